package org.athanor.potentials.uncertainty;

import java.util.Optional;

/**
 * A quantity's width, and how it was found.
 *
 * @param width of its errors
 * @param count on how many held-out errors it rests; 0 where it is the fit's own guess
 * @param coverage of held-out errors by the width that the others of them give; empty if there are
 *     fewer than 20
 */
public record Calibration(Width width, long count, Optional<Coverage> coverage) {
  private static final int FEWEST = 20;

  /** By held-out errors and the variances that the labels leave to them. */
  static Calibration of(HeldOutErrors held) {
    Width width = Width.calibrated(held.variances(), held.errors());
    if (held.count() < FEWEST || held.side(0).count() == 0 || held.side(1).count() == 0) {
      return new Calibration(width, held.count(), Optional.empty());
    }
    Coverage.Counts counts = new Coverage.Counts();
    for (int side = 0; side < 2; side++) {
      HeldOutErrors one = held.side(side);
      Width half = Width.calibrated(one.variances(), one.errors());
      held.side(1 - side).cover(half, counts);
    }
    return new Calibration(width, held.count(), Optional.of(counts.coverage()));
  }

  /** Without held-out errors: what the noise of the fit itself says. */
  static Calibration guessed(double noise) {
    return new Calibration(new Width(1, noise), 0, Optional.empty());
  }
}
