package org.athanor.potentials.entropy;

import org.athanor.potentials.structure.Neighbours;
import org.athanor.potentials.structure.Structure;

/**
 * How much alike the surroundings of a structure's atoms are turned: 1 in a crystal at rest, about
 * 1/√n in a liquid of n atoms.
 *
 * <p>Every atom's bond directions, weighted by (1 − d²/r²)², give its bond-order vector q_lm = Σ w
 * Y_lm / Σ w (Steinhardt, Nelson and Ronchetti, Phys. Rev. B 28, 784 (1983)) with l = 4 and 6. The
 * coherence is the length of the mean vector over the root mean square length of the atoms'
 * vectors; it does not change under rotation, permutation or supercells. Heat blurs it slowly:
 * silicon whose atoms are displaced by 0.2 Å along every axis, more than at its melting point,
 * still has 0.75.
 *
 * @param atoms n
 * @param coherence from 0 to 1; 1 for lone atoms
 */
public record Order(int atoms, double coherence) {
  /**
   * Bond lengths up to this share of the fingerprint's cutoff count: the first two shells or so.
   */
  private static final double RANGE = 0.8;

  /**
   * The order of a structure.
   *
   * @param cutoff of the fingerprints in Å
   */
  public static Order of(Structure structure, double cutoff) {
    double range = RANGE * cutoff;
    return of(Neighbours.of(structure, range), range);
  }

  private static Order of(Neighbours neighbours, double range) {
    int n = neighbours.atoms();
    BondOrder atom = new BondOrder();
    double[] mean = new double[BondOrder.SIZE];
    double squares = 0;
    for (int i = 0; i < n; i++) {
      double[] q = atom.of(neighbours, i, range);
      for (int k = 0; k < q.length; k++) {
        mean[k] += q[k] / n;
        squares += q[k] * q[k] / n;
      }
    }
    double square = 0;
    for (double component : mean) {
      square += component * component;
    }
    return new Order(n, squares == 0 ? 1 : Math.sqrt(square / squares));
  }

  /**
   * The coherence from which a structure of this size counts as ordered: 0.4 + 0.8/√n, at most 0.9,
   * as a few atoms look alike by chance. Calibrated on rattled and on random cells of diamond,
   * β-tin, hexagonal, B1 and B2 structures.
   */
  public double threshold() {
    return Math.min(0.9, 0.4 + 0.8 / Math.sqrt(atoms));
  }

  /** Whether the structure is a crystal, however warm. */
  public boolean ordered() {
    return coherence >= threshold();
  }

  /** What samples suit it: its mean fingerprint if ordered, its atoms' if not. */
  public Mode mode() {
    return ordered() ? Mode.PER_CONFIGURATION : Mode.PER_ATOM;
  }
}
