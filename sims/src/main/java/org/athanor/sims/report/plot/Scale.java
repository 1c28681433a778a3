package org.athanor.sims.report.plot;

import java.util.ArrayList;
import java.util.List;
import org.athanor.sims.status.Format;

/**
 * How the values of an axis are laid out.
 *
 * @param low value at the beginning
 * @param high value at the end
 * @param kind how values are laid out in between
 */
public record Scale(double low, double high, Kind kind) {
  /** How values are laid out. */
  public enum Kind {
    /** Equal differences take equal room. */
    LINEAR,
    /** The same for whole numbers: no mark stands between two of them. */
    WHOLE,
    /** Equal ratios take equal room. */
    LOGARITHMIC,
    /** Linear around zero, and equal ratios take equal room far from it: by asinh of the value. */
    SIGNED
  }

  private static final int WANTED_TICKS = 5;

  /**
   * Checks the ends.
   *
   * @throws IllegalArgumentException unless they rise, from above zero where it is logarithmic
   */
  public Scale {
    if (!(low < high) || (kind == Kind.LOGARITHMIC && !(low > 0))) {
      throw new IllegalArgumentException(
          "scale: expected rising ends, positive if logarithmic, got " + low + " to " + high);
    }
  }

  /** A mark on an axis. */
  public record Tick(double value, String text) {}

  /** A linear scale that holds all values, with a little room at both ends. */
  public static Scale around(double low, double high) {
    double room = high > low ? 0.04 * (high - low) : Math.max(0.5, 0.1 * Math.abs(low));
    return new Scale(low - room, high + room, Kind.LINEAR);
  }

  /** A linear scale from zero up to a little beyond {@code high}. */
  public static Scale upTo(double high) {
    return new Scale(0, high > 0 ? 1.06 * high : 1, Kind.LINEAR);
  }

  /** A scale for counts from zero up to a little beyond {@code high}. */
  public static Scale counting(double high) {
    return new Scale(0, Math.max(1, 1.06 * high), Kind.WHOLE);
  }

  /**
   * A scale for positive values: logarithmic if they span more than a factor of eight, otherwise
   * linear from zero.
   */
  public static Scale positive(double low, double high) {
    return low > 0 && high > 8 * low ? ratios(low, high) : upTo(high);
  }

  /** A logarithmic scale that holds two positive values, with a little room at both ends. */
  public static Scale ratios(double low, double high) {
    return new Scale(low / 1.2, high * 1.2, Kind.LOGARITHMIC);
  }

  /** Where a value lies: 0 at the beginning, 1 at the end; beyond if it is outside. */
  double share(double value) {
    return switch (kind) {
      case LINEAR, WHOLE -> (value - low) / (high - low);
      case LOGARITHMIC -> Math.log(value / low) / Math.log(high / low);
      case SIGNED -> (asinh(value) - asinh(low)) / (asinh(high) - asinh(low));
    };
  }

  /** The value at such a share of the axis. */
  public double at(double share) {
    return switch (kind) {
      case LINEAR, WHOLE -> low + share * (high - low);
      case LOGARITHMIC -> low * Math.pow(high / low, share);
      case SIGNED -> Math.sinh(asinh(low) + share * (asinh(high) - asinh(low)));
    };
  }

  List<Tick> ticks() {
    return switch (kind) {
      case LINEAR, WHOLE -> steps();
      case LOGARITHMIC -> decades();
      case SIGNED -> powers();
    };
  }

  private static double asinh(double value) {
    return Math.signum(value) * Math.log(Math.abs(value) + Math.sqrt(value * value + 1));
  }

  /** Zero and the powers of ten on both sides, from one on. */
  private List<Tick> powers() {
    List<Tick> ticks = new ArrayList<>();
    for (double power = 1e9; power >= 1; power /= 10) {
      if (-power >= low && -power <= high) {
        ticks.add(new Tick(-power, text(-power)));
      }
    }
    ticks.add(new Tick(0, "0"));
    for (double power = 1; power <= high; power *= 10) {
      if (power >= low) {
        ticks.add(new Tick(power, text(power)));
      }
    }
    return ticks;
  }

  private List<Tick> steps() {
    double rough = (high - low) / WANTED_TICKS;
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double ratio = rough / power;
    double step = power * (ratio < 1.4 ? 1 : ratio < 3 ? 2 : ratio < 7 ? 5 : 10);
    if (kind == Kind.WHOLE) {
      step = Math.max(1, step);
    }
    List<Tick> ticks = new ArrayList<>();
    for (long k = (long) Math.ceil(low / step - 1e-9); k * step <= high + 1e-9 * step; k++) {
      double value = k * step;
      ticks.add(new Tick(value, k == 0 ? "0" : text(value)));
    }
    return ticks;
  }

  private List<Tick> decades() {
    double span = Math.log10(high / low);
    int[] marks = span > 2.2 ? new int[] {1} : new int[] {1, 2, 5};
    int every = Math.max(1, (int) Math.ceil(span / 7));
    List<Tick> ticks = new ArrayList<>();
    for (int k = (int) Math.floor(Math.log10(low)); k <= Math.log10(high); k++) {
      for (int mark : marks) {
        double value = mark * Math.pow(10, k);
        if (Math.floorMod(k, every) == 0 && value >= low && value <= high) {
          ticks.add(new Tick(value, text(value)));
        }
      }
    }
    return ticks;
  }

  private static String text(double value) {
    return Format.plain(value, 4);
  }
}
