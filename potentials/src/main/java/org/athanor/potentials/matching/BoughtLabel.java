package org.athanor.potentials.matching;

import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Structure;

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

  /** What the label says, in the kind's unit. */
  double[] said() {
    Matrix3 virial = labels.virial().orElse(Matrix3.ZERO);
    return kind.numbers(structure, labels.energy(), labels.forces(), virial, atom);
  }
}
