package org.athanor.sims.trials;

import org.athanor.sims.run.RunCommand;
import picocli.CommandLine;

/** The command line of the trials. */
final class Entrance {
  private Entrance() {}

  /** Runs the command line and ends the process with its exit status. */
  public static void main(String[] arguments) {
    Runtime.getRuntime().exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new RunCommand())
        .setExecutionExceptionHandler(
            (failure, line, parsed) -> {
              line.getErr().println("athanor: " + failure.getMessage());
              return 2;
            });
  }
}
