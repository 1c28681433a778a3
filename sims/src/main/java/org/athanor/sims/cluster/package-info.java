/** How the processes of a campaign find and trust each other, and what one hands to another. */
package org.athanor.sims.cluster;
