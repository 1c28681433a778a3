package org.athanor.persistence.exchange;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** All formats. */
public final class Formats {
  private static final List<FrameFormat> ALL =
      List.of(
          new Extxyz(),
          new Poscar(),
          new LammpsData(),
          new LammpsDump(),
          new Mlip(),
          new Deepmd(),
          new Fitsnap());

  private Formats() {}

  /** All of them, in the order in which they are told to people. */
  public static List<FrameFormat> all() {
    return ALL;
  }

  /** The format of this name, if there is one. */
  public static Optional<FrameFormat> named(String name) {
    return ALL.stream().filter(format -> format.name().equals(name)).findFirst();
  }

  /** The first format that a place looks like. */
  public static Optional<FrameFormat> of(Path place) {
    return ALL.stream().filter(format -> format.suits(place)).findFirst();
  }
}
