package org.athanor.sims.doctor;

import java.util.Optional;

/**
 * What was found about one topic.
 *
 * @param topic in a word or two
 * @param grade whether it will do
 * @param found what is there, with units
 * @param remedy what a person can do about it; empty if it is fine
 */
record Diagnosis(String topic, Grade grade, String found, Optional<String> remedy) {
  /** Whether it will do. */
  enum Grade {
    /** It will. */
    PASS,
    /** It will, but a person should know. */
    WARN,
    /** It will not. */
    FAIL
  }

  static Diagnosis pass(String topic, String found) {
    return new Diagnosis(topic, Grade.PASS, found, Optional.empty());
  }

  static Diagnosis warn(String topic, String found, String remedy) {
    return new Diagnosis(topic, Grade.WARN, found, Optional.of(remedy));
  }

  static Diagnosis fail(String topic, String found, String remedy) {
    return new Diagnosis(topic, Grade.FAIL, found, Optional.of(remedy));
  }

  /** One line, and one more for the remedy. */
  String text() {
    String word =
        switch (grade) {
          case PASS -> "ok   ";
          case WARN -> "warn ";
          case FAIL -> "FAIL ";
        };
    return word
        + topic
        + ": "
        + found.strip().replaceAll("\\s+", " ")
        + remedy.map(what -> System.lineSeparator() + "       -> " + what).orElse("");
  }
}
