package org.athanor.sims.scheduler;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.athanor.sims.reference.ExternalProgram;
import org.athanor.sims.reference.ExternalProgram.End;
import org.athanor.sims.reference.Folders;
import org.athanor.sims.reference.LastLines;

/**
 * What a command of a batch system answered.
 *
 * @param status 0 if all is well
 * @param output standard output
 * @param errors standard error
 */
record Speech(int status, String output, String errors) {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  /**
   * Gives a command.
   *
   * @throws RefusedException if there is no such command
   * @throws BusyException if it does not end
   */
  static Speech of(List<String> command, Map<String, String> environment)
      throws RefusedException, BusyException, InterruptedException {
    try {
      Path folder = Files.createTempDirectory("athanor-scheduler");
      try {
        return switch (new ExternalProgram(environment, LIMIT).run(folder, command)) {
          case End.Exited exited -> new Speech(exited.status(), exited.output(), exited.errors());
          case End.NotStarted not ->
              throw new RefusedException(
                  command.getFirst() + " cannot be started: " + not.reason());
          case End.Stopped stopped ->
              throw new BusyException(command.getFirst() + " did not answer within " + LIMIT);
        };
      } finally {
        Folders.delete(folder);
      }
    } catch (IOException e) {
      throw new BusyException("no room for what " + command.getFirst() + " says: " + e);
    }
  }

  boolean isFine() {
    return status == 0;
  }

  /** The end of all that was said, in one line. */
  String brief() {
    return LastLines.of(output + errors).strip().replaceAll("\\s+", " ");
  }
}
