package org.athanor.sims.report.plot;

import java.util.Locale;

/** The colours of a plot; the page says how each looks by day and by night. */
public enum Ink {
  /** What matters most. */
  FIRST,
  /** What it is compared with. */
  SECOND,
  /** A third party. */
  THIRD,
  /** What is there, but not in the foreground. */
  QUIET;

  String css() {
    return "ink-" + name().toLowerCase(Locale.ROOT);
  }
}
