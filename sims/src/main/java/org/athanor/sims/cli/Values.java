package org.athanor.sims.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** How the values of options are read: numbers are finite, and paths are not empty. */
final class Values {
  private Values() {}

  /** Has a command line and all its commands read values so. */
  static void register(CommandLine line) {
    line.registerConverter(double.class, Values::number);
    line.registerConverter(Double.class, Values::number);
    line.registerConverter(Path.class, Values::path);
  }

  private static double number(String word) {
    double number;
    try {
      number = Double.parseDouble(word);
    } catch (NumberFormatException e) {
      throw wrong("a number", word);
    }
    if (!Double.isFinite(number)) {
      throw wrong("a finite number", word);
    }
    return number;
  }

  private static Path path(String word) {
    if (word.isEmpty()) {
      throw wrong("the name of a file or a folder", word);
    }
    try {
      return Path.of(word);
    } catch (InvalidPathException e) {
      throw wrong("the name of a file or a folder", word);
    }
  }

  private static TypeConversionException wrong(String expected, String got) {
    return new TypeConversionException("expected " + expected + ", got \"" + got + "\"");
  }
}
