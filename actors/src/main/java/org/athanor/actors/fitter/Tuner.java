package org.athanor.actors.fitter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.athanor.actors.matcher.Aim;
import org.athanor.potentials.matching.BoughtLabel;
import org.athanor.potentials.matching.Calibration;
import org.athanor.potentials.matching.WeightedFit;
import org.athanor.potentials.potential.ParametricPotential;
import org.athanor.potentials.text.PotentialText;
import org.athanor.protocol.campaign.FitReport;
import org.athanor.protocol.campaign.FitterMessage.Tune;
import org.athanor.protocol.campaign.SupervisorMessage;
import org.athanor.protocol.campaign.SupervisorMessage.FitFailed;
import org.athanor.protocol.campaign.SupervisorMessage.Fitted;
import org.athanor.protocol.label.LabeledStructure;
import org.athanor.protocol.matching.LabelWeight;
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
    List<LabeledStructure> training = new ArrayList<>();
    List<LabeledStructure> heldOut = new ArrayList<>();
    for (List<LabeledStructure> round : order.rounds()) {
      for (LabeledStructure label : round) {
        (label.selection().arm() == Arm.TEST ? heldOut : training).add(label);
      }
    }
    List<BoughtLabel> bought = bought(order.weights(), training);
    if (bought.isEmpty()) {
      String reason = "no label that the target needs could be had, so there is nothing to fit to";
      return new FitFailed(order.version(), reason);
    }
    String start = order.potential().orElse(aim.settings().start());
    Calibration fitted = WeightedFit.of(PotentialText.read(start), bought);
    String text = PotentialText.write(fitted.potential());
    // What everybody else will read, to the bit.
    ParametricPotential potential = PotentialText.read(text);
    FitReport report =
        new FitReport(
            training.size(),
            Workbench.errors(potential, training).orElseThrow(),
            Workbench.errors(potential, heldOut),
            Optional.empty(),
            Optional.empty(),
            WeightedFit.RIDGE);
    Tuning tuning = tuning(fitted, potential, order.change());
    return new Fitted(order.version(), text, report, Optional.empty(), Optional.of(tuning));
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

  private Tuning tuning(Calibration fitted, ParametricPotential potential, double change) {
    List<TargetReading> readings = aim.properties().read(potential);
    double[][] slopes =
        readings.stream().map(one -> one.slopes().toArray()).toArray(double[][]::new);
    return new Tuning(
        potential.parameters(),
        readings,
        fitted.deviations(slopes),
        change,
        fitted.misfit(),
        fitted.settled());
  }
}
