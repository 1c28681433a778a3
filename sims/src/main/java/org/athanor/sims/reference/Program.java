package org.athanor.sims.reference;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What is started for a label; none of it is physics.
 *
 * @param command a program and its first arguments, such as {@code mpirun -n 4 cp2k.psmp}; a name
 *     is looked for on the PATH, a path is seen from here
 * @param environment variables to set, such as OMP_NUM_THREADS
 * @param limit after which a first attempt is stopped
 * @param cores that it keeps for itself
 * @param place where it runs
 */
public record Program(
    List<String> command, Map<String, String> environment, Duration limit, int cores, Place place) {
  /**
   * Copies the collections.
   *
   * @throws IllegalArgumentException if there is no command or no time
   */
  public Program {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
    if (command.isEmpty() || command.getFirst().isBlank()) {
      throw new IllegalArgumentException("expected a command to start, got none");
    }
    if (!limit.isPositive()) {
      throw new IllegalArgumentException("expected a positive time limit, got " + limit);
    }
  }

  /** One that runs on this machine. */
  public Program(List<String> command, Map<String, String> environment, Duration limit, int cores) {
    this(command, environment, limit, cores, new Here());
  }

  /** One that takes one core of this machine. */
  public Program(List<String> command, Map<String, String> environment, Duration limit) {
    this(command, environment, limit, 1);
  }

  /** The command with more arguments; it runs in folders of its own, so a path is made absolute. */
  List<String> with(List<String> arguments) {
    List<String> whole = new ArrayList<>(command);
    if (whole.getFirst().contains("/")) {
      whole.set(0, Path.of(whole.getFirst()).toAbsolutePath().toString());
    }
    whole.addAll(arguments);
    return whole;
  }
}
