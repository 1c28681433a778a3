package org.athanor.potentials.ionic;

/** What pairs below a cutoff carry of Coulomb's energy of two unit charges. */
sealed interface NearPart permits Screening, Splitting {
  /**
   * Puts it at {@code r} in Å, up to the cutoff, and its derivatives into {@code target}, in 1/Å.
   */
  void near(double r, double[] target);

  /** Energy of a unit charge with itself, in 1/Å. */
  double own();
}
