package org.athanor.persistence.kryo;

import java.util.List;
import org.athanor.potentials.entropy.Mode;
import org.athanor.potentials.fingerprint.FingerprintSettings;
import org.athanor.potentials.fingerprint.Orbitals;
import org.athanor.potentials.potential.Parameter;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.uncertainty.ActiveSets;
import org.athanor.protocol.campaign.CurvePoint;
import org.athanor.protocol.campaign.Ended;
import org.athanor.protocol.campaign.Errors;
import org.athanor.protocol.campaign.FitReport;
import org.athanor.protocol.campaign.FitterMessage;
import org.athanor.protocol.campaign.StopPoint;
import org.athanor.protocol.campaign.SupervisorMessage;
import org.athanor.protocol.label.Cost;
import org.athanor.protocol.label.Failure;
import org.athanor.protocol.label.LabelId;
import org.athanor.protocol.label.LabelOutcome;
import org.athanor.protocol.label.LabelRequest;
import org.athanor.protocol.label.LabeledStructure;
import org.athanor.protocol.label.LabelerMessage;
import org.athanor.protocol.label.LabelerPoolMessage;
import org.athanor.protocol.library.Judgement;
import org.athanor.protocol.library.LibrarianMessage;
import org.athanor.protocol.library.Quota;
import org.athanor.protocol.library.Selection;
import org.athanor.protocol.library.Verdict;
import org.athanor.protocol.matching.LabelWeight;
import org.athanor.protocol.matching.MatcherMessage;
import org.athanor.protocol.matching.TargetControl;
import org.athanor.protocol.matching.TargetReading;
import org.athanor.protocol.matching.Tuning;
import org.athanor.protocol.node.NodeMessage;
import org.athanor.protocol.node.QuartermasterMessage;
import org.athanor.protocol.node.SupplyFile;
import org.athanor.protocol.walk.Arm;
import org.athanor.protocol.walk.Bias;
import org.athanor.protocol.walk.Candidate;
import org.athanor.protocol.walk.CandidateId;
import org.athanor.protocol.walk.Driver;
import org.athanor.protocol.walk.Ending;
import org.athanor.protocol.walk.ExplorerMessage;
import org.athanor.protocol.walk.Guards;
import org.athanor.protocol.walk.Motion;
import org.athanor.protocol.walk.Walk;
import org.athanor.protocol.walk.WalkId;
import org.athanor.protocol.walk.WalkOutcome;
import org.athanor.protocol.walk.WalkSettings;

/** The records and constants that may be in a message. Their order gives them their numbers. */
final class Registered {
  static final List<Class<?>> TYPES =
      List.of(
          // Structures.
          Structure.class,
          Cell.class,
          Cell.Periodicity.class,
          Labels.class,
          FingerprintSettings.class,
          Orbitals.class,
          Mode.class,
          // Walks.
          Walk.class,
          WalkId.class,
          WalkSettings.class,
          Guards.class,
          Arm.class,
          Motion.Perturbed.class,
          Motion.Strained.class,
          Motion.Dynamics.class,
          Bias.None.class,
          Bias.LocalEntropy.class,
          WalkOutcome.class,
          Candidate.class,
          CandidateId.class,
          Ending.Completed.class,
          Ending.Guarded.class,
          Ending.NotRelaxed.class,
          Ending.Crashed.class,
          Ending.Breach.class,
          // Choices.
          Quota.class,
          Selection.class,
          Judgement.class,
          Verdict.Accepted.class,
          Verdict.Exempt.class,
          Verdict.Familiar.class,
          Verdict.Duplicate.class,
          Verdict.Refused.class,
          // Labels.
          LabelId.class,
          LabelRequest.class,
          LabeledStructure.class,
          LabelOutcome.Labeled.class,
          LabelOutcome.Failed.class,
          Failure.NotConverged.class,
          Failure.OutOfTime.class,
          Failure.Crashed.class,
          Failure.Unavailable.class,
          Failure.Unreadable.class,
          Failure.Unphysical.class,
          Failure.Lost.class,
          // Fits.
          FitReport.class,
          Errors.class,
          CurvePoint.class,
          Ended.BudgetSpent.class,
          Ended.RoundsDone.class,
          Ended.Converged.class,
          // Messages.
          ExplorerMessage.StartWalk.class,
          ExplorerMessage.WalkStored.class,
          LibrarianMessage.AwaitRound.class,
          LibrarianMessage.DeliverWalk.class,
          LabelerPoolMessage.LabelRound.class,
          LabelerPoolMessage.RequestLabel.class,
          LabelerPoolMessage.KeepLabel.class,
          LabelerPoolMessage.DeliverLabel.class,
          LabelerMessage.StartLabel.class,
          LabelerMessage.LabelStored.class,
          FitterMessage.Fit.class,
          SupervisorMessage.RequestWalk.class,
          SupervisorMessage.KeepWalk.class,
          SupervisorMessage.RoundExpected.class,
          SupervisorMessage.WalkHome.class,
          SupervisorMessage.RoundChosen.class,
          SupervisorMessage.RoundLabeled.class,
          SupervisorMessage.Fitted.class,
          SupervisorMessage.FitFailed.class,
          SupervisorMessage.AwaitEnd.class,
          SupervisorMessage.CampaignOver.class,
          SupervisorMessage.Outcome.Complete.class,
          SupervisorMessage.Outcome.Stuck.class,
          // What an actor says to itself.
          ExplorerMessage.EngineReturned.class,
          ExplorerMessage.EngineFailed.class,
          ExplorerMessage.Pulse.class,
          LibrarianMessage.Judge.class,
          LabelerMessage.Pulse.class,
          LabelerMessage.ReferenceReturned.class,
          LabelerPoolMessage.Recover.class,
          LabelerPoolMessage.CheckLabels.class,
          LabelerPoolMessage.LabelerGone.class,
          SupervisorMessage.Begin.class,
          SupervisorMessage.Proceed.class,
          SupervisorMessage.CheckWalks.class,
          SupervisorMessage.ExplorerGone.class,
          LabelerPoolMessage.RoundLookedUp.class,
          LabelerPoolMessage.Recalled.class,
          Cost.class,
          Failure.OutOfMemory.class,
          Failure.GeometryRefused.class,
          // What moves walks.
          Driver.Fitted.class,
          Driver.Given.class,
          // What guards them.
          Guards.GradeGuard.class,
          ActiveSets.class,
          ActiveSets.Inverse.class,
          // Matching.
          Parameter.class,
          Parameter.Scale.class,
          TargetReading.class,
          Tuning.class,
          LabelWeight.class,
          MatcherMessage.Match.class,
          FitterMessage.Tune.class,
          SupervisorMessage.RoundWeighed.class,
          SupervisorMessage.MatchFailed.class,
          Ended.TargetMet.class,
          // Machines.
          SupplyFile.class,
          NodeMessage.Supplies.class,
          NodeMessage.Posts.class,
          NodeMessage.Refused.class,
          NodeMessage.Dismissed.class,
          QuartermasterMessage.RequestSupplies.class,
          QuartermasterMessage.NodeReady.class,
          QuartermasterMessage.NodeGone.class,
          QuartermasterMessage.Dismiss.class,
          TargetControl.class,
          // Steering.
          StopPoint.class,
          SupervisorMessage.Stop.class,
          SupervisorMessage.LabelsHome.class,
          SupervisorMessage.Outcome.Stopped.class,
          LabelerPoolMessage.Close.class,
          SupervisorMessage.Reconfigure.class,
          SupervisorMessage.Reconfigured.class,
          LabelerPoolMessage.Reconsider.class);

  private Registered() {}
}
