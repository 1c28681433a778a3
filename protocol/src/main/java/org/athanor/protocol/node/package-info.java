/** What machines that work on a campaign say to each other. */
package org.athanor.protocol.node;
