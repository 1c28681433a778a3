package org.athanor.sims.cli;

import org.athanor.config.Spelling;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code athanor help [COMMAND]}. */
@Command(name = "help", description = "Says which commands there are, or what one of them does.")
final class HelpCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "COMMAND",
      arity = "0..1",
      description = "one of the commands; all are listed without one")
  private String command;

  @Override
  public void run() {
    CommandLine all = spec.root().commandLine();
    CommandLine asked = command == null ? all : all.getSubcommands().get(command);
    if (asked == null) {
      throw unknown(spec.commandLine(), command);
    }
    asked.usage(spec.commandLine().getOut());
    spec.commandLine().getOut().flush();
  }

  /** That there is no such command, with the one that may have been meant. */
  static ParameterException unknown(CommandLine where, String word) {
    var commands = where.getCommandSpec().root().subcommands().keySet();
    return new ParameterException(
        where,
        "expected a command, one of "
            + String.join(", ", commands)
            + ", got \""
            + word
            + "\"; the nearest is "
            + Spelling.nearest(word, commands));
  }
}
