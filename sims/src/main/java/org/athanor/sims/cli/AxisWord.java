package org.athanor.sims.cli;

import java.util.List;
import org.athanor.config.Spelling;
import org.athanor.sims.dynamics.AxisMotion;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads what happens along an axis: {@code held}, {@code true:-1e9}, {@code stress:0}. */
final class AxisWord implements ITypeConverter<AxisMotion> {
  static final String FORMS = "held|true:RATE|engineering:RATE|stress:GPA";

  private static final double FS_PER_S = 1e15;

  @Override
  public AxisMotion convert(String text) {
    int colon = text.indexOf(':');
    String kind = colon < 0 ? text : text.substring(0, colon);
    String number = colon < 0 ? "" : text.substring(colon + 1);
    return switch (kind) {
      case "held" -> {
        if (colon >= 0) {
          throw wrong(text, "no number after held");
        }
        yield new AxisMotion.Held();
      }
      case "true" -> new AxisMotion.Strained(rate(text, number), AxisMotion.Measure.TRUE);
      case "engineering" ->
          new AxisMotion.Strained(rate(text, number), AxisMotion.Measure.ENGINEERING);
      case "stress" -> new AxisMotion.Stressed(number(text, number, "a stress in GPa"));
      default ->
          throw wrong(
              text,
              FORMS
                  + "; the nearest is "
                  + Spelling.nearest(kind, List.of("held", "true", "engineering", "stress")));
    };
  }

  private static double rate(String text, String number) {
    return number(text, number, "a strain rate in 1/s such as -1e9 (compression)") / FS_PER_S;
  }

  private static double number(String text, String number, String what) {
    try {
      double value = Double.parseDouble(number);
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw wrong(text, what);
    }
    throw wrong(text, what);
  }

  private static TypeConversionException wrong(String text, String expected) {
    return new TypeConversionException("expected " + expected + ", got \"" + text + "\"");
  }
}
