/** A whole campaign as one tree of actors. */
package org.athanor.actors.campaign;
