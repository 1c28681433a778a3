package org.athanor.potentials.linear;

import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Vectors;

/**
 * How much each residual counts in a fit: 1/(the deviation thought tolerable).
 *
 * @param energyPerAtom weight of (energy residual)/n, in 1/eV
 * @param force weight of every force component's residual, in Å/eV
 * @param virialPerAtom weight of (virial component's residual)/n, in 1/eV
 * @param softForce F₀ in eV/Å: the squares of a label's residuals count 1/(1 + F²/F₀²), F the root
 *     mean square of its force components; infinite where all labels count alike
 */
public record FitWeights(
    double energyPerAtom, double force, double virialPerAtom, double softForce) {
  /** 5 meV/atom, 50 meV/Å, 25 meV/atom. */
  public static final FitWeights STANDARD = new FitWeights(200, 20, 40);

  /** Of labels that all count alike. */
  public FitWeights(double energyPerAtom, double force, double virialPerAtom) {
    this(energyPerAtom, force, virialPerAtom, Double.POSITIVE_INFINITY);
  }

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a weight is negative or not finite, or all are zero
   */
  public FitWeights {
    if (!(softForce > 0)) {
      throw new IllegalArgumentException(
          "fit weights: expected a soft force above 0 in eV/Å, got " + softForce);
    }
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
    return new FitWeights(
        energyPerAtom * factor, force * factor, virialPerAtom * factor, softForce);
  }

  /** Those of a label by its own forces, whatever it is fitted together with. */
  public FitWeights of(Labels label) {
    if (softForce == Double.POSITIVE_INFINITY) {
      return this;
    }
    double ratio = meanSquare(label.forces()) / (softForce * softForce);
    double factor = 1 / Math.sqrt(1 + ratio);
    return new FitWeights(energyPerAtom * factor, force * factor, virialPerAtom * factor);
  }

  private static double meanSquare(Vectors forces) {
    double sum = 0;
    for (int i = 0; i < forces.size(); i++) {
      for (int axis = 0; axis < 3; axis++) {
        sum += forces.get(i, axis) * forces.get(i, axis);
      }
    }
    return sum / (3 * forces.size());
  }
}
