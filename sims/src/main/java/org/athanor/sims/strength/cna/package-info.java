/** Common neighbour analysis: which atoms lie in a crystal, and in which. */
package org.athanor.sims.strength.cna;
