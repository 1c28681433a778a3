package org.athanor.potentials.fingerprint;

import org.athanor.potentials.numerics.Rows;

/** The weighted overlap matrix O of a sphere's orbitals, and the pull of a function of it. */
sealed interface Overlap permits SOverlap, SpOverlap {
  /** The size of O for this sphere. */
  int size(Sphere sphere);

  /** Writes O with padded rows, zeros in the padding. */
  void fill(Sphere sphere, Rows.Block matrix);

  /**
   * Sets {@code pull} to ∂L/∂r_a of every atom but the centre, with respect to its position
   * relative to the centre, for a function L of O.
   *
   * @param slope G = ∂L/∂O, symmetric, with padded rows
   * @param pull row-major, [≥ 3·count], in units of L per Å
   */
  void pull(Sphere sphere, Rows.Block slope, double[] pull);
}
