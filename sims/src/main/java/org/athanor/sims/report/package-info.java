/** What a campaign did and how good its potential is, as a page with plots and as plain text. */
package org.athanor.sims.report;
