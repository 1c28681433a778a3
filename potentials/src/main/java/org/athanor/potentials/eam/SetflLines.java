package org.athanor.potentials.eam;

import java.util.List;
import java.util.regex.Pattern;
import org.athanor.potentials.structure.Scalars;

/** The lines of a setfl file, one after another. */
final class SetflLines {
  private static final Pattern BLANK = Pattern.compile("\\s+");

  private final List<String> lines;
  private int next;

  SetflLines(List<String> lines) {
    this.lines = lines;
  }

  /** The next line as it is. */
  String comment() {
    if (next >= lines.size()) {
      throw wrong("three comment lines", "the end of the file");
    }
    return lines.get(next++);
  }

  /** The words of the next line that has any, at least so many. */
  List<String> words(String expected, int least) {
    String text = "";
    while (text.isEmpty()) {
      if (next >= lines.size()) {
        throw wrong(expected, "the end of the file");
      }
      text = bare(lines.get(next++));
    }
    List<String> words = List.of(BLANK.split(text, -1));
    if (words.size() < least) {
      throw wrong(expected, "\"" + text + "\"");
    }
    return words;
  }

  /** Exactly {@code count} numbers from the next lines. */
  Scalars numbers(int count, String what) {
    String expected = count + " numbers for " + what;
    double[] numbers = new double[count];
    int found = 0;
    while (found < count) {
      List<String> words = words(expected, 1);
      if (found + words.size() > count) {
        throw wrong(expected, (found + words.size()) + " by the end of this line");
      }
      for (String word : words) {
        numbers[found++] = number(word, expected);
      }
    }
    return Scalars.of(numbers);
  }

  void expectEnd() {
    while (next < lines.size()) {
      String text = bare(lines.get(next++));
      if (!text.isEmpty()) {
        throw wrong("the end of the file (a file of form fs is named ....fs)", shortened(text));
      }
    }
  }

  double number(String word, String expected) {
    try {
      double number = Double.parseDouble(word);
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw wrong(expected, "\"" + shortened(word) + "\"");
    }
    throw wrong(expected, word);
  }

  int integer(String word, String expected) {
    try {
      return Integer.parseInt(word);
    } catch (NumberFormatException e) {
      throw wrong(expected, "\"" + shortened(word) + "\"");
    }
  }

  IllegalArgumentException wrong(String expected, String got) {
    return new IllegalArgumentException(
        "setfl file, line " + next + ": expected " + expected + ", got " + got);
  }

  private static String bare(String line) {
    int comment = line.indexOf('#');
    return (comment < 0 ? line : line.substring(0, comment)).strip();
  }

  private static String shortened(String text) {
    return text.length() > 60 ? text.substring(0, 60) + "..." : text;
  }
}
