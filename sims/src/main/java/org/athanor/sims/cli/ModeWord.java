package org.athanor.sims.cli;

import org.athanor.potentials.entropy.Mode;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a mode as it is written in campaign files. */
final class ModeWord implements ITypeConverter<Mode> {
  @Override
  public Mode convert(String word) {
    return switch (word) {
      case "per-atom" -> Mode.PER_ATOM;
      case "per-configuration" -> Mode.PER_CONFIGURATION;
      default ->
          throw new TypeConversionException(
              "expected per-atom or per-configuration, got \"" + word + "\"");
    };
  }
}
