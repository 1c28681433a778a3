package org.athanor.sims.reference;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A calculation to be made.
 *
 * @param key by which the same calculation is known again
 * @param program what is started
 * @param remedies what this attempt does differently
 * @param preparation writes its input
 */
public record Errand(Key key, Program program, Remedies remedies, Preparation preparation) {
  /**
   * What it is for. Equal keys are the same calculation, before and after a process was killed.
   *
   * @param label digest of the label's identity
   * @param attempt how many attempts at it have come to an end of their own
   */
  public record Key(String label, int attempt) {}

  /** How a program is started: the whole command line, and variables to set. */
  public record Launch(List<String> command, Map<String, String> environment) {
    /** Copies the collections. */
    public Launch {
      command = List.copyOf(command);
      environment = Map.copyOf(environment);
    }
  }

  /** Writes all that a calculation reads into the folder that it will run in. */
  @FunctionalInterface
  public interface Preparation {
    /** How the program is started there. */
    Launch in(Path folder) throws IOException;
  }

  /** After which it is stopped. */
  public Duration limit() {
    return remedies.limit(program.limit());
  }

  /** How many cores this attempt takes. */
  public int cores() {
    return program.cores(remedies);
  }
}
