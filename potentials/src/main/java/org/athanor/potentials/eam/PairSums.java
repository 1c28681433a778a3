package org.athanor.potentials.eam;

import org.athanor.potentials.structure.Nearby;

/** What the pairs of one atom add, pair by pair; work arrays of one thread. */
final class PairSums {
  /** φ in eV, and the density at i and at j. */
  double[] energy = new double[0];

  double[] atI = new double[0];

  /** The same array as at i for functions that are alike. */
  double[] atJ = new double[0];

  /** In which piece of a table a pair is, how far through it from 0 to 1, and 1/r per Å. */
  int[] piece = new int[0];

  double[] along = new double[0];
  double[] inverse = new double[0];

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
      piece = new int[capacity];
      along = new double[capacity];
      inverse = new double[capacity];
    }
  }

  /** Finds each pair's place in tables; a loop that the compiler turns into vector instructions. */
  void locate(Nearby nearby, double perStep, int last) {
    double[] squares = nearby.squares();
    for (int k = 0; k < nearby.count(); k++) {
      double r = Math.sqrt(squares[k]);
      double p = r * perStep;
      int m = Math.min((int) p, last);
      piece[k] = m;
      along[k] = Math.min(p - m, 1);
      inverse[k] = 1 / r;
    }
  }
}
