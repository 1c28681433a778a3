package org.athanor.potentials.matching;

import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.athanor.potentials.potential.Potential;
import org.athanor.potentials.potential.Prediction;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Units;
import org.athanor.potentials.structure.Vectors;

/**
 * A label that was chosen and paid for.
 *
 * @param id of the candidate
 * @param structure that was labelled
 * @param kind what of it counts
 * @param atom which atom's force, from 0; without effect for other kinds
 * @param labels what the reference said
 * @param weight w = 1/σ², in the kind's unit
 */
public record BoughtLabel(
    String id, Structure structure, LabelKind kind, int atom, Labels labels, double weight) {
  /**
   * Checks what can be checked without the potential.
   *
   * @throws IllegalArgumentException if the weight is not positive and finite, the stress is
   *     missing where it counts, or there is no such atom
   */
  public BoughtLabel {
    if (!(weight > 0 && Double.isFinite(weight))) {
      throw new IllegalArgumentException(id + ": expected a positive weight, got " + weight);
    }
    if (kind == LabelKind.STRESS && labels.virial().isEmpty()) {
      throw new IllegalArgumentException(id + ": expected a label with stress, got none");
    }
    if (kind == LabelKind.ATOM_FORCES && !(atom >= 0 && atom < structure.size())) {
      throw new IllegalArgumentException(
          id + ": expected one of " + structure.size() + " atoms, got number " + (atom + 1));
    }
  }

  /**
   * A label like it that a potential might have led to: its prediction, with noise of the standard
   * deviation 1/√w in every number that counts.
   *
   * @param normals standard normal numbers
   */
  public BoughtLabel drawn(Potential potential, DoubleSupplier normals) {
    Prediction said = potential.predict(structure);
    double sigma = 1 / Math.sqrt(weight);
    double energy = said.energy();
    double[] forces = said.forces().toArray();
    Matrix3 virial = said.virial();
    switch (kind) {
      case ENERGY -> energy += structure.size() * sigma * normals.getAsDouble();
      case FORCES -> shake(forces, 0, forces.length, sigma, normals);
      case ATOM_FORCES -> shake(forces, 3 * atom, 3 * atom + 3, sigma, normals);
      case CENTRE_FORCE -> shake(forces, 0, 3, sigma, normals);
      case STRESS -> {
        double[] e = new double[6];
        shake(e, 0, 6, sigma * structure.cell().volume() / Units.GPA_PER_EV_PER_A3, normals);
        virial = virial.plus(Matrix3.of(e[0], e[5], e[4], e[5], e[1], e[3], e[4], e[3], e[2]));
      }
    }
    Labels drawn = new Labels(energy, Vectors.of(forces), Optional.of(virial));
    return new BoughtLabel(id, structure, kind, atom, drawn, weight);
  }

  private static void shake(
      double[] numbers, int from, int to, double sigma, DoubleSupplier normals) {
    for (int k = from; k < to; k++) {
      numbers[k] += sigma * normals.getAsDouble();
    }
  }

  /** What the label says, in the kind's unit. */
  double[] said() {
    Matrix3 virial = labels.virial().orElse(Matrix3.ZERO);
    return kind.numbers(structure, labels.energy(), labels.forces(), virial, atom);
  }
}
