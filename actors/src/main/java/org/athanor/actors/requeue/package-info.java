/** Has quarantined structures tried again, between two runs of a campaign. */
package org.athanor.actors.requeue;
