package org.athanor.potentials.linear;

/**
 * How much each residual counts in a fit: 1/(the deviation thought tolerable).
 *
 * @param energyPerAtom weight of (energy residual)/n, in 1/eV
 * @param force weight of every force component's residual, in Å/eV
 * @param virialPerAtom weight of (virial component's residual)/n, in 1/eV
 */
public record FitWeights(double energyPerAtom, double force, double virialPerAtom) {
  /** 5 meV/atom, 50 meV/Å, 25 meV/atom. */
  public static final FitWeights STANDARD = new FitWeights(200, 20, 40);

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a weight is negative or not finite, or all are zero
   */
  public FitWeights {
    double sum = energyPerAtom + force + virialPerAtom;
    boolean negative = energyPerAtom < 0 || force < 0 || virialPerAtom < 0;
    if (negative || !(sum > 0) || !Double.isFinite(sum)) {
      throw new IllegalArgumentException(
          "fit weights: expected finite weights of at least 0 (1/eV, Å/eV, 1/eV), not all 0, got "
              + energyPerAtom
              + ", "
              + force
              + ", "
              + virialPerAtom);
    }
  }

  /** These weights times a factor, for a label that counts more or less than others. */
  public FitWeights times(double factor) {
    return new FitWeights(energyPerAtom * factor, force * factor, virialPerAtom * factor);
  }
}
