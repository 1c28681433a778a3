package org.athanor.sims.report.plot;

import java.util.Locale;

/** Text of scalable vector graphics, element by element; positions in pixels. */
final class Svg {
  private final StringBuilder text = new StringBuilder();

  Svg(double width, double height, String description) {
    text.append(
        String.format(
            Locale.ROOT,
            "<svg viewBox=\"0 0 %s %s\" role=\"img\" aria-label=\"%s\">\n",
            number(width),
            number(height),
            escaped(description)));
  }

  Svg rectangle(String css, double x, double y, double width, double height, String hint) {
    text.append(
        String.format(
            Locale.ROOT,
            "<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\">%s</rect>\n",
            css,
            number(x),
            number(y),
            number(width),
            number(height),
            title(hint)));
    return this;
  }

  Svg path(String css, String steps) {
    text.append("<path class=\"").append(css).append("\" d=\"").append(steps).append("\"/>\n");
    return this;
  }

  Svg line(String css, double x1, double y1, double x2, double y2) {
    return path(css, "M" + pair(x1, y1) + "L" + pair(x2, y2));
  }

  Svg circle(String css, double x, double y, double radius, String hint) {
    text.append(
        String.format(
            Locale.ROOT,
            "<circle class=\"%s\" cx=\"%s\" cy=\"%s\" r=\"%s\">%s</circle>\n",
            css,
            number(x),
            number(y),
            number(radius),
            title(hint)));
    return this;
  }

  /** Words; {@code anchor} is start, middle or end. */
  Svg words(String css, double x, double y, String anchor, String words) {
    text.append(
        String.format(
            Locale.ROOT,
            "<text class=\"%s\" x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>\n",
            css,
            number(x),
            number(y),
            anchor,
            escaped(words)));
    return this;
  }

  /** Words that run upwards, centred. */
  Svg upright(String css, double x, double y, String words) {
    text.append(
        String.format(
            Locale.ROOT,
            "<text class=\"%s\" transform=\"translate(%s %s) rotate(-90)\" text-anchor=\"middle\">%s</text>\n",
            css,
            number(x),
            number(y),
            escaped(words)));
    return this;
  }

  String finished() {
    return text + "</svg>";
  }

  static String pair(double x, double y) {
    return number(x) + " " + number(y);
  }

  private static String title(String hint) {
    return hint.isEmpty() ? "" : "<title>" + escaped(hint) + "</title>";
  }

  private static String number(double value) {
    String tenth = String.format(Locale.ROOT, "%.1f", value);
    return tenth.endsWith(".0") ? tenth.substring(0, tenth.length() - 2) : tenth;
  }

  private static String escaped(String words) {
    return words
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
