package org.athanor.sims.reference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.athanor.actors.engine.Reference;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Structure;
import org.athanor.protocol.label.Cost;
import org.athanor.protocol.label.Failure;
import org.athanor.protocol.label.LabelOutcome;
import org.athanor.protocol.label.ReferenceIdentity;
import org.athanor.sims.reference.ExternalProgram.End;

/**
 * An external code, one process for each label, each in a folder of its own that is gone
 * afterwards. What differs from code to code is its {@link Dialect}.
 *
 * <p>Safe to be used by several threads at once.
 */
final class ProcessReference implements Reference {
  private static final Duration LONGEST_GREETING = Duration.ofSeconds(60);

  private final Dialect dialect;
  private final Program program;
  private final InputFiles files;
  private final Path scratch;
  private final String version;

  private ProcessReference(
      Dialect dialect, Program program, InputFiles files, Path scratch, String version) {
    this.dialect = dialect;
    this.program = program;
    this.files = files;
    this.scratch = scratch;
    this.version = version;
  }

  /**
   * Ends what an earlier process left in {@code scratch}, and asks the program for its version.
   *
   * @param scratch where folders are made; it is created if it is missing
   * @throws IOException if the program is missing or says no version
   */
  static ProcessReference open(Dialect dialect, Program program, InputFiles files, Path scratch)
      throws IOException, InterruptedException {
    Files.createDirectories(scratch);
    Orphans.clear(scratch);
    String version =
        switch (dialect.greeting()) {
          case Greeting.Declared declared -> declared.version();
          case Greeting.Spoken spoken -> ask(dialect.code(), spoken, program, scratch);
        };
    return new ProcessReference(dialect, program, files, scratch, version);
  }

  @Override
  public ReferenceIdentity identity() {
    return new ReferenceIdentity(
        dialect.code() + " " + version,
        "code " + dialect.code() + "\nversion " + version + "\n" + dialect.physics());
  }

  @Override
  public LabelOutcome label(Structure structure, List<Failure> earlier)
      throws InterruptedException {
    if (!structure.cell().periodicity().equals(Cell.Periodicity.FULL)) {
      return failed(
          new Failure.GeometryRefused(
              dialect.code()
                  + ": expected a structure that repeats along a, b and c, got "
                  + structure.cell().periodicity()));
    }
    try {
      Path folder = Owner.self().folder(scratch);
      try {
        return label(new Occasion(structure, Remedies.after(earlier), files), folder);
      } finally {
        Folders.delete(folder);
      }
    } catch (MissingException e) {
      return failed(new Failure.Unavailable(e.getMessage()));
    } catch (IOException e) {
      return failed(new Failure.Unavailable("room for files in " + scratch + ": " + e));
    }
  }

  private LabelOutcome label(Occasion occasion, Path folder)
      throws IOException, InterruptedException {
    Optional<String> missing = files.copy(occasion.structure().species().distinct(), folder);
    if (missing.isPresent()) {
      return failed(new Failure.Unavailable(missing.get()));
    }
    Dialect.Call call = dialect.write(occasion, folder);
    Map<String, String> environment = new HashMap<>(call.environment());
    environment.putAll(program.environment());
    long began = System.nanoTime();
    End end =
        new ExternalProgram(environment, occasion.remedies().limit(program.limit()))
            .run(folder, program.with(call.arguments(), occasion.remedies()));
    Cost cost = new Cost((System.nanoTime() - began) * 1e-9, program.cores(occasion.remedies()));
    LabelOutcome outcome =
        switch (end) {
          case End.NotStarted not -> failed(new Failure.Unavailable(not.reason()));
          case End.Stopped stopped -> failed(new Failure.OutOfTime(stopped.limit()));
          case End.Exited exited -> read(new FinishedRun(folder, exited), occasion.structure());
        };
    return program.cores() == 1 ? outcome : at(cost, outcome);
  }

  private static LabelOutcome at(Cost cost, LabelOutcome outcome) {
    return switch (outcome) {
      case LabelOutcome.Labeled labeled ->
          new LabelOutcome.Labeled(labeled.labels(), Optional.of(cost));
      case LabelOutcome.Failed failed ->
          new LabelOutcome.Failed(failed.failure(), Optional.of(cost));
    };
  }

  private LabelOutcome read(FinishedRun run, Structure structure) {
    OptionalInt unconverged = dialect.unconverged(run);
    if (unconverged.isPresent()) {
      return failed(new Failure.NotConverged(unconverged.getAsInt()));
    }
    if (run.end().status() != 0) {
      return failed(Autopsy.of(run.end()));
    }
    Optional<String> other = otherVersion(run);
    if (other.isPresent()) {
      return failed(
          new Failure.Unavailable(
              dialect.code()
                  + " "
                  + version
                  + " as it was at the start; now it is "
                  + other.get()));
    }
    try {
      return new LabelOutcome.Labeled(dialect.labels(run, structure));
    } catch (UnreadableOutputException e) {
      return failed(new Failure.Unreadable(dialect.code() + " output: " + e.getMessage()));
    }
  }

  /** The program may have been replaced since it was asked; that is no fault of the structure. */
  private Optional<String> otherVersion(FinishedRun run) {
    return dialect.greeting() instanceof Greeting.Spoken spoken
        ? version(run.output(), spoken.version()).filter(said -> !said.equals(version))
        : Optional.empty();
  }

  private static String ask(String code, Greeting.Spoken spoken, Program program, Path scratch)
      throws IOException, InterruptedException {
    String name = String.join(" ", program.command());
    Path folder = Owner.self().folder(scratch);
    try {
      End end =
          new ExternalProgram(program.environment(), LONGEST_GREETING)
              .run(folder, program.with(spoken.arguments()));
      return switch (end) {
        case End.NotStarted not ->
            throw new IOException(code + " cannot be started: " + not.reason());
        case End.Stopped stopped ->
            throw new IOException(name + " did not say its version in " + stopped.limit());
        case End.Exited exited ->
            version(new OutputText(exited.output()), spoken.version())
                .orElseThrow(() -> noVersion(name, spoken.version(), exited));
      };
    } finally {
      Folders.delete(folder);
    }
  }

  private static IOException noVersion(String name, Pattern version, End.Exited exited) {
    return new IOException(
        name
            + ": expected \""
            + version
            + "\" in its output, got:\n"
            + LastLines.of(exited.output())
            + LastLines.of(exited.errors()));
  }

  private static Optional<String> version(OutputText text, Pattern pattern) {
    return text.first(pattern).map(ProcessReference::firstGroup);
  }

  private static String firstGroup(Matcher match) {
    return IntStream.rangeClosed(1, match.groupCount())
        .mapToObj(match::group)
        .filter(group -> group != null)
        .findFirst()
        .orElseThrow();
  }

  private static LabelOutcome failed(Failure failure) {
    return new LabelOutcome.Failed(failure);
  }
}
