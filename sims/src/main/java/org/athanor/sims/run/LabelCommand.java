package org.athanor.sims.run;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.athanor.config.BadConfiguration;
import org.athanor.config.CampaignFile.Labelling;
import org.athanor.config.LabellingFile;
import org.athanor.persistence.formats.Destination;
import org.athanor.persistence.formats.ExtxyzReader;
import org.athanor.persistence.formats.Frame;
import org.athanor.sims.terminal.LabelProgress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code athanor label STRUCTURES.extxyz --reference FILE.conf --output OUT.extxyz}. */
@Command(
    name = "label",
    description = {
      "Labels the structures of a file with a reference: energy, forces and stress.",
      "Ctrl-C stops it cleanly; the same command goes on, also after a kill. No finished label is",
      "computed again."
    })
public final class LabelCommand implements Callable<Integer> {
  private static final int INCOMPLETE = 1;
  private static final int STOPPED = 130;

  @Parameters(paramLabel = "STRUCTURES.extxyz", description = "structures, with or without labels")
  private Path file;

  @Option(
      names = "--reference",
      required = true,
      paramLabel = "FILE.conf",
      description = "a file with a label section as in a campaign file, or a campaign file")
  private Path reference;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "OUT.extxyz",
      description = "the labelled structures in the order of the input; what failed is left out")
  private Path output;

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "calculations at a time; machines.labelers of the file unless given")
  private Optional<Integer> workers;

  @Option(
      names = "--journal",
      paramLabel = "DIR",
      description = "where what is finished is kept; OUT.extxyz.journal unless given")
  private Optional<Path> journal;

  @Option(
      names = "--cache",
      paramLabel = "DIR",
      description = "labels shared with campaigns; label.cache of the file unless given")
  private Optional<Path> cache;

  @Option(names = "--json", description = "print the outcome as JSON, schema athanor/label")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    LabellingFile settings = LabellingFile.read(reference);
    int calculations = workers.orElse(settings.labelers());
    if (calculations < 1) {
      throw new BadConfiguration("--workers: expected a number of 1 or more, got " + calculations);
    }
    List<Frame> frames = ExtxyzReader.readAll(file);
    if (frames.isEmpty()) {
      throw new BadConfiguration(file + ": expected at least one structure, got none");
    }
    Destination.file("--output", output);
    Path folder = journal.orElseGet(() -> output.resolveSibling(output.getFileName() + ".journal"));
    PrintStream screen = json ? System.err : System.out;
    try (var _ = RunLog.in(folder);
        var _ = Interruption.ofThisThread()) {
      LabelRun run = new LabelRun(frames, labelling(settings.labelling()), folder);
      return finished(run, calculations, frames, screen);
    }
  }

  private Labelling labelling(Labelling given) {
    return given.withCache(cache.or(given::cache));
  }

  private int finished(LabelRun run, int calculations, List<Frame> frames, PrintStream screen)
      throws IOException {
    LabelRun.Result result;
    try (LabelProgress progress = LabelProgress.on(screen, Clock.systemUTC())) {
      result = run.run(calculations, progress);
    } catch (InterruptedException stopped) {
      screen.println("stopped; the same command goes on where this one was");
      return STOPPED;
    }
    LabelOutput written = LabelOutput.write(frames, result, output);
    written.lines().forEach(screen::println);
    if (json) {
      System.out.println(written.json().toPrettyString());
    }
    return written.failures().isEmpty() ? 0 : INCOMPLETE;
  }
}
