/** Commands to a campaign that another process runs. */
package org.athanor.sims.steer;
