package org.athanor.sims.reference;

import java.io.IOException;
import java.nio.file.Path;
import org.athanor.sims.reference.ExternalProgram.End;

/** A program that has ended by itself, and the folder that it ran in. */
record FinishedRun(Path folder, End.Exited end) {
  /** What it said on standard output. */
  OutputText output() {
    return new OutputText(end.output());
  }

  /**
   * A file that it left.
   *
   * @throws UnreadableOutputException if there is none
   */
  OutputText file(String name) throws UnreadableOutputException {
    try {
      return new OutputText(ExternalProgram.text(folder.resolve(name)));
    } catch (IOException e) {
      throw new UnreadableOutputException("it left no file " + name, e);
    }
  }
}
