package org.athanor.potentials.matching;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.athanor.potentials.potential.ParametricPotential;

/**
 * A fit under which the crystal of a target is at rest.
 *
 * <p>A fit to few labels, or to labels that the potential cannot follow, may leave the crystal
 * without a minimum, and so without properties to match with. Then it is held to where it began by
 * the least ridge λ|θ − θ_start|², of a series that rises by a hundred, with which there is one.
 * Source of the ridge: Kurniawan et al., arXiv:2411.02740.
 *
 * @param calibration the fit
 * @param readings the crystal's properties under it
 * @param ridge λ that it took; empty where a free fit was enough
 */
public record RestingFit<T>(Calibration calibration, T readings, Optional<Double> ridge) {
  private static final double FIRST = 1e-4;

  /** Holds anything. */
  private static final double LAST = 1e15;

  /**
   * Fits, and holds the fit if it must be held.
   *
   * @param crystal reads the properties under a potential
   * @param open what it throws if the crystal has no minimum
   * @throws RuntimeException what it threw at first, if no ridge helps
   */
  public static <T> RestingFit<T> of(
      ParametricPotential start,
      List<BoughtLabel> labels,
      Function<ParametricPotential, T> crystal,
      Class<? extends RuntimeException> open) {
    Calibration free = WeightedFit.of(start, labels);
    try {
      return new RestingFit<>(free, crystal.apply(free.potential()), Optional.empty());
    } catch (RuntimeException first) {
      for (double ridge = FIRST; open.isInstance(first) && ridge < LAST; ridge *= 100) {
        Calibration held = WeightedFit.of(start, labels, ridge);
        try {
          T readings = crystal.apply(held.potential());
          return new RestingFit<>(held, readings, Optional.of(ridge));
        } catch (RuntimeException next) {
          if (!open.isInstance(next)) {
            throw next;
          }
          first.addSuppressed(next);
        }
      }
      throw first;
    }
  }
}
