package org.athanor.sims.report;

import java.util.List;
import org.athanor.config.Outline;
import org.athanor.potentials.linear.Columns;
import org.athanor.potentials.linear.FitWeights;
import org.athanor.potentials.linear.LinearPotential;
import org.athanor.potentials.linear.LinearPotentialText;
import org.athanor.potentials.parallel.Team;
import org.athanor.potentials.uncertainty.CalibratedFit;
import org.athanor.potentials.uncertainty.CalibratedFit.Label;
import org.athanor.potentials.uncertainty.Uncertainty;
import org.athanor.protocol.campaign.CampaignEvent.PotentialFitted;
import org.athanor.protocol.label.LabeledStructure;
import org.athanor.protocol.walk.Arm;
import org.athanor.sims.status.Chronicle;

/**
 * How far a campaign's potential is to be trusted: made again from its labels, as the potential
 * was.
 */
public final class Doubts {
  private Doubts() {}

  /**
   * The uncertainty of a potential that was fitted to these labels.
   *
   * @param labels those of the fit and held-out ones, in canonical order
   * @param outline of the campaign: weights and prior of the fit, source of the deviations
   */
  public static Uncertainty of(
      LinearPotential potential, Outline outline, List<LabeledStructure> labels) {
    return of(potential, outline, labels, Runtime.getRuntime().availableProcessors());
  }

  private static Uncertainty of(
      LinearPotential potential, Outline outline, List<LabeledStructure> labels, int threads) {
    CalibratedFit fit = CalibratedFit.start(Columns.of(potential.basis()), outline.prior());
    FitWeights weights = outline.weights();
    List<Label> fitted =
        labels.stream()
            .filter(one -> one.selection().arm() != Arm.TEST)
            .map(
                one ->
                    new Label(one.selection().structure(), one.labels(), weights.of(one.labels())))
            .toList();
    try (Team team = Team.of(threads)) {
      fit.absorb(fitted, team, done -> {});
    }
    return fit.solve(outline.source()).uncertainty();
  }

  /**
   * The uncertainty of a campaign's potential, by the labels that were there when it was fitted.
   */
  public static Uncertainty of(PotentialFitted fit, Chronicle chronicle) {
    return of(fit, chronicle, Runtime.getRuntime().availableProcessors());
  }

  /** The same by so many threads, with the same bits. */
  public static Uncertainty of(PotentialFitted fit, Chronicle chronicle, int threads) {
    List<LabeledStructure> labels =
        chronicle.labels().rounds().stream()
            .filter(round -> round.round() <= fit.version())
            .flatMap(round -> chronicle.labels().labeled(round).stream())
            .toList();
    Outline outline = Outline.of(chronicle.campaign().settings());
    return of(LinearPotentialText.read(fit.potential()), outline, labels, threads);
  }

  /** Errors of the held-out labels, against what the uncertainty says of them if it is known. */
  public static Trust trust(
      PotentialFitted fit, Chronicle chronicle, List<Comparison> comparisons) {
    // That of tuned parameters speaks of the target, and stands in its table.
    return fit.tuning().isPresent() ? new Trust() : trust(of(fit, chronicle), comparisons);
  }

  /** Errors of the held-out labels against what the uncertainty says of them. */
  public static Trust trust(Uncertainty uncertainty, List<Comparison> comparisons) {
    Trust trust = new Trust();
    for (Comparison c : comparisons) {
      if (c.heldOut()) {
        trust.add(
            uncertainty.of(c.labeled().selection().structure()),
            c.prediction(),
            c.labeled().labels());
      }
    }
    return trust;
  }
}
