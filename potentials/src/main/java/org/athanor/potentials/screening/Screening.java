package org.athanor.potentials.screening;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.athanor.potentials.linear.Basis;
import org.athanor.potentials.linear.Columns;
import org.athanor.potentials.linear.FitWeights;
import org.athanor.potentials.linear.LabelRows;
import org.athanor.potentials.linear.Prior;
import org.athanor.potentials.linear.RidgeFit;
import org.athanor.potentials.parallel.Order;
import org.athanor.potentials.parallel.Parts;
import org.athanor.potentials.parallel.Team;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Units;

/**
 * Looks for labels that would spoil a fit, and names them.
 *
 * <p>What can be seen of a label alone is seen first. Then a fit to the forces alone says what
 * energies should be, up to what forces cannot know: energies that fall into two heaps far apart
 * are of two references. Then a fit to both says what virials should be: one that is collinear with
 * the expected one but has the other sign or another size is a stress, or in another unit. Where
 * the fit does not determine the virial nothing is said of it. Of each label K numbers are kept.
 */
public final class Screening {
  /** Labels that the fit to the forces takes. */
  private static final int MOST_FITTED = 400;

  /** Labels whose rows are made at the same time. */
  private static final int BATCH = 16;

  /** In eV per atom; all electrons of the heaviest elements are bound by some 1.5e6. */
  private static final double LARGEST_ENERGY = 1e8;

  private static final FitWeights FORCES = new FitWeights(0, 20, 0);

  /** Energies tell of pressure, where forces are small by symmetry. */
  private static final FitWeights ENERGIES = new FitWeights(200, 20, 0);

  private final Columns columns;
  private final Limits limits;

  private Screening(Basis basis, Limits limits) {
    this.columns = Columns.of(basis);
    this.limits = limits;
  }

  /** A labelled structure. */
  public record Sample(Structure structure, Labels labels) {}

  /**
   * The findings, by rising index; at most one for each label.
   *
   * @throws IllegalArgumentException if a species is not known to the basis
   */
  public static List<Finding> of(List<Sample> samples, Basis basis, Limits limits, Team team) {
    return new Screening(basis, limits).run(samples, team);
  }

  private List<Finding> run(List<Sample> samples, Team team) {
    Optional<Expectation> expectation = expectation(samples, team);
    List<Portrait> portraits = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    for (int from = 0; from < samples.size(); from += BATCH) {
      int first = from;
      Look[] looks = new Look[Math.min(BATCH, samples.size() - from)];
      team.run(
          Order.free(Parts.each(looks.length), 1),
          (member, k) -> looks[k] = look(first + k, samples.get(first + k), expectation));
      for (Look look : looks) {
        look.own().ifPresent(findings::add);
        portraits.add(look.portrait());
      }
    }
    findings.addAll(Twins.among(portraits));
    findings.addAll(Heaps.outlying(portraits, limits));
    if (expectation.isPresent()) {
      List<Finding> mixed = Heaps.mixed(portraits, expectation.get().forces());
      findings.addAll(mixed);
      findings.addAll(
          Virials.suspect(
              portraits, mixed.isEmpty() ? Portrait::virialByEnergies : Portrait::virialByForces));
    }
    return firstOfEach(findings);
  }

  private record Look(Optional<Finding> own, Portrait portrait) {}

  private Look look(int index, Sample sample, Optional<Expectation> expectation) {
    LabelRows rows = columns.rows(sample.structure(), sample.labels());
    Optional<Finding> own = alone(index, sample, rows);
    return new Look(own, Portrait.of(index, sample, rows, own.isEmpty(), expectation));
  }

  /**
   * From every so many labels, so that no label's rows need be kept until its turn; nothing where
   * none of them has forces.
   */
  private Optional<Expectation> expectation(List<Sample> samples, Team team) {
    RidgeFit forces = RidgeFit.start(columns, FORCES, Prior.RIDGE);
    RidgeFit energies = RidgeFit.start(columns, ENERGIES, Prior.RIDGE);
    int every = Math.max(1, Math.ceilDiv(samples.size(), MOST_FITTED));
    boolean any = false;
    for (int from = 0; from < samples.size(); from += BATCH * every) {
      int first = from;
      LabelRows[] rows = new LabelRows[Math.min(BATCH, Math.ceilDiv(samples.size() - from, every))];
      team.run(
          Order.free(Parts.each(rows.length), 1),
          (member, k) -> {
            Sample sample = samples.get(first + k * every);
            rows[k] = columns.rows(sample.structure(), sample.labels());
          });
      for (int k = 0; k < rows.length; k++) {
        int index = first + k * every;
        if (alone(index, samples.get(index), rows[k]).isEmpty()) {
          forces.absorb(rows[k], FORCES, team);
          energies.absorb(rows[k], ENERGIES, team);
          any |= Portrait.forced(rows[k]);
        }
      }
    }
    return any ? Optional.of(new Expectation(forces.solve(), energies.solve())) : Optional.empty();
  }

  private static List<Finding> firstOfEach(List<Finding> findings) {
    List<Finding> sorted = new ArrayList<>(findings);
    sorted.sort(Comparator.comparingInt(Finding::index).thenComparing(Finding::fault));
    List<Finding> first = new ArrayList<>();
    for (Finding finding : sorted) {
      if (first.isEmpty() || first.getLast().index() != finding.index()) {
        first.add(finding);
      }
    }
    return List.copyOf(first);
  }

  /** What can be seen of a label by itself. */
  private Optional<Finding> alone(int index, Sample sample, LabelRows rows) {
    double energy = Math.abs(sample.labels().energy()) / sample.structure().size();
    if (energy > LARGEST_ENERGY) {
      return absurd(index, "energy", LARGEST_ENERGY, energy, "eV per atom");
    }
    double force = 0;
    for (double component : sample.labels().forces().toArray()) {
      force = Math.max(force, Math.abs(component));
    }
    if (force > limits.force()) {
      return absurd(index, "force component", limits.force(), force, "eV/Å");
    }
    if (force == 0 && rows.rows().largestForce() > 1e-4) {
      String words =
          "expected forces, for no symmetry forbids them here, got exactly zero on all "
              + sample.structure().size()
              + " atoms";
      return Optional.of(new Finding(index, Fault.ZERO_FORCES, words));
    }
    double volume = sample.structure().cell().volume();
    double stress =
        sample.labels().virial().map(Matrix3::largestAbsolute).orElse(0.0)
            / volume
            * Units.GPA_PER_EV_PER_A3;
    return stress > limits.stressGPa()
        ? absurd(index, "stress component", limits.stressGPa(), stress, "GPa")
        : Optional.empty();
  }

  private static Optional<Finding> absurd(
      int index, String what, double most, double got, String unit) {
    String words =
        String.format(
            Locale.ROOT, "expected every %s below %.4g %s, got %.4g", what, most, unit, got);
    return Optional.of(new Finding(index, Fault.ABSURD, words));
  }
}
