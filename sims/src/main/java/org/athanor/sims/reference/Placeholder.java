package org.athanor.sims.reference;

import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A name that stands for something of the structure in a template.
 *
 * @param argument what must follow the name
 * @param value the text it stands for, from the occasion and the argument
 */
record Placeholder(String name, Argument argument, BiFunction<Occasion, String, String> value) {
  /** What follows a placeholder's name. */
  enum Argument {
    /** Nothing. */
    NONE,
    /** A positive number. */
    NUMBER,
    /** Words separated by bars: what is tried first, then next. */
    CHOICES
  }

  /** One without an argument. */
  static Placeholder of(String name, Function<Occasion, String> value) {
    return new Placeholder(name, Argument.NONE, (occasion, nothing) -> value.apply(occasion));
  }

  /**
   * Whether its argument only says how the result is reached, never what it is; then the argument
   * is no physics.
   */
  boolean isRemedy() {
    return Placeholders.REMEDIES.contains(name);
  }

  /** What is wrong with an argument, as what was expected; empty if it will do. */
  String complaint(String given) {
    boolean fine =
        switch (argument) {
          case NONE -> given.isEmpty();
          case NUMBER -> isPositive(given);
          case CHOICES -> given.contains("|");
        };
    if (fine) {
      return "";
    }
    return switch (argument) {
      case NONE -> "nothing behind its name";
      case NUMBER -> "a positive number behind its name";
      case CHOICES -> "two or more words separated by | behind its name";
    };
  }

  private static boolean isPositive(String text) {
    try {
      return Double.parseDouble(text) > 0;
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
