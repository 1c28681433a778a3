/** Machines that work for a campaign of another: how they come, are supplied, and go. */
package org.athanor.actors.node;
