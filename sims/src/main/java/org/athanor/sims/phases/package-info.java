/** Crystals by name: where walks start. */
package org.athanor.sims.phases;
