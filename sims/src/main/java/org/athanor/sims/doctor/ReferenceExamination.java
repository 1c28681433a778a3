package org.athanor.sims.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.athanor.actors.engine.Reference;
import org.athanor.config.BadConfiguration;
import org.athanor.config.CampaignFile;
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
 * its forces are the slope of its energy, by which a wrong unit or sign shows.
 */
final class ReferenceExamination implements Examination {
  /** Displacement of all atoms, in Å: with forces of about 1 eV/Å. */
  private static final double RATTLE = 0.05;

  /** Half the distance of the energies whose difference is taken, in Å along all forces. */
  private static final double STEP = 0.02;

  /** Relative deviation of force and slope beyond which something is wrong. */
  private static final double LARGEST_DEVIATION = 0.05;

  /** Below this, in eV/Å, a deviation says nothing. */
  private static final double FLOOR = 0.05;

  private final CampaignFile file;
  private final Path home;
  private final boolean slope;

  /**
   * An examination.
   *
   * @param home where the campaign would live
   * @param slope whether two labels more are paid for to compare forces with energies
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
      Reference reference = References.open(file.labelling(), file.species(), folder);
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
          compare(reference, structure, labeled.labels().forces(), found);
        }
      }
    }
  }

  /** (E(x − h f/|f|) − E(x + h f/|f|)) / 2h against |f|, the norm of all forces together. */
  private static void compare(
      Reference reference, Structure structure, Vectors forces, Consumer<Diagnosis> found)
      throws InterruptedException {
    double norm = norm(forces);
    if (norm < FLOOR) {
      found.accept(Diagnosis.warn("forces", "too small to compare", "look at them yourself"));
      return;
    }
    Optional<Double> below = energy(reference, moved(structure, forces, -STEP / norm));
    Optional<Double> above = energy(reference, moved(structure, forces, STEP / norm));
    if (below.isEmpty() || above.isEmpty()) {
      found.accept(
          Diagnosis.warn(
              "forces", "a structure beside the first could not be labelled", "see above"));
      return;
    }
    double measured = (below.get() - above.get()) / (2 * STEP);
    String both =
        Format.figures(norm, 4)
            + " eV/Å by the forces, "
            + Format.figures(measured, 4)
            + " eV/Å by the slope of the energy";
    found.accept(
        Math.abs(measured - norm) <= FLOOR + LARGEST_DEVIATION * norm
            ? Diagnosis.pass("forces", both)
            : Diagnosis.fail(
                "forces",
                both,
                "look for a wrong unit or sign, a loose convergence, or an energy that is not the"
                    + " one that the forces belong to"));
  }

  private static Optional<Double> energy(Reference reference, Structure structure)
      throws InterruptedException {
    LabelOutcome outcome = reference.label(structure, List.of());
    reference.stored(structure);
    return outcome instanceof LabelOutcome.Labeled labeled
        ? Optional.of(labeled.labels().energy())
        : Optional.empty();
  }

  private static Structure moved(Structure structure, Vectors along, double factor) {
    double[] x = structure.positions().toArray();
    double[] step = along.toArray();
    for (int k = 0; k < x.length; k++) {
      x[k] += factor * step[k];
    }
    return structure.withPositions(Vectors.of(x));
  }

  private static double norm(Vectors forces) {
    double sum = 0;
    for (double one : forces.toArray()) {
      sum += one * one;
    }
    return Math.sqrt(sum);
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
