package org.athanor.potentials.selection;

import java.util.List;
import org.athanor.potentials.linear.Columns;
import org.athanor.potentials.linear.FitWeights;
import org.athanor.potentials.linear.QuantityRows;
import org.athanor.potentials.regression.Committee;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.uncertainty.CalibratedFit;
import org.athanor.potentials.uncertainty.CalibratedFit.Source;
import org.athanor.potentials.uncertainty.CalibratedPotential;

/**
 * Picks the structures about whose forces a committee of fits disagrees most: by the root of the
 * mean variance of the force components, in eV/Å.
 *
 * <p>After each pick the members are drawn together as the label would do it, whatever it says
 * ({@link Committee#knowing}), so that structures like it are worth less. Variances only fall, so
 * the lazy greedy choice is the greedy one.
 */
public final class CommitteeSelection implements Candidates {
  private final Columns columns;
  private final FitWeights weights;
  private final List<Structure> structures;
  private Committee committee;

  private CommitteeSelection(
      Columns columns, Committee committee, FitWeights weights, List<Structure> structures) {
    this.columns = columns;
    this.committee = committee;
    this.weights = weights;
    this.structures = structures;
  }

  /**
   * The best {@code most} structures, in the order of picking.
   *
   * @param dataset has absorbed the labels in hand; not changed
   * @param weights of the labels to come
   * @throws IllegalArgumentException if it has absorbed too few labels for a committee
   */
  public static List<Pick> pick(
      CalibratedFit dataset, FitWeights weights, List<Structure> structures, int most) {
    CalibratedPotential fitted = dataset.solve(Source.COMMITTEE);
    if (!(fitted.uncertainty().spread() instanceof Committee committee)) {
      throw new IllegalArgumentException(
          "committee: expected enough labels for two fits that each leave out a group of "
              + CalibratedFit.CONSECUTIVE
              + ", got "
              + dataset.labels());
    }
    FitWeights perNoise = weights.times(1 / Math.sqrt(fitted.fit().noise()));
    return LazyGreedy.pick(
        new CommitteeSelection(dataset.columns(), committee, perNoise, structures), most);
  }

  @Override
  public int count() {
    return structures.size();
  }

  @Override
  public double worth(int index) {
    double sum = 0;
    double[] variances = columns.rows(structures.get(index)).forceVariances(committee);
    for (double variance : variances) {
      sum += variance;
    }
    return Math.sqrt(sum / variances.length);
  }

  @Override
  public void take(int index) {
    QuantityRows rows = columns.rows(structures.get(index));
    double[] weighted = rows.weighted(weights);
    committee = committee.knowing(weighted, weighted.length / rows.size());
  }
}
