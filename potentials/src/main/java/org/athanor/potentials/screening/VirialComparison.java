package org.athanor.potentials.screening;

/**
 * The six components of a virial beside those that a fit to forces and energies expects.
 *
 * @param index of the label
 * @param atoms of its structure
 * @param product the sum of expected times got, in eV²
 * @param expected the sum of squares of what the fit says, in eV²; not zero
 * @param got the sum of squares of the label's, in eV²; not zero
 */
record VirialComparison(int index, int atoms, double product, double expected, double got) {

  /** 1 for the same direction, −1 for the opposite one. */
  double cosine() {
    return product / Math.sqrt(expected * got);
  }

  /** How many times what is expected was got, along it. */
  double ratio() {
    return product / expected;
  }

  /** The difference in eV per atom. */
  double miss() {
    return Math.sqrt(Math.max(0, expected - 2 * product + got)) / atoms;
  }
}
