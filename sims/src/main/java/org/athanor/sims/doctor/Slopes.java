package org.athanor.sims.doctor;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.athanor.actors.engine.Reference;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Units;
import org.athanor.potentials.structure.Vectors;
import org.athanor.protocol.label.LabelOutcome;
import org.athanor.sims.status.Format;

/**
 * Holds forces and stress of a reference against slopes of its energy, at the price of four labels
 * or six: a wrong unit or sign shows there and nowhere else.
 *
 * @param structure with atoms off their sites
 * @param labels its labels, with or without a virial
 */
record Slopes(Reference reference, Structure structure, Labels labels) {
  private static final String WRONG =
      "look for a wrong unit or sign, a loose convergence, or an energy that belongs to others";

  /** Half the distance of the energies whose difference is taken, in Å along all forces. */
  private static final double STEP = 0.02;

  /** Relative deviation of force and slope beyond which something is wrong. */
  private static final double LARGEST_DEVIATION = 0.05;

  /** Below this, in eV/Å, a deviation of forces says nothing. */
  private static final double FLOOR = 0.02;

  /** By how much the cell grows or shrinks along each axis. */
  private static final double STRAIN = 0.04;

  /** Relative deviation of pressures beyond which a person should know: by finite cutoffs too. */
  private static final double LARGEST_MISMATCH = 0.1;

  /** Relative deviation of pressures that only a wrong unit or sign makes, as a rule. */
  private static final double NONSENSE = 0.5;

  /** Below this, in GPa, a deviation of pressures says nothing. */
  private static final double PRESSURE_FLOOR = 0.05;

  /** (E(x − h d) − E(x + h d)) / 2h against |f|, the norm of all forces f together, d = f/|f|. */
  void forces(Consumer<Diagnosis> found) throws InterruptedException {
    double norm = norm(labels.forces());
    if (norm == 0) {
      found.accept(nothing());
      return;
    }
    Optional<Labels> below = label(moved(-STEP / norm));
    Optional<Labels> above = label(moved(STEP / norm));
    if (below.isEmpty() || above.isEmpty()) {
      found.accept(besides("forces"));
      return;
    }
    double measured = (below.get().energy() - above.get().energy()) / (2 * STEP);
    String both =
        Format.figures(norm, 4)
            + " eV/Å by the forces, "
            + Format.figures(measured, 4)
            + " eV/Å by the slope of the energy";
    if (Math.max(norm, Math.abs(measured)) < FLOOR) {
      found.accept(
          Diagnosis.warn(
              "forces", "too small to compare: " + both, "compare those of another structure"));
    } else if (Math.abs(measured - norm) <= FLOOR + LARGEST_DEVIATION * norm) {
      found.accept(Diagnosis.pass("forces", both));
    } else {
      found.accept(Diagnosis.fail("forces", both, WRONG));
    }
  }

  /**
   * (E(0) − E(S)) / S against the mean of tr W/(1 + s), W the virial, by Simpson's rule over the
   * strains s = 0, S/2 and S along each axis; both as a pressure, over three volumes. First S = −4
   * %, and where that does not agree 4 %: a mesh of k-points that changes on the way makes a jump.
   */
  void stress(Consumer<Diagnosis> found) throws InterruptedException {
    if (labels.virial().isEmpty()) {
      found.accept(
          Diagnosis.warn(
              "stress",
              "none in the label: fits have energies and forces alone",
              "let the program say it, or set stress = false"));
      return;
    }
    Optional<Pressures> smaller = pressures(-STRAIN);
    if (smaller.isEmpty()) {
      found.accept(besides("stress"));
    } else if (smaller.get().agree(LARGEST_MISMATCH)) {
      found.accept(Diagnosis.pass("stress", smaller.get().words() + " as the cell shrinks"));
    } else {
      found.accept(doubt(smaller.get(), pressures(STRAIN)));
    }
  }

  private static Diagnosis doubt(Pressures smaller, Optional<Pressures> larger) {
    String both =
        smaller.words()
            + " as the cell shrinks"
            + larger.map(one -> "; " + one.words() + " as it grows").orElse("");
    if (larger.filter(one -> one.agree(LARGEST_MISMATCH)).isPresent()) {
      return Diagnosis.warn(
          "stress",
          both,
          "energies jump where the mesh of k-points or the basis changes with the cell: make them"
              + " denser");
    }
    return smaller.agree(NONSENSE)
        ? Diagnosis.warn(
            "stress", both, "raise a cutoff that is too low for stresses, or set stress = false")
        : Diagnosis.fail("stress", both, WRONG);
  }

  /** Mean pressures over a strain in GPa, by the stress and by the energy. */
  private record Pressures(double stated, double measured) {
    boolean agree(double tolerance) {
      double larger = Math.max(Math.abs(stated), Math.abs(measured));
      return Math.abs(stated - measured) <= PRESSURE_FLOOR + tolerance * larger;
    }

    String words() {
      return Format.figures(stated, 3)
          + " GPa by the stress, "
          + Format.figures(measured, 3)
          + " GPa by the slope of the energy";
    }
  }

  private Optional<Pressures> pressures(double strain) throws InterruptedException {
    Optional<Labels> half = label(strained(strain / 2)).filter(one -> one.virial().isPresent());
    Optional<Labels> full = label(strained(strain)).filter(one -> one.virial().isPresent());
    if (half.isEmpty() || full.isEmpty()) {
      return Optional.empty();
    }
    double unit = Units.GPA_PER_EV_PER_A3 / (3 * strained(strain / 2).cell().volume());
    double mean =
        (trace(labels, 0) + 4 * trace(half.get(), strain / 2) + trace(full.get(), strain)) / 6;
    double slope = (labels.energy() - full.get().energy()) / strain;
    return Optional.of(new Pressures(unit * mean, unit * slope));
  }

  private static Diagnosis besides(String topic) {
    return Diagnosis.warn(topic, "a structure beside the first could not be labelled", "see above");
  }

  private static double trace(Labels labels, double strain) {
    return labels.virial().orElseThrow().trace() / (1 + strain);
  }

  private Structure strained(double by) {
    return structure.strained(Matrix3.diagonal(by, by, by));
  }

  private Optional<Labels> label(Structure other) throws InterruptedException {
    LabelOutcome outcome = reference.label(other, List.of());
    reference.stored(other);
    return outcome instanceof LabelOutcome.Labeled labeled
        ? Optional.of(labeled.labels())
        : Optional.empty();
  }

  /** One atom alone in its cell feels nothing, wherever it stands. */
  private Diagnosis nothing() {
    return structure.size() == 1
        ? Diagnosis.warn("forces", "none on one atom", "compare those of another structure")
        : Diagnosis.fail(
            "forces", "exactly zero on all atoms, off their sites though they are", WRONG);
  }

  private Structure moved(double factor) {
    double[] x = structure.positions().toArray();
    double[] along = labels.forces().toArray();
    for (int k = 0; k < x.length; k++) {
      x[k] += factor * along[k];
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
}
