package org.athanor.actors.fitter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    Tuning tuning = tuning(fit, potential, order.change());
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
      RestingFit<List<TargetReading>> fit, ParametricPotential potential, double change) {
    Calibration fitted = fit.calibration();
    double[][] slopes =
        fit.readings().stream().map(one -> one.slopes().toArray()).toArray(double[][]::new);
    return new Tuning(
        potential.parameters(),
        fit.readings(),
        fitted.deviations(slopes),
        change,
        fitted.misfit(),
        fitted.settled(),
        fit.ridge(),
        Optional.of(fitted.misfitDeviations(slopes)));
  }
}
