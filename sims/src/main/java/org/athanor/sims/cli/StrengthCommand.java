package org.athanor.sims.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.athanor.persistence.formats.Destination;
import org.athanor.potentials.parallel.Team;
import org.athanor.potentials.potential.Potential;
import org.athanor.sims.potential.PotentialSpec;
import org.athanor.sims.report.StrengthReport;
import org.athanor.sims.run.Interruption;
import org.athanor.sims.strength.Curve;
import org.athanor.sims.strength.Curve.Window;
import org.athanor.sims.strength.Engine;
import org.athanor.sims.strength.Observer;
import org.athanor.sims.strength.RunFolder;
import org.athanor.sims.strength.StrengthRun;
import org.athanor.sims.strength.StrengthSettings;
import org.athanor.sims.strength.Summary;
import org.athanor.sims.strength.flow.Flow;
import org.athanor.sims.terminal.ShareProgress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code athanor strength --potential SPEC [--temperature 300] [--rate 1e9] [--json] …}. */
@Command(
    name = "strength",
    description = {
      "Compresses a bcc crystal with dislocations at a constant rate, and averages the stress at",
      "which it flows. Ctrl-C stops it cleanly; the same command goes on, also after a kill.",
      "Potentials: " + PotentialSpec.FORMS
    })
final class StrengthCommand implements Callable<Integer> {
  /** As shells say it of a process that was interrupted. */
  private static final int STOPPED = 130;

  private static final Duration CHECKPOINTS = Duration.ofMinutes(1);

  @Spec private CommandSpec spec;

  @Option(
      names = "--potential",
      required = true,
      paramLabel = "SPEC",
      description = "which potential")
  private String potential;

  @Mixin private StrengthOptions options;

  @Option(
      names = "--plateau",
      split = ",",
      paramLabel = "FROM,TO",
      description = "true strains to average between; found from the curve unless given")
  private List<Double> plateau;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "threads that share the work; all cores unless given; the result is the same")
  private Optional<Integer> threads;

  @Option(
      names = "--directory",
      paramLabel = "DIR",
      defaultValue = "runs/strength",
      description = "where the run lives (default ${DEFAULT-VALUE})")
  private Path directory;

  @Option(names = "--json", description = "print JSON, schema athanor/strength")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    Optional<Window> window = window();
    Destination.folder("--directory", directory);
    Potential resolved = PotentialSpec.resolve(potential);
    StrengthSettings settings =
        new StrengthSettings(potential, options.specimen(resolved), options.loading());
    Optional<Curve> curve = run(settings, resolved);
    if (curve.isEmpty()) {
      System.err.println("stopped; the same command goes on where this one was");
      return STOPPED;
    }
    Summary summary = new Summary(curve.get(), curve.get().flow(window));
    Path page = StrengthReport.write(summary, directory);
    Files.write(directory.resolve("summary.txt"), summary.lines());
    print(summary, page);
    return switch (summary.flow()) {
      case Flow.Plateau _ -> 0;
      case Flow.NoPlateau _ -> Refusal.FAILED;
    };
  }

  private Optional<Curve> run(StrengthSettings settings, Potential resolved) throws IOException {
    PrintStream screen = json ? System.err : System.out;
    try (var _ = Interruption.ofThisThread();
        Team team = Team.of(threads.orElse(Runtime.getRuntime().availableProcessors()));
        ShareProgress progress = ShareProgress.on(screen, Clock.systemUTC())) {
      RunFolder folder = new RunFolder(directory, CHECKPOINTS);
      Engine engine = new Engine(resolved, team);
      return new StrengthRun(settings, engine, folder, observer(progress)).run();
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
        progress.show(
            share,
            () -> strain == 0 ? "warming up" : String.format(Locale.ROOT, "strain %.4f", strain));
      }

      @Override
      public boolean stop() {
        // Cleared, because an interrupted thread could not write its checkpoint.
        return Thread.interrupted();
      }
    };
  }

  private Optional<Window> window() {
    if (plateau == null) {
      return Optional.empty();
    }
    if (plateau.size() != 2 || !(plateau.getFirst() < plateau.getLast())) {
      throw new IllegalArgumentException(
          "--plateau: expected two rising strains such as 0.1,0.3, got " + plateau);
    }
    if (!(plateau.getFirst() >= 0 && plateau.getLast() <= options.loading().strain())) {
      throw new IllegalArgumentException(
          "--plateau: expected strains from 0 to --strain, "
              + options.loading().strain()
              + ", got "
              + plateau);
    }
    return Optional.of(new Window(plateau.getFirst(), plateau.getLast()));
  }

  private void print(Summary summary, Path page) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      Json.print(out, StrengthJson.of(summary, directory));
      return;
    }
    summary.lines().forEach(out::println);
    out.println("The curve, its page and the defects are in " + page.getParent());
    out.flush();
  }
}
