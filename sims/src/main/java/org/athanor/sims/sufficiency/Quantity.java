package org.athanor.sims.sufficiency;

import org.athanor.sims.strength.Curve;
import org.athanor.sims.strength.Curve.Window;
import org.athanor.sims.strength.Sample;

/** What is read off a stress–strain curve, in GPa. */
public enum Quantity {
  /** The mean stress over a window of strain, in which the crystal flows. */
  FLOW,
  /** The largest stress, at which the crystal yields. */
  YIELD;

  /**
   * Its value.
   *
   * @throws IllegalArgumentException if the curve has no sample in the window
   */
  double of(Curve curve, Window window) {
    return switch (this) {
      case YIELD -> curve.peak().stressGPa();
      case FLOW ->
          curve.samples().stream()
              .filter(one -> one.strain() >= window.from() && one.strain() <= window.to())
              .mapToDouble(Sample::stressGPa)
              .average()
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "--plateau: expected true strains that the run reaches, got "
                              + window.from()
                              + " to "
                              + window.to()));
    };
  }
}
