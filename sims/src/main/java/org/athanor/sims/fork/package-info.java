/** Campaigns that part from another one at the end of a round. */
package org.athanor.sims.fork;
