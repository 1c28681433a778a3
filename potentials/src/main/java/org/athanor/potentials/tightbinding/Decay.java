package org.athanor.potentials.tightbinding;

/**
 * How an interaction fades with the distance:
 *
 * <pre>
 * V(r) = V₀ (r₀/r)ⁿ exp{ n [ (r₀/r_c)^n_c − (r/r_c)^n_c ] },  r &lt; r₁
 * </pre>
 *
 * and from r₁ to r_m the cubic polynomial that goes on with the value and the slope at r₁ and ends
 * with neither at r_m.
 *
 * <p>Source: L. Goodwin, A. J. Skinner and D. G. Pettifor, Europhys. Lett. 9, 701 (1989).
 *
 * @param amplitude V₀, the value at r₀: in eV, or a number
 * @param reference r₀ in Å
 * @param power n
 * @param sharpness n_c
 * @param range r_c in Å
 * @param tail r₁ in Å
 * @param end r_m in Å
 */
public record Decay(
    double amplitude,
    double reference,
    double power,
    double sharpness,
    double range,
    double tail,
    double end) {
  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException unless all are finite, lengths positive and r₁ &lt; r_m
   */
  public Decay {
    boolean finite = Double.isFinite(amplitude + power + sharpness);
    if (!finite || !(reference > 0 && range > 0 && tail > 0 && tail < end)) {
      throw new IllegalArgumentException(
          "decay: expected finite numbers, positive lengths in Å and a tail that ends beyond its"
              + " beginning, got amplitude "
              + amplitude
              + ", lengths "
              + reference
              + ", "
              + range
              + ", "
              + tail
              + ", "
              + end);
    }
  }

  /** Every number, as text of one form. */
  String description() {
    return amplitude
        + " at "
        + reference
        + " Å, n "
        + power
        + ", nc "
        + sharpness
        + ", rc "
        + range
        + " Å, tail "
        + tail
        + " to "
        + end
        + " Å";
  }

  /** The same with another strength and another shape. */
  Decay with(double newAmplitude, double newSharpness, double newRange) {
    return new Decay(newAmplitude, reference, power, newSharpness, newRange, tail, end);
  }
}
