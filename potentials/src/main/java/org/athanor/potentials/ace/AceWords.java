package org.athanor.potentials.ace;

import java.util.ArrayList;
import java.util.List;

/** The words of an {@code .ace} file, one after the other; {@code #} starts a comment. */
final class AceWords {
  private static final int MOST = 1_000_000;

  private final List<String> words = new ArrayList<>();
  private final List<Integer> lines = new ArrayList<>();
  private int at;

  AceWords(List<String> text) {
    for (int line = 0; line < text.size(); line++) {
      String spaced =
          text.get(line)
              .replaceFirst("#.*", "")
              .replace("=", "= ")
              .replace(">:", " >: ")
              .replaceAll("([()<])", " $1 ")
              .strip();
      for (String word : spaced.split("\\s+", -1)) {
        if (!word.isEmpty()) {
          words.add(word);
          lines.add(line + 1);
        }
      }
    }
  }

  String next(String what) {
    if (at == words.size()) {
      throw new IllegalArgumentException(
          ".ace file: expected " + what + ", got the end of the file");
    }
    return words.get(at++);
  }

  String last() {
    return words.get(at - 1);
  }

  void expect(String... expected) {
    for (String each : expected) {
      String got = next("\"" + each + "\"");
      if (!got.equals(each)) {
        throw wrong("\"" + each + "\"", "\"" + got + "\"");
      }
    }
  }

  /** Passes a word over if it is this one. */
  boolean skip(String word) {
    boolean there = at < words.size() && words.get(at).equals(word);
    at += there ? 1 : 0;
    return there;
  }

  double number(String what) {
    String word = next(what);
    try {
      return Double.parseDouble(word);
    } catch (NumberFormatException e) {
      throw wrong(what + ", a number", "\"" + word + "\"");
    }
  }

  int whole(String what) {
    String word = next(what);
    try {
      int value = Integer.parseInt(word);
      if (Math.abs(value) <= MOST) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw wrong(what + ", a whole number", "\"" + word + "\"");
    }
    throw wrong(what + ", at most " + MOST, word);
  }

  void end() {
    if (at < words.size()) {
      at++;
      throw wrong("the end after all functions", "\"" + last() + "\"");
    }
  }

  /** About the word that was read last. */
  IllegalArgumentException wrong(String expected, String got) {
    return new IllegalArgumentException(
        ".ace file, line " + lines.get(at - 1) + ": expected " + expected + ", got " + got);
  }
}
