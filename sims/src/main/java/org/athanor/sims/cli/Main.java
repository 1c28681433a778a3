package org.athanor.sims.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.athanor.sims.doctor.DoctorCommand;
import org.athanor.sims.join.JoinCommand;
import org.athanor.sims.run.LabelCommand;
import org.athanor.sims.run.LabelerCommand;
import org.athanor.sims.run.RunCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The command {@code athanor}.
 *
 * <p>Exit status: 0 done; 1 it failed, or a campaign did not come to its end; 2 the command or its
 * input is not right, which one line on standard error explains.
 */
@Command(
    name = "athanor",
    description = "Autonomous campaigns that build interatomic potentials.",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = VersionLines.class,
    subcommands = {
      RunCommand.class,
      LabelCommand.class,
      LabelerCommand.class,
      JoinCommand.class,
      DoctorCommand.class,
      StatusCommand.class,
      ReportCommand.class,
      FingerprintCommand.class,
      EntropyCommand.class,
      InformationCommand.class,
      TuneCommand.class,
      SufficiencyCommand.class,
      PoolCommand.class,
      EnvironmentsCommand.class,
      MatchCommand.class,
      FitCommand.class,
      SelectCommand.class,
      EvaluateCommand.class,
      ExportCommand.class,
      ConvertCommand.class,
      PropertiesCommand.class,
      DynamicsCommand.class,
      ServeCommand.class,
      StrengthCommand.class,
      HelpCommand.class
    })
public final class Main implements Runnable {
  private static final Pattern HEADED = Pattern.compile("[A-Z][a-z]+: ");

  @Spec private CommandSpec spec;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "print the whole stack trace of an error")
  private boolean debug;

  private Main() {}

  /** Runs the command line and ends the process with its exit status. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  /** The whole command line. */
  public static CommandLine commandLine() {
    Main main = new Main();
    CommandLine all = new CommandLine(main);
    all.getSubcommands().values().forEach(one -> inParagraphs(one.getCommandSpec()));
    Values.register(all);
    return all.setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true)
        .setParameterExceptionHandler(Main::misused)
        .setExecutionExceptionHandler(
            (failure, line, parsed) -> Refusal.of(failure).print(line.getErr(), main.debug));
  }

  /**
   * Lines of the source are not lines of the terminal; a new one begins with a word and a colon.
   */
  private static void inParagraphs(CommandSpec command) {
    command.usageMessage().description(paragraphs(command.usageMessage().description()));
  }

  private static String[] paragraphs(String... lines) {
    List<String> paragraphs = new ArrayList<>();
    for (String line : lines) {
      if (paragraphs.isEmpty() || HEADED.matcher(line).lookingAt()) {
        paragraphs.add(line);
      } else {
        paragraphs.add(paragraphs.removeLast() + " " + line);
      }
    }
    return paragraphs.toArray(String[]::new);
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "expected a command, one of " + String.join(", ", spec.subcommands().keySet()));
  }

  private static int misused(ParameterException thrown, String[] arguments) {
    CommandLine where = thrown.getCommandLine();
    ParameterException mistake =
        thrown instanceof UnmatchedArgumentException unmatched
                && where.getParent() == null
                && !unmatched.getUnmatched().getFirst().startsWith("-")
            ? HelpCommand.unknown(where, unmatched.getUnmatched().getFirst())
            : thrown;
    PrintWriter err = mistake.getCommandLine().getErr();
    String name = mistake.getCommandLine().getCommandSpec().qualifiedName();
    err.println("athanor: " + mistake.getMessage().replace('\n', ' '));
    err.println("See " + name + " --help");
    err.flush();
    return Refusal.BAD_INPUT;
  }
}
