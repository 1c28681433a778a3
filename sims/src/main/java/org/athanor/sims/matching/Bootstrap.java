package org.athanor.sims.matching;

import java.util.ArrayList;
import java.util.List;
import org.athanor.potentials.matching.BoughtLabel;
import org.athanor.potentials.matching.WeightedFit;
import org.athanor.potentials.potential.ParametricPotential;
import org.athanor.potentials.structure.Scalars;
import org.athanor.sims.dynamics.Noise;
import org.athanor.sims.properties.NotRelaxedException;
import org.athanor.sims.properties.sensitivity.Indicator;
import org.athanor.sims.properties.sensitivity.PropertyJacobian;
import org.athanor.sims.properties.sensitivity.Reading;
import org.athanor.sims.properties.sensitivity.Wanted;

/**
 * A check of propagated standard deviations that does not linearise: labels are drawn anew around
 * the fitted potential's predictions, with the accuracy that their weights ask for, fitted again,
 * and the properties computed again (parametric bootstrap; Efron, Ann. Stat. 7, 1 (1979)).
 *
 * @param deviations of the properties over the draws, in their units
 * @param draws how many were fitted
 * @param lost how many more gave a crystal that does not come to rest
 */
public record Bootstrap(Scalars deviations, int draws, int lost) {
  /** Relative standard error of each deviation, 1/√(2(n−1)), where draws are normal. */
  public double relativeError() {
    return 1 / Math.sqrt(2.0 * (draws - 1));
  }

  /**
   * Runs it.
   *
   * @param count draws, 2 or more
   * @throws IllegalArgumentException if fewer are asked for, or fewer come to rest
   */
  public static Bootstrap of(Outcome outcome, Plan plan, int count, long seed) {
    if (count < 2) {
      throw new IllegalArgumentException("bootstrap: expected 2 draws or more, got " + count);
    }
    ParametricPotential at = outcome.calibration().potential();
    List<Scalars> values = new ArrayList<>();
    int lost = 0;
    for (int draw = 0; draw < count; draw++) {
      Noise noise = Noise.seeded(seed, draw);
      List<BoughtLabel> labels =
          outcome.bought().stream().map(label -> label.drawn(at, noise::normal)).toList();
      try {
        values.add(properties(WeightedFit.of(at, labels).potential(), plan));
      } catch (NotRelaxedException notAtRest) {
        lost++;
      }
    }
    if (values.size() < 2) {
      throw new IllegalArgumentException(
          "bootstrap: expected crystals that come to rest, got none in " + count + " draws");
    }
    return new Bootstrap(spread(values), values.size(), lost);
  }

  private static Scalars properties(ParametricPotential potential, Plan plan) {
    List<Indicator> indicators = plan.target().stream().map(Wanted::indicator).toList();
    return Scalars.of(
        PropertyJacobian.of(potential, plan.crystal(), indicators).stream()
            .mapToDouble(Reading::value)
            .toArray());
  }

  private static Scalars spread(List<Scalars> values) {
    double[] spread = new double[values.getFirst().size()];
    for (int q = 0; q < spread.length; q++) {
      int place = q;
      double mean = values.stream().mapToDouble(one -> one.get(place)).sum() / values.size();
      double squares =
          values.stream()
              .mapToDouble(one -> (one.get(place) - mean) * (one.get(place) - mean))
              .sum();
      spread[q] = Math.sqrt(squares / (values.size() - 1));
    }
    return Scalars.of(spread);
  }
}
