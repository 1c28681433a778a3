/** What is shown while a campaign runs: a live block on a terminal, plain lines elsewhere. */
package org.athanor.sims.terminal;
