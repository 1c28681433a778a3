/** Potentials by one word: of a command line, or of a campaign file. */
package org.athanor.sims.potential;
