package org.athanor.sims.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.athanor.actors.engine.Reference;
import org.athanor.config.BadConfiguration;
import org.athanor.config.CampaignFile;
import org.athanor.config.CampaignFile.Labelling;
import org.athanor.config.SchedulerSettings;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;
import org.athanor.protocol.label.Cost;
import org.athanor.protocol.label.LabelOutcome;
import org.athanor.sims.run.References;
import org.athanor.sims.run.Starts;
import org.athanor.sims.scheduler.Inspection;
import org.athanor.sims.scheduler.Inspection.Finding;
import org.athanor.sims.status.Format;

/**
 * The reference itself: whether it is there, what a label of the smallest phase costs, and whether
 * its forces and stress are slopes of its energy.
 */
final class ReferenceExamination implements Examination {
  /** Displacement of all atoms, in Å: with forces of about 1 eV/Å. */
  private static final double RATTLE = 0.05;

  private final CampaignFile file;
  private final Path home;
  private final boolean slope;

  /**
   * An examination.
   *
   * @param home where the campaign would live
   * @param slope whether four labels more are paid for to compare forces and stress with energies
   */
  ReferenceExamination(CampaignFile file, Path home, boolean slope) {
    this.file = file;
    this.home = home;
    this.slope = slope;
  }

  @Override
  public void examine(Consumer<Diagnosis> found) throws InterruptedException {
    Path folder = folder();
    try {
      if (!schedulerWorks(folder, found)) {
        return;
      }
      Reference reference = References.open(reachable(found), file.species(), folder);
      found.accept(Diagnosis.pass("reference", reference.identity().name()));
      label(reference, structure(), found);
    } catch (BadConfiguration e) {
      found.accept(
          Diagnosis.fail(
              "reference", e.getMessage(), "install what is missing, or correct label.reference"));
    } finally {
      delete(folder);
    }
  }

  /** Whether there is none, or a job goes through. */
  private boolean schedulerWorks(Path folder, Consumer<Diagnosis> found)
      throws InterruptedException {
    return switch (file.labelling().scheduler()) {
      case SchedulerSettings.Here here -> true;
      case SchedulerSettings.Spool byHand -> true;
      case SchedulerSettings.Elsewhere elsewhere -> {
        List<Finding> all = new ArrayList<>();
        new Inspection(elsewhere)
            .examine(
                folder,
                one -> {
                  all.add(one);
                  found.accept(diagnosis(one));
                });
        yield all.stream().allMatch(one -> one.problem().isEmpty());
      }
    };
  }

  /** Nodes that people start do not know of this examination: what they would do is done here. */
  private Labelling reachable(Consumer<Diagnosis> found) {
    Labelling given = file.labelling();
    if (!(given.scheduler() instanceof SchedulerSettings.Spool)) {
      return given;
    }
    found.accept(
        Diagnosis.warn(
            "scheduler",
            "labeler nodes are started by hand; what follows is of this machine",
            "start them once the campaign runs: ./athanor labeler "
                + home.resolve("scratch").resolve("spool")));
    return given.with(new SchedulerSettings.Here());
  }

  private static Diagnosis diagnosis(Finding one) {
    return one.problem()
        .map(problem -> Diagnosis.fail(one.topic(), one.found(), problem))
        .orElseGet(() -> Diagnosis.pass(one.topic(), one.found()));
  }

  private void label(Reference reference, Structure structure, Consumer<Diagnosis> found)
      throws InterruptedException {
    long began = System.nanoTime();
    LabelOutcome outcome = reference.label(structure, List.of());
    reference.stored(structure);
    double seconds = outcome.cost().map(Cost::seconds).orElse((System.nanoTime() - began) * 1e-9);
    switch (outcome) {
      case LabelOutcome.Failed failed ->
          found.accept(
              Diagnosis.fail(
                  "single point", Advice.words(failed.failure()), Advice.on(failed.failure())));
      case LabelOutcome.Labeled labeled -> {
        int cores = labeled.cost().map(cost -> cost.cores()).orElse(1);
        found.accept(
            Diagnosis.pass(
                "single point",
                structure.size()
                    + " atoms in "
                    + Format.seconds(seconds)
                    + " on "
                    + cores
                    + (cores == 1 ? " core, " : " cores, ")
                    + Format.figures(labeled.labels().energy() / structure.size(), 6)
                    + " eV/atom, largest force "
                    + Format.figures(labeled.labels().forces().largestNorm(), 3)
                    + " eV/Å"));
        found.accept(new Forecast(file, seconds, cores, structure.size()).diagnosis());
        if (slope) {
          Slopes slopes = new Slopes(reference, structure, labeled.labels());
          slopes.forces(found);
          if (file.labelling().reference().stress()) {
            slopes.stress(found);
          }
        }
      }
    }
  }

  /** The smallest phase, so that no force vanishes by symmetry. */
  private Structure structure() {
    Starts starts = new Starts(file.species());
    Structure smallest =
        file.phases().stream()
            .map(phase -> starts.of(phase).structure())
            .min(Comparator.comparingInt(Structure::size))
            .orElseThrow();
    Random random = new Random(1);
    double[] x = smallest.positions().toArray();
    for (int k = 0; k < x.length; k++) {
      x[k] += RATTLE * random.nextGaussian();
    }
    return smallest.withPositions(Vectors.of(x));
  }

  /** Other machines do not see this one's temporary files. */
  private Path folder() {
    try {
      return switch (file.labelling().scheduler()) {
        case SchedulerSettings.Here here -> Files.createTempDirectory("athanor-doctor");
        case SchedulerSettings.Elsewhere elsewhere ->
            Files.createTempDirectory(
                PlaceExamination.nearest(home.toAbsolutePath()), "athanor-doctor");
      };
    } catch (IOException e) {
      throw new UncheckedIOException("a temporary folder cannot be made", e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " cannot be deleted", e);
    }
  }
}
