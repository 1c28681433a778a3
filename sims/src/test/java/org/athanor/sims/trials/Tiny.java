package org.athanor.sims.trials;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A campaign of some seconds: two phases of eight atoms, five rounds. */
final class Tiny {
  static final String NAME = "tiny";
  static final int ROUNDS = 5;

  private static final String TEXT =
      """
      name = tiny
      seed = 11
      system {
        species = [Si]
        phases = [
          { name = diamond, prototype = diamond }
          { name = beta-tin, prototype = beta-tin, repeat = [1, 1, 2] }
        ]
      }
      explore {
        pressures = [0 GPa, 10 GPa]
        temperatures = [300 K, 1000 K]
        bias = [0 eV, 2 eV]
        walks = 4
        steps = 40
        every = 8
        relaxation.steps = 60
      }
      select.fingerprint { cutoff = 4 Å, length = 24 }
      fit {
        cutoff = 4 Å
        pairs.radial = 6
        triplets { radial = 3, angular = 2 }
        quadruplets { radial = 0, angular = 0 }
      }
      label { budget = 40, seeds = 10, test = 6, reference.kind = stillinger-weber }
      stop.rounds = 5
      machines { explorers = 2, labelers = 2 }
      """;

  private Tiny() {}

  /** Writes it as {@code folder/tiny.conf}; the lines say what is different. */
  static Path file(Path folder, String... lines) throws IOException {
    return Files.writeString(
        folder.resolve("tiny.conf"), TEXT + String.join("\n", List.of(lines)) + "\n");
  }
}
