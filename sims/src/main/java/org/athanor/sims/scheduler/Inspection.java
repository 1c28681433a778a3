package org.athanor.sims.scheduler;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.athanor.config.SchedulerSettings;
import org.athanor.config.SchedulerSettings.Elsewhere;
import org.athanor.protocol.label.Cost;
import org.athanor.protocol.label.Failure;
import org.athanor.sims.reference.Errand;
import org.athanor.sims.reference.ExternalProgram.End;
import org.athanor.sims.reference.Place;
import org.athanor.sims.reference.Program;
import org.athanor.sims.reference.Remedies;
import org.athanor.sims.scheduler.Schedulers.Site;

/** Looks at a batch system before a run: whether it is there, and whether a job goes through. */
public final class Inspection {
  private static final Duration SHORT = Duration.ofMinutes(1);

  private final Elsewhere settings;
  private final Map<String, String> environment;

  /** Of these settings. */
  public Inspection(Elsewhere settings) {
    this(settings, Map.of());
  }

  Inspection(Elsewhere settings, Map<String, String> environment) {
    this.settings = settings;
    this.environment = environment;
  }

  /**
   * What was found.
   *
   * @param topic in a word or two
   * @param problem what a person has to do about it; empty if it is fine
   */
  public record Finding(String topic, String found, Optional<String> problem) {}

  /**
   * Looks, and has a job do nothing, which may wait in a queue.
   *
   * @param scratch a folder that the nodes see too
   */
  public void examine(Path scratch, Consumer<Finding> found) throws InterruptedException {
    try {
      boolean there =
          switch (settings) {
            case SchedulerSettings.Slurm slurm -> cluster(slurm, found);
            case SchedulerSettings.Shell shell -> true;
            case SchedulerSettings.Spool spool -> true;
          };
      if (there) {
        found.accept(job(Schedulers.jobs(settings, new Site(scratch, 1), environment), scratch));
      }
    } catch (IOException | IllegalArgumentException e) {
      found.accept(bad("scheduler", e.getMessage(), "correct label.scheduler"));
    }
  }

  private boolean cluster(SchedulerSettings.Slurm slurm, Consumer<Finding> found)
      throws InterruptedException {
    String partition = slurm.queue().partition();
    try {
      String version = Speech.of(List.of("sbatch", "--version"), environment).brief();
      Speech answer =
          Speech.of(
              List.of(
                  "sinfo",
                  "--noheader",
                  "--format=%P %a, walltime up to %l, %D nodes %T",
                  partition.isEmpty() ? "--summarize" : "--partition=" + partition),
              environment);
      String said = answer.output().strip().replaceAll("\\s*\\R\\s*", "; ");
      if (!answer.isFine()) {
        found.accept(bad("scheduler", version + ": " + answer.brief(), "is Slurm running?"));
        return false;
      }
      if (!partition.isEmpty() && said.isEmpty()) {
        found.accept(
            bad(
                "scheduler",
                version + ": there is no partition " + partition,
                "correct label.scheduler.slurm.partition (sinfo lists them)"));
        return false;
      }
      found.accept(
          new Finding(
              "scheduler",
              version + (partition.isEmpty() ? "" : ": partition " + said),
              Optional.empty()));
      return true;
    } catch (RefusedException | BusyException e) {
      found.accept(bad("scheduler", e.getMessage(), "run this where Slurm's commands are"));
      return false;
    }
  }

  private Finding job(Place place, Path scratch) throws IOException, InterruptedException {
    Program nothing = new Program(List.of("true"), Map.of(), SHORT, 1, place);
    Errand errand =
        new Errand(
            new Errand.Key("nothing", 0),
            nothing,
            Remedies.after(List.of()),
            folder -> new Errand.Launch(nothing.command(), Map.of()));
    long began = System.nanoTime();
    try {
      return place.run(scratch, errand, new NoWork(began));
    } finally {
      place.stored(scratch, "nothing");
    }
  }

  /** Tells how long a job that did nothing took. */
  private record NoWork(long began) implements Place.Reading<Finding> {
    @Override
    public Finding ended(Place.Remains left, End.Exited end, Optional<Cost> cost) {
      double seconds = (System.nanoTime() - began) * 1e-9;
      String found = "a job that does nothing came back after %.1f s".formatted(seconds);
      return end.status() == 0
          ? new Finding("batch job", found, Optional.empty())
          : bad("batch job", found + ", but failed: " + end.errors(), "look at the job script");
    }

    @Override
    public Finding failed(Failure failure, Place.Remains left, Optional<Cost> cost) {
      return bad("batch job", failure.toString(), "correct label.scheduler, or look at the queue");
    }
  }

  private static Finding bad(String topic, String found, String problem) {
    return new Finding(topic, found, Optional.of(problem));
  }
}
