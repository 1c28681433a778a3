package org.athanor.potentials.selection;

import java.util.List;
import org.athanor.potentials.linear.FitWeights;
import org.athanor.potentials.linear.LinearFit;
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
  private final RidgeFit sums;
  private final LinearFit fit;
  private final FitWeights weights;
  private final List<Structure> structures;
  private Posterior posterior;

  private UncertaintySelection(
      RidgeFit sums, LinearFit fit, FitWeights weights, List<Structure> structures) {
    this.sums = sums;
    this.fit = fit;
    this.weights = weights;
    this.structures = structures;
    this.posterior = fit.posterior();
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
    return LazyGreedy.pick(new UncertaintySelection(sums, sums.solve(), weights, structures), most);
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
    posterior = sums.posterior(fit);
  }
}
