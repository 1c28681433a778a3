package org.athanor.sims.reference;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Structure;

/** What one code has of its own: how it is asked for a label, and how its answer is read. */
interface Dialect {
  /** How one calculation is started: arguments and variables beyond the program's own. */
  record Call(List<String> arguments, Map<String, String> environment) {}

  /** The code's name, for people. */
  String code();

  /** How its version is found out. */
  Greeting greeting();

  /** Everything that decides about the numbers besides the version and the files, one a line. */
  String physics();

  /** Writes the input into a folder in which the files it needs already are. */
  Call write(Occasion occasion, Path folder) throws IOException;

  /** After how many steps the self-consistent field was given up, if it was. */
  OptionalInt unconverged(FinishedRun run);

  /**
   * The labels of a run that ended well and did not say that it is unconverged.
   *
   * @throws UnreadableOutputException if one is missing, is no number, or is of another structure
   */
  Labels labels(FinishedRun run, Structure structure) throws UnreadableOutputException;
}
