/** The labeler pool's facts: what was asked for, started, paid for, and what failed. */
package org.athanor.protocol.label;
