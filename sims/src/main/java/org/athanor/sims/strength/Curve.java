package org.athanor.sims.strength;

import java.util.List;
import java.util.Optional;
import org.athanor.potentials.structure.Scalars;
import org.athanor.sims.strength.flow.Flow;
import org.athanor.sims.strength.flow.StressStrain;

/**
 * The outcome of a run.
 *
 * @param settings what was run
 * @param atoms how many
 * @param samples the curve
 */
public record Curve(StrengthSettings settings, int atoms, List<Sample> samples) {
  /** A range of true strain that is taken as the plateau. */
  public record Window(double from, double to) {}

  /** Copies the samples. */
  public Curve {
    samples = List.copyOf(samples);
  }

  /** The flow stress, over a window or over the plateau that is found. */
  public Flow flow(Optional<Window> window) {
    StressStrain curve =
        new StressStrain(
            Scalars.of(samples.stream().mapToDouble(Sample::strain).toArray()),
            Scalars.of(samples.stream().mapToDouble(Sample::stressGPa).toArray()));
    return window.isPresent()
        ? Flow.within(curve, window.get().from(), window.get().to())
        : Flow.of(curve);
  }

  /** The sample with the largest stress: where the crystal yields. */
  public Sample peak() {
    return samples.stream().reduce((a, b) -> b.stressGPa() > a.stressGPa() ? b : a).orElseThrow();
  }

  /** The last sample. */
  public Sample last() {
    return samples.getLast();
  }
}
