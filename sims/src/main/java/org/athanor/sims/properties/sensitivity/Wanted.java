package org.athanor.sims.properties.sensitivity;

/**
 * A property with the standard deviation that is wanted: {@code C11=5}, {@code C11=5 GPa} or {@code
 * C11=2%}.
 *
 * @param indicator which property
 * @param size σ in its unit, or in percent of its value
 * @param percent whether in percent
 */
public record Wanted(Indicator indicator, double size, boolean percent) {
  /**
   * Reads one.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Wanted parse(String text) {
    int at = text.lastIndexOf('=');
    if (at < 1) {
      throw wrong(text);
    }
    Indicator indicator = Indicator.parse(text.substring(0, at).strip());
    String size = text.substring(at + 1).strip();
    if (size.endsWith(indicator.unit())) {
      size = size.substring(0, size.length() - indicator.unit().length()).strip();
    }
    boolean percent = size.endsWith("%");
    try {
      double number = Double.parseDouble(percent ? size.substring(0, size.length() - 1) : size);
      if (number > 0 && Double.isFinite(number)) {
        return new Wanted(indicator, number, percent);
      }
    } catch (NumberFormatException e) {
      throw wrong(text);
    }
    throw wrong(text);
  }

  /**
   * σ in the property's unit, where it has this value.
   *
   * @throws IllegalArgumentException if it is a percentage of nothing
   */
  public double deviation(double value) {
    double deviation = percent ? Math.abs(value) * size / 100 : size;
    if (!(deviation > 0)) {
      throw new IllegalArgumentException(
          indicator.word()
              + ": expected a standard deviation in "
              + indicator.unit()
              + ", got "
              + size
              + " % of "
              + value);
    }
    return deviation;
  }

  private static IllegalArgumentException wrong(String text) {
    return new IllegalArgumentException(
        "target: expected PROPERTY=DEVIATION with a positive number, in the property's unit or"
            + " with %, got \""
            + text
            + "\"");
  }
}
