package org.athanor.persistence.codec;

import java.util.Optional;
import org.athanor.persistence.wire.CampaignProto;
import org.athanor.potentials.structure.Scalars;
import org.athanor.potentials.uncertainty.ActiveSets;
import org.athanor.protocol.campaign.CurvePoint;
import org.athanor.protocol.campaign.Ended;
import org.athanor.protocol.campaign.Errors;
import org.athanor.protocol.campaign.FitReport;

/** How good a fit is, what it has seen, and why a campaign ended. */
final class FitWire {
  private FitWire() {}

  static CampaignProto.FitReport write(FitReport report) {
    CampaignProto.FitReport.Builder message =
        CampaignProto.FitReport.newBuilder()
            .setLabels(report.labels())
            .setRegularisation(report.regularisation());
    report.training().ifPresent(errors -> message.setTraining(write(errors)));
    report.heldOut().ifPresent(errors -> message.setHeldOut(write(errors)));
    report.entropyArm().ifPresent(point -> message.setEntropyArm(write(point)));
    report.controlArm().ifPresent(point -> message.setControlArm(write(point)));
    return message.build();
  }

  static FitReport read(boolean set, CampaignProto.FitReport message) {
    Wire.present(set, message, "a fit's report");
    return new FitReport(
        message.getLabels(),
        message.hasTraining() ? Optional.of(read(message.getTraining())) : Optional.empty(),
        message.hasHeldOut() ? Optional.of(read(message.getHeldOut())) : Optional.empty(),
        message.hasEntropyArm() ? Optional.of(read(message.getEntropyArm())) : Optional.empty(),
        message.hasControlArm() ? Optional.of(read(message.getControlArm())) : Optional.empty(),
        message.getRegularisation());
  }

  static CampaignProto.ActiveSets write(ActiveSets seen) {
    CampaignProto.ActiveSets.Builder message = CampaignProto.ActiveSets.newBuilder();
    for (ActiveSets.Inverse set : seen.sets()) {
      CampaignProto.ActiveSets.Inverse.Builder one =
          message.addSetsBuilder().setElement(set.element()).setFunctions(set.functions());
      for (double value : set.values().toArray()) {
        one.addValues(value);
      }
    }
    return message.build();
  }

  static ActiveSets read(CampaignProto.ActiveSets message) {
    return new ActiveSets(
        message.getSetsList().stream()
            .map(
                set ->
                    new ActiveSets.Inverse(
                        set.getElement(),
                        set.getFunctions(),
                        Scalars.of(
                            set.getValuesList().stream()
                                .mapToDouble(Double::doubleValue)
                                .toArray())))
            .toList());
  }

  static CampaignProto.Ended write(Ended reason) {
    CampaignProto.Ended.Builder message = CampaignProto.Ended.newBuilder();
    switch (reason) {
      case Ended.BudgetSpent spent -> message.getBudgetSpentBuilder().setLabels(spent.labels());
      case Ended.RoundsDone done -> message.getRoundsDoneBuilder().setRounds(done.rounds());
      case Ended.Converged converged -> message.getConvergedBuilder().setChange(converged.change());
      case Ended.TargetMet met -> message.getTargetMetBuilder().setChange(met.change());
    }
    return message.build();
  }

  static Ended read(CampaignProto.Ended message) {
    return switch (message.getKindCase()) {
      case BUDGET_SPENT -> new Ended.BudgetSpent(message.getBudgetSpent().getLabels());
      case ROUNDS_DONE -> new Ended.RoundsDone(message.getRoundsDone().getRounds());
      case CONVERGED -> new Ended.Converged(message.getConverged().getChange());
      case TARGET_MET -> new Ended.TargetMet(message.getTargetMet().getChange());
      case KIND_NOT_SET -> throw Wire.unknown("campaign's ending");
    };
  }

  private static CampaignProto.CurvePoint write(CurvePoint point) {
    return CampaignProto.CurvePoint.newBuilder()
        .setLabels(point.labels())
        .setErrors(write(point.errors()))
        .build();
  }

  private static CurvePoint read(CampaignProto.CurvePoint message) {
    return new CurvePoint(
        message.getLabels(),
        read(Wire.present(message.hasErrors(), message.getErrors(), "a learning curve's errors")));
  }

  private static CampaignProto.Errors write(Errors errors) {
    CampaignProto.Errors.Builder message =
        CampaignProto.Errors.newBuilder()
            .setLabels(errors.labels())
            .setEnergyMae(errors.energyMae())
            .setEnergyRmse(errors.energyRmse())
            .setForceMae(errors.forceMae())
            .setForceRmse(errors.forceRmse());
    errors.stressMae().ifPresent(message::setStressMae);
    errors.energyOffset().ifPresent(message::setEnergyOffset);
    return message.build();
  }

  private static Errors read(CampaignProto.Errors message) {
    return new Errors(
        message.getLabels(),
        message.getEnergyMae(),
        message.getEnergyRmse(),
        message.getForceMae(),
        message.getForceRmse(),
        message.hasStressMae() ? Optional.of(message.getStressMae()) : Optional.empty(),
        message.hasEnergyOffset() ? Optional.of(message.getEnergyOffset()) : Optional.empty());
  }
}
