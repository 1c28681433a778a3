package org.athanor.sims.properties;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.athanor.config.Spelling;

/** What can be asked for, in the order in which it is computed. */
public enum Property {
  /** Relaxed cell and cohesive energy. */
  LATTICE,
  /** All elastic constants. */
  ELASTIC,
  /** Energy against volume. */
  EOS,
  /** Vacancies. */
  VACANCY,
  /** Surface energies. */
  SURFACES,
  /** Generalised stacking faults. */
  FAULTS,
  /** Phonon bands and density of states. */
  PHONONS,
  /** Thermal expansion. */
  EXPANSION,
  /** Radial distribution. */
  RDF;

  /** The word on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The property of a word.
   *
   * @throws IllegalArgumentException if there is none; names the nearest
   */
  public static Property of(String word) {
    List<String> words = Arrays.stream(values()).map(Property::word).toList();
    int place = words.indexOf(word);
    if (place < 0) {
      throw new IllegalArgumentException(
          "property: expected one of "
              + String.join(", ", words)
              + ", got \""
              + word
              + "\"; the nearest is "
              + Spelling.nearest(word, words));
    }
    return values()[place];
  }
}
