package org.athanor.potentials.embedding;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.athanor.potentials.numerics.Descent;
import org.athanor.potentials.parallel.Order;
import org.athanor.potentials.parallel.Parts;
import org.athanor.potentials.parallel.Team;
import org.athanor.potentials.structure.Scalars;
import org.athanor.potentials.uncertainty.CalibratedFit.Label;

/**
 * ½ [Σ_labels |weighted residuals|² + Σ_k r_k θ_k²] and its gradient by the unknowns θ.
 *
 * <p>Labels are shared out among a team; their parts are summed in the labels' order, so that the
 * bits do not depend on it.
 *
 * @param labels what is fitted to
 * @param ridge r, [P]; 0 for unknowns that are free
 * @param potential of unknowns
 * @param team that shares the labels
 */
record Loss(
    List<Label> labels, Scalars ridge, Function<Scalars, EmbeddedPotential> potential, Team team)
    implements Descent.Slope {
  /** Labels whose gradients are kept until they are summed. */
  private static final int BATCH = 128;

  @Override
  public double at(double[] x, double[] gradient) {
    EmbeddedPotential here = potential.apply(Scalars.of(x));
    // Tables of these coefficients are made once, before threads ask for them.
    here.kernel(labels.getFirst().structure().species());
    double sum = 0;
    for (int k = 0; k < x.length; k++) {
      gradient[k] = ridge.get(k) * x[k];
      sum += ridge.get(k) * x[k] * x[k];
    }
    double loss = 0.5 * sum;
    double[][] slopes = new double[Math.min(BATCH, labels.size())][x.length];
    for (int from = 0; from < labels.size(); from += BATCH) {
      loss += batch(here, labels.subList(from, Math.min(labels.size(), from + BATCH)), slopes);
      for (int k = 0; k < Math.min(BATCH, labels.size() - from); k++) {
        for (int p = 0; p < x.length; p++) {
          gradient[p] += slopes[k][p];
        }
      }
    }
    return loss;
  }

  private double batch(EmbeddedPotential here, List<Label> batch, double[][] slopes) {
    double[] losses = new double[batch.size()];
    team.run(
        Order.free(Parts.each(batch.size()), 1),
        (member, k) -> {
          Label label = batch.get(k);
          Arrays.fill(slopes[k], 0);
          losses[k] =
              new LabelLoss(here).of(label.structure(), label.labels(), label.weights(), slopes[k]);
        });
    double sum = 0;
    for (double loss : losses) {
      sum += loss;
    }
    return sum;
  }
}
