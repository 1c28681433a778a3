/** When the event-sourced actors take snapshots. */
package org.athanor.actors.snapshot;
