/** Where the process that runs a campaign hears what others want of it. */
package org.athanor.sims.helm;
