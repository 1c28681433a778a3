/** What becomes of actors that break down. */
package org.athanor.actors.restart;
