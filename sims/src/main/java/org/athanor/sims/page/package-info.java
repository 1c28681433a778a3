/** The live page of a campaign: read from its journal and folder, and never written to. */
package org.athanor.sims.page;
