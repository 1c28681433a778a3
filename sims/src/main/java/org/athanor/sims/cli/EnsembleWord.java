package org.athanor.sims.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.athanor.config.Spelling;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What a run of dynamics keeps constant. */
enum EnsembleWord {
  NVE,
  LANGEVIN,
  NVT,
  NPT,
  NPT_FULL,
  DEFORM;

  /** As it is written. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether the cell follows a pressure. */
  boolean hasPressure() {
    return this == NPT || this == NPT_FULL;
  }

  /** Whether velocities are rescaled. */
  boolean rescales() {
    return this != NVE && this != LANGEVIN;
  }

  /** Reads one. */
  static final class Converter implements ITypeConverter<EnsembleWord> {
    @Override
    public EnsembleWord convert(String text) {
      List<String> words = Arrays.stream(values()).map(EnsembleWord::word).toList();
      return Arrays.stream(values())
          .filter(ensemble -> ensemble.word().equals(text))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "expected one of "
                          + String.join(", ", words)
                          + ", got \""
                          + text
                          + "\"; the nearest is "
                          + Spelling.nearest(text, words)));
    }
  }
}
