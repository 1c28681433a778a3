package org.athanor.actors.fitter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.athanor.potentials.linear.Basis;
import org.athanor.potentials.linear.Columns;
import org.athanor.potentials.linear.ErrorStatistics;
import org.athanor.potentials.linear.ErrorSums;
import org.athanor.potentials.linear.LinearFit;
import org.athanor.potentials.linear.LinearPotentialText;
import org.athanor.potentials.linear.RidgeFit;
import org.athanor.potentials.potential.Potential;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.uncertainty.ActiveSets;
import org.athanor.potentials.uncertainty.Environments;
import org.athanor.protocol.campaign.CurvePoint;
import org.athanor.protocol.campaign.Errors;
import org.athanor.protocol.campaign.FitReport;
import org.athanor.protocol.label.LabeledStructure;
import org.athanor.protocol.walk.Arm;

/**
 * The sums of a campaign's fits, round by round: of all labels, and of two arms at matched numbers.
 *
 * <p>The entropy arm takes from each round as many entropy-driven labels, first chosen first, as
 * that round has control labels; both arms share the seeds. Each label is absorbed once, in
 * canonical order, so a refit costs the same however many there are, and gives the same bits after
 * a restart.
 */
final class Workbench {
  private final Basis basis;
  private final RidgeFit all;
  private final RidgeFit entropy;
  private final RidgeFit control;
  private final Optional<Environments> environments;
  private final List<LabeledStructure> training = new ArrayList<>();
  private final List<LabeledStructure> heldOut = new ArrayList<>();
  private int rounds;
  private int matched;

  Workbench(FitSettings settings) {
    basis = settings.basis().of(settings.species());
    all = start(settings);
    entropy = start(settings);
    control = start(settings);
    environments = settings.graded() ? Optional.of(new Environments(basis)) : Optional.empty();
  }

  private RidgeFit start(FitSettings settings) {
    return RidgeFit.start(Columns.of(basis), settings.weights(), settings.prior());
  }

  /** How many rounds were absorbed. */
  int rounds() {
    return rounds;
  }

  /** Absorbs the labels of the next round. */
  void absorb(List<LabeledStructure> round) {
    long controls = round.stream().filter(label -> arm(label) == Arm.CONTROL).count();
    long ofEntropy = 0;
    for (LabeledStructure label : round) {
      switch (arm(label)) {
        case SEED -> absorb(label, all, entropy, control);
        case ANCHOR -> absorb(label, all);
        case ENTROPY -> {
          ofEntropy++;
          if (ofEntropy <= controls) {
            absorb(label, all, entropy);
          } else {
            absorb(label, all);
          }
        }
        case CONTROL -> absorb(label, all, control);
        case TEST -> heldOut.add(label);
      }
    }
    matched += (int) Math.min(controls, ofEntropy);
    rounds++;
  }

  /** Whether there is anything to fit to. */
  boolean isEmpty() {
    return training.isEmpty();
  }

  /** The potential fitted to all labels so far, as text, and how good it is. */
  Product fit() {
    LinearFit fit = all.solve();
    Potential potential = fit.potential();
    FitReport report =
        new FitReport(
            training.size(),
            errors(potential, training),
            errors(potential, heldOut),
            point(entropy),
            point(control),
            fit.regularisation());
    return new Product(
        LinearPotentialText.write(fit.potential()),
        report,
        environments.map(seen -> ActiveSets.of(seen.grades())));
  }

  /** A fitted potential as text, how good it is, and what walks on it are guarded by. */
  record Product(String potential, FitReport report, Optional<ActiveSets> seen) {}

  private void absorb(LabeledStructure label, RidgeFit... fits) {
    training.add(label);
    Structure structure = label.selection().structure();
    environments.ifPresent(seen -> seen.offer(structure.species(), seen.values(structure)));
    for (RidgeFit fit : fits) {
      fit.absorb(structure, label.labels());
    }
  }

  private Optional<CurvePoint> point(RidgeFit arm) {
    if (matched == 0 || heldOut.isEmpty()) {
      return Optional.empty();
    }
    Potential potential = arm.solve().potential();
    return errors(potential, heldOut).map(errors -> new CurvePoint(matched, errors));
  }

  private static Arm arm(LabeledStructure label) {
    return label.selection().arm();
  }

  /** How far a potential is from labels; empty where there are none. */
  private static Optional<Errors> errors(Potential potential, List<LabeledStructure> labels) {
    ErrorSums sums = new ErrorSums();
    labels.forEach(label -> sums.add(potential, label.selection().structure(), label.labels()));
    return sums.statistics().map(found -> errors(found, Optional.empty()));
  }

  /**
   * In the shape in which a campaign keeps them, with the offset of energies that was taken off.
   */
  static Errors errors(ErrorStatistics found, Optional<Double> energyOffset) {
    return new Errors(
        found.structures(),
        found.energy().mean(),
        found.energy().rootMeanSquare(),
        found.force().mean(),
        found.force().rootMeanSquare(),
        found.stress().map(ErrorStatistics.Errors::mean),
        energyOffset);
  }
}
