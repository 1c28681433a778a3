/** Leases: how long a worker's silence is believed to be work. */
package org.athanor.actors.lease;
