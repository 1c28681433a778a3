package org.athanor.potentials.eam;

/**
 * What the forces of an embedded-atom potential are made of: dE/dr_ij = F′_i ρ′ at i + F′_j ρ′ at j
 * + φ′.
 *
 * <p>Embedding slopes F′ are per atom [n], in eV per density; the others per kept pair.
 */
final class PairSlopes {
  final double[] embedding;

  /** dφ/dr in eV/Å. */
  double[] pair = new double[0];

  /** Slope of the density at i, per Å. */
  double[] atI = new double[0];

  /** The same array as at i where all atoms are of one element, since the functions are one. */
  double[] atJ = new double[0];

  private final boolean oneElement;

  PairSlopes(int atoms, boolean oneElement) {
    this.embedding = new double[atoms];
    this.oneElement = oneElement;
  }

  /** Makes room; what was there is lost when it was too small. */
  void grow(int pairs) {
    if (pair.length < pairs) {
      int capacity = pairs + pairs / 8;
      pair = new double[capacity];
      atI = new double[capacity];
      atJ = oneElement ? atI : new double[capacity];
    }
  }
}
