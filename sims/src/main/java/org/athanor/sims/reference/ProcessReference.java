package org.athanor.sims.reference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.athanor.actors.engine.Reference;
import org.athanor.persistence.identity.LabelIdentities;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Structure;
import org.athanor.protocol.label.Cost;
import org.athanor.protocol.label.Failure;
import org.athanor.protocol.label.LabelOutcome;
import org.athanor.protocol.label.ReferenceIdentity;
import org.athanor.sims.reference.ExternalProgram.End;
import org.athanor.sims.reference.Place.Remains;

/**
 * An external code, one process for each label, each in a folder of its own. What differs from code
 * to code is its {@link Dialect}; where the process runs, its {@link Place}.
 *
 * <p>Safe to be used by several threads at once.
 */
final class ProcessReference implements Reference {
  private final Dialect dialect;
  private final Program program;
  private final InputFiles files;
  private final Path scratch;
  private final String version;

  private ProcessReference(Dialect dialect, Program program, InputFiles files, Path scratch)
      throws IOException, InterruptedException {
    this.dialect = dialect;
    this.program = program;
    this.files = files;
    this.scratch = scratch;
    this.version =
        switch (dialect.greeting()) {
          case Greeting.Declared declared -> declared.version();
          case Greeting.Spoken spoken -> question(spoken).ask(scratch);
        };
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
    return new ProcessReference(dialect, program, files, scratch);
  }

  private VersionQuestion question(Greeting.Spoken spoken) {
    return new VersionQuestion(dialect.code(), spoken, program);
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
      return new LabelOutcome.Failed(
          new Failure.GeometryRefused(
              dialect.code()
                  + ": expected a structure that repeats along a, b and c, got "
                  + structure.cell().periodicity()));
    }
    try {
      Occasion occasion = new Occasion(structure, Remedies.after(earlier), files);
      Answer answer = new Answer(occasion, earlier.size() + 1);
      Errand errand =
          new Errand(
              new Errand.Key(digest(structure), attempt(earlier)),
              program,
              occasion.remedies(),
              folder -> answer.begun(prepare(occasion, folder)));
      return program.place().run(scratch, errand, answer);
    } catch (MissingException e) {
      return new LabelOutcome.Failed(new Failure.Unavailable(e.getMessage()));
    } catch (IOException e) {
      return new LabelOutcome.Failed(
          new Failure.Unavailable("room for files in " + scratch + ": " + e));
    }
  }

  @Override
  public void stored(Structure structure) {
    program.place().stored(scratch, digest(structure));
  }

  private String digest(Structure structure) {
    return LabelIdentities.of(structure, identity()).digest();
  }

  /** What was lost on the way never came to an end, and may still be found. */
  private static int attempt(List<Failure> earlier) {
    return (int) earlier.stream().filter(failure -> !(failure instanceof Failure.Lost)).count();
  }

  private Errand.Launch prepare(Occasion occasion, Path folder) throws IOException {
    Optional<String> missing = files.copy(occasion.structure().species().distinct(), folder);
    if (missing.isPresent()) {
      throw new MissingException(missing.get());
    }
    Dialect.Call call = dialect.write(occasion, folder);
    Map<String, String> environment = new HashMap<>(call.environment());
    environment.putAll(program.environment());
    return new Errand.Launch(program.with(call.arguments(), occasion.remedies()), environment);
  }

  /** Reads what a calculation of a structure left, and has it kept if that is no label. */
  private final class Answer implements Place.Reading<LabelOutcome> {
    private final Structure structure;
    private final int attempt;
    private final long began = System.nanoTime();
    private List<String> command;

    private Answer(Occasion occasion, int attempt) {
      this.structure = occasion.structure();
      this.attempt = attempt;
      // Where an earlier process had started it already.
      this.command = program.with(List.of(), occasion.remedies());
    }

    private Errand.Launch begun(Errand.Launch launch) {
      command = launch.command();
      return launch;
    }

    @Override
    public LabelOutcome ended(Remains left, End.Exited end, Optional<Cost> cost) {
      return looked(outcome(new FinishedRun(left.folder(), end), cost), left);
    }

    @Override
    public LabelOutcome failed(Failure failure, Remains left, Optional<Cost> cost) {
      return looked(new LabelOutcome.Failed(failure, cost), left);
    }

    private LabelOutcome looked(LabelOutcome outcome, Remains left) {
      Cost clocked = Cost.ofOneCore((System.nanoTime() - began) * 1e-9);
      FailedRun.Start start = new FailedRun.Start(command, outcome.cost().orElse(clocked));
      FailedRuns failed = program.place().failed();
      String label = failed.label(structure, identity());
      return failed.looked(outcome, new FailedRun(structure, label, attempt, start, left));
    }

    private LabelOutcome outcome(FinishedRun run, Optional<Cost> cost) {
      OptionalInt unconverged = dialect.unconverged(run);
      if (unconverged.isPresent()) {
        return new LabelOutcome.Failed(new Failure.NotConverged(unconverged.getAsInt()), cost);
      }
      if (run.end().status() != 0) {
        return new LabelOutcome.Failed(Autopsy.of(run.end()), cost);
      }
      Optional<String> other = otherVersion(run);
      if (other.isPresent()) {
        return new LabelOutcome.Failed(new Failure.Unavailable(replaced(other.get())), cost);
      }
      try {
        return new LabelOutcome.Labeled(dialect.labels(run, structure), cost);
      } catch (UnreadableOutputException e) {
        String detail = dialect.code() + " output: " + e.getMessage();
        return new LabelOutcome.Failed(new Failure.Unreadable(detail), cost);
      }
    }
  }

  private String replaced(String now) {
    return dialect.code() + " " + version + " as it was at the start; now it is " + now;
  }

  /** The program may have been replaced since it was asked; that is no fault of the structure. */
  private Optional<String> otherVersion(FinishedRun run) {
    return switch (dialect.greeting()) {
      case Greeting.Declared declared -> Optional.empty();
      case Greeting.Spoken spoken -> {
        Optional<String> other =
            VersionQuestion.version(run.output(), spoken.version())
                .filter(said -> !said.equals(version));
        other.ifPresent(now -> question(spoken).forget(scratch));
        yield other;
      }
    };
  }
}
