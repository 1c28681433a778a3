package org.athanor.potentials.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.athanor.potentials.potential.Tally;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;

/** Holds forces against −∂E/∂positions and virials against −∂E/∂strain, every component. */
public final class FiniteDifferences {
  private static final double STEP = 1e-4;

  private FiniteDifferences() {}

  /** Energy, forces and virial of a structure. */
  @FunctionalInterface
  public interface Function {
    /** What it says. */
    Tally at(Structure structure);
  }

  /** Checks all components to {@code tolerance}, relative to the largest force or 1. */
  public static void check(Structure structure, Function function, double tolerance) {
    Tally tally = function.at(structure);
    double largest = Math.max(1, Vectors.of(tally.forces()).largestNorm());
    for (int k = 0; k < 3 * structure.size(); k++) {
      double slope = slope(structure, function, k);
      assertThat(tally.forces()[k])
          .as("force component %d", k)
          .isCloseTo(-slope, within(tolerance * largest));
    }
    double most = Math.max(1, Matrix3.of(tally.virial()).largestAbsolute());
    for (int k = 0; k < 9; k++) {
      assertThat(tally.virial()[k])
          .as("virial component %d", k)
          .isCloseTo(-strainSlope(structure, function, k), within(tolerance * most));
    }
  }

  private static double slope(Structure structure, Function function, int k) {
    double near = moved(structure, function, k, STEP) - moved(structure, function, k, -STEP);
    double far = moved(structure, function, k, 2 * STEP) - moved(structure, function, k, -2 * STEP);
    return (8 * near - far) / (12 * STEP);
  }

  private static double moved(Structure structure, Function function, int k, double step) {
    double[] positions = structure.positions().toArray();
    positions[k] += step;
    return function.at(structure.withPositions(Vectors.of(positions))).energy();
  }

  private static double strainSlope(Structure structure, Function function, int k) {
    double h = STEP / 4;
    double near = strained(structure, function, k, h) - strained(structure, function, k, -h);
    double far = strained(structure, function, k, 2 * h) - strained(structure, function, k, -2 * h);
    return (8 * near - far) / (12 * h);
  }

  private static double strained(Structure structure, Function function, int k, double step) {
    double[] strain = new double[9];
    strain[k] = step;
    return function.at(structure.strained(Matrix3.of(strain))).energy();
  }
}
