package org.athanor.potentials.selection;

import java.util.List;
import java.util.function.Function;
import org.athanor.potentials.linear.Columns;
import org.athanor.potentials.linear.FitWeights;
import org.athanor.potentials.linear.LinearFit;
import org.athanor.potentials.linear.Prior;
import org.athanor.potentials.linear.QuantityRows;
import org.athanor.potentials.linear.RidgeFit;
import org.athanor.potentials.regression.Posterior;
import org.athanor.potentials.structure.Structure;

/**
 * Picks the structures whose forces a fit is least certain of: by the root of the mean variance of
 * the force components, in eV/Å, as the posterior says.
 *
 * <p>What a label would say of the coefficients does not depend on its value, so after each pick
 * the posterior is that with its label, and structures like it are worth less. Variances only fall,
 * so the lazy greedy choice is the greedy one.
 */
public final class UncertaintySelection implements Candidates {
  /** λ where no labels say how large it should be. */
  private static final double USUAL = 1e-8;

  private final RidgeFit sums;
  private final Function<RidgeFit, Posterior> certainty;
  private final FitWeights weights;
  private final List<Structure> structures;
  private Posterior posterior;

  private UncertaintySelection(
      RidgeFit sums,
      Function<RidgeFit, Posterior> certainty,
      FitWeights weights,
      List<Structure> structures) {
    this.sums = sums;
    this.certainty = certainty;
    this.weights = weights;
    this.structures = structures;
    this.posterior = certainty.apply(sums);
  }

  /**
   * The best {@code most} structures, in the order of picking.
   *
   * @param dataset has absorbed the labels in hand; not changed
   * @param weights of the labels to come
   * @throws IllegalStateException if it has absorbed nothing
   */
  public static List<Pick> pick(
      RidgeFit dataset, FitWeights weights, List<Structure> structures, int most) {
    RidgeFit sums = dataset.copy();
    LinearFit fit = sums.solve();
    return LazyGreedy.pick(
        new UncertaintySelection(sums, now -> now.posterior(fit), weights, structures), most);
  }

  /**
   * The same beside structures whose labels are not at hand: what a label says of certainty does
   * not depend on its value. The ridge is a usual one, and the unit of worth arbitrary.
   *
   * @param known structures that have labels, or will have
   */
  public static List<Pick> pick(
      Columns columns,
      FitWeights weights,
      List<Structure> known,
      List<Structure> structures,
      int most) {
    RidgeFit sums = RidgeFit.start(columns, weights, Prior.RIDGE);
    known.forEach(s -> sums.absorbUnlabelled(columns.rows(s), weights));
    RidgeFit start = sums.copy();
    return LazyGreedy.pick(
        new UncertaintySelection(sums, now -> now.posterior(start, USUAL), weights, structures),
        most);
  }

  @Override
  public int count() {
    return structures.size();
  }

  @Override
  public double worth(int index) {
    QuantityRows rows = sums.columns().rows(structures.get(index));
    double sum = 0;
    double[] variances = rows.forceVariances(posterior);
    for (double variance : variances) {
      sum += variance;
    }
    return Math.sqrt(sum / variances.length);
  }

  @Override
  public void take(int index) {
    sums.absorbUnlabelled(sums.columns().rows(structures.get(index)), weights);
    posterior = certainty.apply(sums);
  }
}
