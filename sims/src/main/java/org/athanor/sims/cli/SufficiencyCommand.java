package org.athanor.sims.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.athanor.potentials.parallel.Team;
import org.athanor.potentials.potential.ParametricPotential;
import org.athanor.sims.phases.StructureSpec;
import org.athanor.sims.potential.PotentialSpec;
import org.athanor.sims.properties.sensitivity.PropertyJacobian;
import org.athanor.sims.properties.sensitivity.Reading;
import org.athanor.sims.run.Interruption;
import org.athanor.sims.strength.Curve.Window;
import org.athanor.sims.strength.Observer;
import org.athanor.sims.strength.StrengthSettings;
import org.athanor.sims.sufficiency.Series;
import org.athanor.sims.sufficiency.Study;
import org.athanor.sims.terminal.ShareProgress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code athanor sufficiency TUNED.json [--truth SPEC] [--seeds 1] [--change 10] …}. */
@Command(
    name = "sufficiency",
    description = {
      "Strength of a potential that was tuned, with the error bars of its tuning, and whether the",
      "properties that it was tuned to carry what strength needs. Strength runs at the parameters",
      "and around them; after Ctrl-C or a kill the same command goes on."
    })
final class SufficiencyCommand implements Callable<Integer> {
  /** As shells say it of a process that was interrupted. */
  private static final int STOPPED = 130;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "TUNED.json", description = "what tune --json printed")
  private Path file;

  @Mixin private StrengthOptions options;

  @Option(
      names = "--truth",
      paramLabel = "SPEC",
      description = "another potential, whose strength is shown beside")
  private Optional<String> truth;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "1",
      description = "how many crystals, from --seed on (default ${DEFAULT-VALUE})")
  private int seeds;

  @Option(
      names = "--change",
      paramLabel = "PERCENT",
      defaultValue = "10",
      description =
          "of the properties that a step of the parameters makes (default ${DEFAULT-VALUE})")
  private double change;

  @Option(
      names = "--plateau",
      split = ",",
      paramLabel = "FROM,TO",
      defaultValue = "0.2,0.3",
      description = "true strains to average between (default ${DEFAULT-VALUE})")
  private List<Double> plateau;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "threads that share the work; all cores unless given; the result is the same")
  private Optional<Integer> threads;

  @Option(
      names = "--directory",
      paramLabel = "DIR",
      defaultValue = "runs/sufficiency",
      description = "where the runs live (default ${DEFAULT-VALUE})")
  private Path directory;

  @Option(names = "--json", description = "print JSON, schema athanor/sufficiency")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    check();
    TunedFile tuned = TunedFile.read(file);
    ParametricPotential at = PotentialSpec.parametric(tuned.potential());
    Optional<Study.Other> other =
        truth.isPresent()
            ? Optional.of(new Study.Other(truth.get(), PotentialSpec.resolve(truth.get())))
            : Optional.empty();
    List<Reading> indicators =
        PropertyJacobian.of(at, StructureSpec.parse(tuned.structure()), tuned.indicators());
    Optional<Study.Finding> finding = run(at, indicators, other);
    if (finding.isEmpty()) {
      System.err.println("stopped; the same command goes on where this one was");
      return STOPPED;
    }
    SufficiencyReport report = new SufficiencyReport(tuned, at, finding.get());
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      JsonGenerator document = Json.open(out, "athanor/sufficiency", 1);
      report.write(document);
      Json.end(out, document);
    } else {
      report.text().forEach(out::println);
      out.flush();
    }
    return 0;
  }

  private void check() {
    if (seeds < 1 || !(change > 0 && change <= 50)) {
      throw new IllegalArgumentException(
          "expected --seeds of 1 or more and --change above 0 and up to 50 percent, got "
              + seeds
              + " and "
              + change);
    }
    if (plateau.size() != 2 || !(plateau.getFirst() < plateau.getLast())) {
      throw new IllegalArgumentException(
          "--plateau: expected two rising strains such as 0.2,0.3, got " + plateau);
    }
  }

  private Optional<Study.Finding> run(
      ParametricPotential at, List<Reading> indicators, Optional<Study.Other> other)
      throws IOException {
    Study study =
        new Study(
            (word, seed) ->
                new StrengthSettings(word, options.specimen(at, seed), options.loading(seed)),
            new Window(plateau.getFirst(), plateau.getLast()),
            seeds,
            options.seed());
    PrintStream screen = json ? System.err : System.out;
    try (var _ = Interruption.ofThisThread();
        Team team = Team.of(threads.orElse(Runtime.getRuntime().availableProcessors()));
        ShareProgress progress = ShareProgress.on(screen, Clock.systemUTC())) {
      Series series = new Series(directory, team, observer(progress));
      return study.of(at, indicators, change / 100, other, series);
    }
  }

  private static Observer observer(ShareProgress progress) {
    return new Observer() {
      @Override
      public void note(String line) {
        progress.note(line);
      }

      @Override
      public void progress(double share, double strain) {
        progress.show(share, () -> String.format(Locale.ROOT, "of this run, strain %.3f", strain));
      }

      @Override
      public boolean stop() {
        return Thread.interrupted();
      }
    };
  }
}
