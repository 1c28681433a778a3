package org.athanor.potentials.screening;

import org.athanor.potentials.linear.LinearFit;

/**
 * Fits to some of the labels, by which all of them are judged.
 *
 * @param forces to forces alone
 * @param energies to energies too, which tell of pressure where forces are small by symmetry
 */
record Expectation(LinearFit forces, LinearFit energies) {}
