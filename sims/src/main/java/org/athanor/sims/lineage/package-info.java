/** Where a structure of a campaign came from, and what became of it. */
package org.athanor.sims.lineage;
