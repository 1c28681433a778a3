package org.athanor.potentials.eam;

/** What the pairs of one atom add, pair by pair; work arrays of one thread. */
final class PairSums {
  /** φ in eV, and the density at i and at j. */
  double[] energy = new double[0];

  double[] atI = new double[0];

  /** The same array as at i for functions that are alike. */
  double[] atJ = new double[0];

  private final boolean alike;

  PairSums(boolean alike) {
    this.alike = alike;
  }

  void reserve(int pairs) {
    if (energy.length < pairs) {
      int capacity = pairs + pairs / 4;
      energy = new double[capacity];
      atI = new double[capacity];
      atJ = alike ? atI : new double[capacity];
    }
  }
}
