package org.athanor.actors.fitter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.athanor.actors.engine.NoMinimumException;
import org.athanor.actors.matcher.Aim;
import org.athanor.potentials.matching.BoughtLabel;
import org.athanor.potentials.matching.Calibration;
import org.athanor.potentials.matching.RestingFit;
import org.athanor.potentials.matching.WeightedFit;
import org.athanor.potentials.potential.ParametricPotential;
import org.athanor.potentials.text.PotentialText;
import org.athanor.protocol.campaign.FitReport;
import org.athanor.protocol.campaign.FitterMessage.Tune;
import org.athanor.protocol.campaign.SupervisorMessage;
import org.athanor.protocol.campaign.SupervisorMessage.Fitted;
import org.athanor.protocol.label.LabeledStructure;
import org.athanor.protocol.matching.LabelWeight;
import org.athanor.protocol.matching.TargetControl;
import org.athanor.protocol.matching.TargetReading;
import org.athanor.protocol.matching.Tuning;
import org.athanor.protocol.walk.Arm;
import org.athanor.protocol.walk.CandidateId;

/** Tunes parameters to weighted labels, and says how certain the target is then. Pure. */
final class Tuner {
  private final Aim aim;

  Tuner(Aim aim) {
    this.aim = aim;
  }

  SupervisorMessage answer(Tune order) {
    List<LabeledStructure> labeled = new ArrayList<>();
    List<LabeledStructure> heldOut = new ArrayList<>();
    for (List<LabeledStructure> round : order.rounds()) {
      for (LabeledStructure label : round) {
        (label.selection().arm() == Arm.TEST ? heldOut : labeled).add(label);
      }
    }
    List<LabeledStructure> training = weighed(order.weights(), labeled);
    RestingFit<List<TargetReading>> fit = fit(order, bought(order.weights(), training));
    String text = PotentialText.write(fit.calibration().potential());
    ParametricPotential potential = PotentialText.read(text);
    List<LabeledStructure> zero = training.isEmpty() ? heldOut : training;
    TunedErrors errors = TunedErrors.of(potential, aim.settings().accuracy(), zero);
    FitReport report =
        new FitReport(
            training.size(),
            errors.of(training),
            errors.of(heldOut),
            Optional.empty(),
            Optional.empty(),
            WeightedFit.RIDGE);
    Tuning tuning = tuning(fit, potential, order.change(), control(order, labeled));
    return new Fitted(order.version(), text, report, Optional.empty(), Optional.of(tuning));
  }

  /** Without labels the parameters stay where they are, and nothing is known of the target. */
  private RestingFit<List<TargetReading>> fit(Tune order, List<BoughtLabel> bought) {
    ParametricPotential before =
        PotentialText.read(order.potential().orElse(aim.settings().start()));
    if (bought.isEmpty()) {
      return new RestingFit<>(
          Calibration.before(before), aim.properties().read(before), Optional.empty());
    }
    return RestingFit.of(before, bought, this::readings, NoMinimumException.class);
  }

  /** Of what everybody else will read, to the bit. */
  private List<TargetReading> readings(ParametricPotential fitted) {
    return aim.properties().read(PotentialText.read(PotentialText.write(fitted)));
  }

  /** What the fit is to; other labels lost their weight, or are of the control alone. */
  private static List<LabeledStructure> weighed(
      List<LabelWeight> weights, List<LabeledStructure> labels) {
    Set<CandidateId> there =
        weights.stream().map(LabelWeight::candidate).collect(Collectors.toSet());
    return labels.stream().filter(one -> there.contains(one.selection().candidate())).toList();
  }

  /**
   * From the beginning, so that nothing of what was chosen helps; empty where nothing was drawn.
   */
  private Optional<TargetControl> control(Tune order, List<LabeledStructure> labels) {
    List<LabelWeight> weights = evenly(order, labels);
    if (weights.isEmpty()) {
      return Optional.empty();
    }
    ParametricPotential start = PotentialText.read(aim.settings().start());
    RestingFit<List<TargetReading>> fit =
        RestingFit.of(start, bought(weights, labels), this::readings, NoMinimumException.class);
    double[][] slopes = slopes(fit.readings());
    return Optional.of(
        new TargetControl(
            weights.size(),
            fit.readings(),
            fit.calibration().deviations(slopes),
            fit.calibration().misfitDeviations(slopes),
            fit.calibration().misfit(),
            fit.ridge()));
  }

  /** Labels drawn at random, with as much weight together as the chosen ones have. */
  private static List<LabelWeight> evenly(Tune order, List<LabeledStructure> labels) {
    double sum = order.weights().stream().mapToDouble(LabelWeight::weight).sum();
    Set<CandidateId> drawn = new HashSet<>(order.control());
    List<CandidateId> there =
        labels.stream()
            .map(label -> label.selection().candidate())
            .filter(drawn::contains)
            .toList();
    return sum == 0
        ? List.of()
        : there.stream().map(one -> new LabelWeight(one, sum / there.size())).toList();
  }

  private static double[][] slopes(List<TargetReading> readings) {
    return readings.stream().map(one -> one.slopes().toArray()).toArray(double[][]::new);
  }

  private List<BoughtLabel> bought(List<LabelWeight> weights, List<LabeledStructure> labels) {
    Map<CandidateId, LabeledStructure> there = new HashMap<>();
    labels.forEach(label -> there.put(label.selection().candidate(), label));
    List<BoughtLabel> bought = new ArrayList<>();
    for (LabelWeight weight : weights) {
      LabeledStructure label = there.get(weight.candidate());
      if (label != null) {
        bought.addAll(
            aim.settings()
                .accuracy()
                .bought(
                    weight.candidate().toString(),
                    label.selection().structure(),
                    label.labels(),
                    weight.weight()));
      }
    }
    return bought;
  }

  private static Tuning tuning(
      RestingFit<List<TargetReading>> fit,
      ParametricPotential potential,
      double change,
      Optional<TargetControl> control) {
    Calibration fitted = fit.calibration();
    double[][] slopes = slopes(fit.readings());
    return new Tuning(
        potential.parameters(),
        fit.readings(),
        fitted.deviations(slopes),
        change,
        fitted.misfit(),
        fitted.settled(),
        fit.ridge(),
        Optional.of(fitted.misfitDeviations(slopes)),
        control);
  }
}
