package org.athanor.sims.report.plot;

import java.util.List;
import org.athanor.sims.report.plot.Scale.Tick;

/**
 * An axis of a plot.
 *
 * @param title the quantity with its unit, such as {@code force error (meV/Å)}
 * @param scale how its values are laid out
 * @param ticks its marks
 */
public record Axis(String title, Scale scale, List<Tick> ticks) {
  /** Copies the list. */
  public Axis {
    ticks = List.copyOf(ticks);
  }

  /** With the marks of the scale. */
  public Axis(String title, Scale scale) {
    this(title, scale, scale.ticks());
  }
}
