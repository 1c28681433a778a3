package org.athanor.sims.reference;

import java.util.List;

/** The end of a text, where programs say why they stopped. */
public final class LastLines {
  private static final int LINES = 20;
  private static final int CHARACTERS = 2000;

  private LastLines() {}

  public static String of(String text) {
    List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
    StringBuilder end = new StringBuilder();
    lines
        .subList(Math.max(0, lines.size() - LINES), lines.size())
        .forEach(line -> end.append(line).append('\n'));
    return end.substring(Math.max(0, end.length() - CHARACTERS));
  }
}
