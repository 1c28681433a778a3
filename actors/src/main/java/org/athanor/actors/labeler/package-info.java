/** The labeler pool and its labelers: they pay for labels, once. */
package org.athanor.actors.labeler;
