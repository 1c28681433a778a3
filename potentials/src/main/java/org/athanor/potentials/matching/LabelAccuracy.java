package org.athanor.potentials.matching;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.athanor.potentials.potential.Sensitivity;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Structure;

/**
 * How accurate the kinds of numbers of one label are beside each other, so that a label can be
 * bought as a whole: one calculation gives the energy, the forces and the stress of a structure,
 * and is paid for once.
 *
 * <p>A structure is one candidate with I = Σ_k I_k/σ_k², and one weight w: of its numbers of kind k
 * the weight is w/σ_k². At w = 1 the label is as accurate as is said here.
 *
 * @param deviations σ_k of the kinds that count, in the kind's unit, at weight one
 */
public record LabelAccuracy(SortedMap<LabelKind, Double> deviations) {
  /**
   * Copies the map.
   *
   * @throws IllegalArgumentException if no kind counts, a deviation is not positive and finite, or
   *     forces would count atom by atom: nobody can buy the force on one atom alone
   */
  public LabelAccuracy {
    deviations = Collections.unmodifiableSortedMap(new TreeMap<>(deviations));
    if (deviations.isEmpty() || deviations.containsKey(LabelKind.ATOM_FORCES)) {
      throw new IllegalArgumentException(
          "label: expected kinds among energy, forces and stress, got " + deviations.keySet());
    }
    for (Map.Entry<LabelKind, Double> one : deviations.entrySet()) {
      if (!(one.getValue() > 0 && Double.isFinite(one.getValue()))) {
        throw new IllegalArgumentException(
            one.getKey().word()
                + ": expected a positive deviation in "
                + one.getKey().unit()
                + ", got "
                + one.getValue());
      }
    }
  }

  /** All that a label of this structure says of the parameters, at weight one. */
  public Candidate candidate(String id, Structure structure, Sensitivity sensitivity) {
    List<double[]> rows = new ArrayList<>();
    for (Map.Entry<LabelKind, Double> one : deviations.entrySet()) {
      for (double[] row : LabelJacobian.rows(structure, sensitivity, one.getKey(), 0)) {
        for (int p = 0; p < row.length; p++) {
          row[p] /= one.getValue();
        }
        rows.add(row);
      }
    }
    return new Candidate(id, Information.ofJacobian(rows.toArray(double[][]::new)));
  }

  /**
   * A label that was paid for, kind by kind.
   *
   * @param weight w of the whole
   * @throws IllegalArgumentException if the stress counts and the label has none
   */
  public List<BoughtLabel> bought(String id, Structure structure, Labels labels, double weight) {
    List<BoughtLabel> kinds = new ArrayList<>();
    deviations.forEach(
        (kind, deviation) ->
            kinds.add(
                new BoughtLabel(
                    kind.id(id, 0), structure, kind, 0, labels, weight / (deviation * deviation))));
    return kinds;
  }
}
