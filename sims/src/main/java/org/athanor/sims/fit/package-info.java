/** Fits and selections on files, outside of a campaign. */
package org.athanor.sims.fit;
