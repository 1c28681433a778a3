package org.athanor.sims.reference;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What is started for a label; none of it is physics.
 *
 * @param command a program and its first arguments, such as {@code mpirun -n {{ranks 4}}
 *     cp2k.psmp}; a name is looked for on the PATH, a path is seen from here. What is in braces may
 *     be less after a lack of memory
 * @param environment variables to set, such as OMP_NUM_THREADS
 * @param limit after which a first attempt is stopped
 * @param cores that it keeps for itself at first
 * @param place where it runs
 */
public record Program(
    List<String> command, Map<String, String> environment, Duration limit, int cores, Place place) {
  /**
   * Copies the collections.
   *
   * @throws IllegalArgumentException if there is no command or no time, or a placeholder in it is
   *     not known
   */
  public Program {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
    if (command.isEmpty() || command.getFirst().isBlank()) {
      throw new IllegalArgumentException("expected a command to start, got none");
    }
    Ranks.check(command);
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
  List<String> with(List<String> arguments, Remedies remedies) {
    List<String> whole = new ArrayList<>(Ranks.of(command, remedies.thrift()));
    if (whole.getFirst().contains("/")) {
      whole.set(0, Path.of(whole.getFirst()).toAbsolutePath().toString());
    }
    whole.addAll(arguments);
    return whole;
  }

  /** The command with more arguments, at a first attempt. */
  List<String> with(List<String> arguments) {
    return with(arguments, Remedies.after(List.of()));
  }

  /** Cores that it keeps for itself. */
  int cores(Remedies remedies) {
    return Ranks.cores(command, cores, remedies.thrift());
  }
}
