package org.athanor.sims.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.athanor.potentials.potential.Potential;
import org.athanor.potentials.text.PotentialText;
import org.athanor.sims.report.Comparison;
import org.athanor.sims.report.Doubts;
import org.athanor.sims.report.Report;
import org.athanor.sims.report.Trust;
import org.athanor.sims.status.Chronicle;
import org.athanor.sims.status.Journals;
import org.athanor.sims.status.Plan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code athanor report DIR [--output DIR]}: the page and the text of a campaign so far. */
@Command(
    name = "report",
    description =
        "Writes report.html, report.txt and ledger.csv of a campaign, as far as it has come.")
final class ReportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "the campaign's directory, such as runs/silicon")
  private Path directory;

  @Option(
      names = "--output",
      paramLabel = "FOLDER",
      description = "where to write; the campaign's directory unless given")
  private Optional<Path> output;

  @Override
  public Integer call() throws IOException {
    Chronicle chronicle = Journals.read(directory);
    Plan plan = Plan.of(chronicle.campaign().settings());
    Path folder = output.orElse(directory);
    List<Comparison> comparisons = comparisons(chronicle);
    Trust trust =
        chronicle
            .campaign()
            .latestFit()
            .map(fit -> Doubts.trust(fit, chronicle, comparisons))
            .orElseGet(Trust::new);
    Path page = Report.write(chronicle, plan, comparisons, trust, folder);
    PrintWriter out = spec.commandLine().getOut();
    Report.summary(chronicle, plan).forEach(out::println);
    out.println("report     " + page);
    out.flush();
    return 0;
  }

  private static List<Comparison> comparisons(Chronicle chronicle) {
    return chronicle.campaign().latestFit().stream()
        .flatMap(fit -> compared(PotentialText.read(fit.potential()), chronicle))
        .toList();
  }

  private static Stream<Comparison> compared(Potential potential, Chronicle chronicle) {
    return chronicle.labels().rounds().stream()
        .flatMap(round -> chronicle.labels().labeled(round).stream())
        .map(one -> new Comparison(one, potential.predict(one.selection().structure())));
  }
}
