package org.athanor.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A phase to start from. */
public sealed interface PhaseSettings {
  /** Its name in reports. */
  String name();

  /**
   * A crystal by its prototype.
   *
   * @param lattice a, b, c in Å; empty for the prototype's own
   * @param repeat supercell
   */
  record Prototype(
      String name, String prototype, Optional<List<Double>> lattice, List<Integer> repeat)
      implements PhaseSettings {
    /** Copies the list. */
    public Prototype {
      repeat = List.copyOf(repeat);
    }
  }

  /** A structure from a file. */
  record File(String name, Path file, List<Integer> repeat) implements PhaseSettings {
    /** Copies the list. */
    public File {
      repeat = List.copyOf(repeat);
    }
  }
}
