package org.athanor.sims.page;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.athanor.config.Outline;
import org.athanor.potentials.linear.EnergyOffset;
import org.athanor.potentials.potential.Potential;
import org.athanor.potentials.text.PotentialText;
import org.athanor.protocol.campaign.CampaignEvent.PotentialFitted;
import org.athanor.protocol.label.LabeledStructure;
import org.athanor.protocol.matching.LabelWeight;
import org.athanor.protocol.matching.MatchingEvent.RoundMatched;
import org.athanor.protocol.walk.Arm;
import org.athanor.protocol.walk.CandidateId;
import org.athanor.sims.report.Comparison;
import org.athanor.sims.status.Chronicle;

/** A fitted potential held against the labels that were there when it was fitted. */
final class Judged {
  private Judged() {}

  /**
   * The labels that the fit is to, and the held-out ones, in canonical order: in a campaign for a
   * target the fit is to those with weight alone.
   */
  static List<Comparison> of(PotentialFitted fit, Chronicle chronicle) {
    Potential potential = PotentialText.read(fit.potential());
    Optional<Set<CandidateId>> weighted = weighted(fit, chronicle);
    return chronicle.labels().rounds().stream()
        .filter(round -> round.round() <= fit.version())
        .flatMap(round -> chronicle.labels().labeled(round).stream())
        .filter(
            one -> heldOut(one) || weighted.isEmpty() || weighted.get().contains(candidate(one)))
        .map(one -> new Comparison(one, potential.predict(one.selection().structure())))
        .toList();
  }

  /**
   * What to take off predicted energies in eV/atom, where those of labels do not count: the mean
   * over the labels of the fit, or over held-out ones while there are no others.
   */
  static Optional<Double> offset(List<Comparison> comparisons, Chronicle chronicle) {
    if (Outline.of(chronicle.campaign().settings()).energies()) {
      return Optional.empty();
    }
    EnergyOffset fitted = new EnergyOffset();
    EnergyOffset heldOut = new EnergyOffset();
    for (Comparison one : comparisons) {
      (heldOut(one.labeled()) ? heldOut : fitted).add(one.prediction(), one.labeled().labels());
    }
    return fitted.mean().or(heldOut::mean);
  }

  private static Optional<Set<CandidateId>> weighted(PotentialFitted fit, Chronicle chronicle) {
    return chronicle.matching().rounds().stream()
        .filter(round -> round.round() == fit.version())
        .findFirst()
        .map(RoundMatched::weights)
        .map(all -> all.stream().map(LabelWeight::candidate).collect(Collectors.toSet()));
  }

  private static boolean heldOut(LabeledStructure one) {
    return one.selection().arm() == Arm.TEST;
  }

  private static CandidateId candidate(LabeledStructure one) {
    return one.selection().candidate();
  }
}
