package org.athanor.sims.properties.sensitivity;

import java.util.function.DoubleFunction;
import org.athanor.potentials.potential.Potential;
import org.athanor.potentials.potential.Prediction;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;

/**
 * Sixth-order differences of a prediction along a line of structures.
 *
 * <p>High powers of r/r_e, as in Zhou's EAM, make lower orders lose digits before rounding does.
 *
 * @param forces slope of the forces, [3n]
 * @param virial slope of the virial, [3×3]
 */
record Differences(Vectors forces, Matrix3 virial) {
  /** In Å, and of strains. */
  private static final double STEP = 1e-3;

  private static final double[] WEIGHTS = {-1, 9, -45, 0, 45, -9, 1};

  static Differences along(Potential potential, DoubleFunction<Structure> line) {
    double[] forces = new double[3 * line.apply(0).size()];
    Matrix3 virial = Matrix3.ZERO;
    for (int step = -3; step <= 3; step++) {
      if (step != 0) {
        double weight = WEIGHTS[step + 3] / (60 * STEP);
        Prediction at = potential.predict(line.apply(step * STEP));
        virial = virial.plus(at.virial().times(weight));
        for (int k = 0; k < forces.length; k++) {
          forces[k] += weight * at.forces().get(k / 3, k % 3);
        }
      }
    }
    return new Differences(Vectors.of(forces), virial);
  }

  /** When coordinate {@code k} of the positions grows. */
  static Differences byPosition(Potential potential, Structure structure, int k) {
    return along(
        potential,
        step -> {
          double[] moved = structure.positions().toArray();
          moved[k] += step;
          return structure.withPositions(Vectors.of(moved));
        });
  }

  /** When the structure is strained in proportion to {@code strain}. */
  static Differences byStrain(Potential potential, Structure structure, Matrix3 strain) {
    return along(potential, step -> structure.strained(strain.times(step)));
  }
}
