package org.athanor.persistence.formats;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Structure;

/**
 * One frame of a file: a structure, its labels, and everything else that stood beside it.
 *
 * @param structure the structure
 * @param labels its labels; empty unless both an energy and forces are there
 * @param info other keys with their values as text, such as {@code config_type}
 */
public record Frame(Structure structure, Optional<Labels> labels, SortedMap<String, String> info) {
  /** Copies the keys. */
  public Frame {
    info = Collections.unmodifiableSortedMap(new TreeMap<>(info));
  }

  /** A structure and nothing else. */
  public static Frame of(Structure structure) {
    return new Frame(structure, Optional.empty(), new TreeMap<>());
  }

  /** A structure with labels and nothing else. */
  public static Frame of(Structure structure, Labels labels) {
    return new Frame(structure, Optional.of(labels), new TreeMap<>());
  }
}
