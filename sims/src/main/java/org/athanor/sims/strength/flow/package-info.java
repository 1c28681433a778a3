/** Averages over the plateau of a stress–strain curve, and how sure they are. */
package org.athanor.sims.strength.flow;
