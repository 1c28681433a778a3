package org.athanor.persistence.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.athanor.persistence.formats.Frame;
import org.athanor.potentials.structure.Element;

/** How a program keeps structures and their labels: in a file, or in a folder of files. */
public interface FrameFormat {
  /** In one word, as on the command line. */
  String name();

  /** In a few words, for people. */
  String title();

  /** Whether a place looks by its name, or by what is in it, as if it were in this format. */
  boolean suits(Path place);

  /**
   * Reads all frames.
   *
   * @param types elements of the atom types, where the format has only their numbers; may be empty
   * @throws org.athanor.persistence.formats.UnreadableFileException if something is not as it
   *     should be; the message names file and line
   */
  List<Frame> read(Path place, List<Element> types) throws IOException;

  /**
   * The frames as this format keeps them: their order, the order of their atoms, how they are
   * turned, and what it has no place for.
   *
   * @throws IllegalArgumentException if it cannot keep one of them; the message says which
   */
  Kept kept(List<Frame> frames);

  /**
   * Writes frames that are as this format keeps them.
   *
   * @param place where nothing is yet
   */
  void write(Path place, List<Frame> kept) throws IOException;
}
