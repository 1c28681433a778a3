/** Wiring: from a campaign file to a running campaign, and from its end to files for people. */
package org.athanor.sims.run;
