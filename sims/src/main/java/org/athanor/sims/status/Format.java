package org.athanor.sims.status;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers, times and names as people read them; the same in every locale. */
public final class Format {
  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Format() {}

  /** A number with so many significant figures, without an exponent from 1e-4 up to 1e7. */
  public static String figures(double value, int figures) {
    if (Double.isInfinite(value)) {
      return value > 0 ? "∞" : "-∞";
    }
    if (Double.isNaN(value)) {
      return Double.toString(value);
    }
    if (value == 0) {
      return "0";
    }
    double size = Math.abs(value);
    if (size < 1e-4 || size >= 1e7) {
      return String.format(Locale.ROOT, "%." + (figures - 1) + "e", value);
    }
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(figures));
    int decimals = Math.max(0, figures - rounded.precision() + rounded.scale());
    return rounded.setScale(decimals).toPlainString();
  }

  /** A number with so many digits after the point. */
  public static String decimals(double value, int decimals) {
    String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
    return text.matches("-0(\\.0*)?") ? text.substring(1) : text;
  }

  /** The same as {@link #figures} without the zeros at the end. */
  public static String plain(double value, int figures) {
    String text = figures(value, figures);
    return text.contains(".") ? text.replaceAll("\\.?0*(e|$)", "$1") : text;
  }

  /** A duration given in seconds, such as {@code 4.2 s}, {@code 3 min 05 s}, {@code 2 h 07 min}. */
  public static String seconds(double seconds) {
    if (seconds < 1e-3) {
      return figures(seconds * 1e6, 3) + " µs";
    }
    if (seconds < 1) {
      return figures(seconds * 1e3, 3) + " ms";
    }
    if (seconds < 59.95) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }
    long whole = Math.round(seconds);
    if (whole < 3600) {
      return String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60);
    }
    if (whole < 48 * 3600) {
      return String.format(Locale.ROOT, "%d h %02d min", whole / 3600, whole / 60 % 60);
    }
    return String.format(Locale.ROOT, "%d d %02d h", whole / 86400, whole / 3600 % 24);
  }

  /** An instant to the second, in UTC. */
  public static String instant(Instant instant) {
    return MINUTES.format(instant);
  }

  /** A constant's name as words in small letters: {@code NOT_CONVERGED} is "not converged". */
  public static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
