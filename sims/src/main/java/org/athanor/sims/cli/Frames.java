package org.athanor.sims.cli;

import java.nio.file.Path;
import java.util.List;
import org.athanor.persistence.formats.ExtxyzReader;
import org.athanor.persistence.formats.Frame;

/** Structures from files. */
final class Frames {
  private Frames() {}

  /**
   * All frames of a file.
   *
   * @throws org.athanor.persistence.formats.UnreadableFileException if it is not as it should be
   * @throws IllegalArgumentException if there is none in it
   */
  static List<Frame> of(Path file) {
    List<Frame> frames = ExtxyzReader.readAll(file);
    if (frames.isEmpty()) {
      throw new IllegalArgumentException(file + ": expected at least one structure, got none");
    }
    return frames;
  }
}
