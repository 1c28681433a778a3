package org.athanor.protocol.campaign;

import akka.actor.typed.ActorRef;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.athanor.potentials.uncertainty.ActiveSets;
import org.athanor.protocol.Message;
import org.athanor.protocol.label.LabeledStructure;
import org.athanor.protocol.library.Selection;
import org.athanor.protocol.matching.LabelWeight;
import org.athanor.protocol.matching.Tuning;
import org.athanor.protocol.walk.CandidateId;
import org.athanor.protocol.walk.ExplorerMessage;
import org.athanor.protocol.walk.WalkId;

/** What the supervisor understands. */
public sealed interface SupervisorMessage extends Message {
  /** An explorer has nothing to do. Answered with a walk as soon as there is one. */
  record RequestWalk(String explorer, ActorRef<ExplorerMessage> replyTo)
      implements SupervisorMessage {}

  /** An explorer is still at it. */
  record KeepWalk(WalkId walk, String explorer) implements SupervisorMessage {}

  /** The librarian awaits a round, and has these walks of it already. */
  record RoundExpected(int round, Set<WalkId> arrived) implements SupervisorMessage {
    /** Copies the set. */
    public RoundExpected {
      arrived = Set.copyOf(arrived);
    }
  }

  /** The librarian has a walk, durably. */
  record WalkHome(WalkId walk) implements SupervisorMessage {}

  /** The librarian judged a whole round and chose what to label, in canonical order. */
  record RoundChosen(int round, List<Selection> selections) implements SupervisorMessage {
    /** Copies the list. */
    public RoundChosen {
      selections = List.copyOf(selections);
    }
  }

  /**
   * The matcher chose what the target needs.
   *
   * @param weights of all labels that the fit after this round takes, in canonical order
   * @param change of the weights against those before, over the largest weight
   * @param control what is labelled beside, drawn at random, of this round and before
   */
  record RoundWeighed(
      int round, List<LabelWeight> weights, double change, List<CandidateId> control)
      implements SupervisorMessage {
    /** Copies the lists. */
    public RoundWeighed {
      weights = List.copyOf(weights);
      control = List.copyOf(control);
    }
  }

  /** The matcher could not choose. */
  record MatchFailed(int round, String reason) implements SupervisorMessage {}

  /** All labels of a round are there or given up; the ones that are there, in canonical order. */
  record RoundLabeled(int round, List<LabeledStructure> labeled) implements SupervisorMessage {
    /** Copies the list. */
    public RoundLabeled {
      labeled = List.copyOf(labeled);
    }
  }

  /**
   * The fitter is done with a version.
   *
   * @param seen what walks are guarded by; empty where they are not
   * @param tuning what became of the target; empty in a campaign without one
   */
  record Fitted(
      int version,
      String potential,
      FitReport report,
      Optional<ActiveSets> seen,
      Optional<Tuning> tuning)
      implements SupervisorMessage {}

  /** The fitter could not fit a version. */
  record FitFailed(int version, String reason) implements SupervisorMessage {}

  /** The supervisor to itself: recovery is over. */
  record Begin() implements SupervisorMessage {}

  /** The supervisor to itself: see what can be done next. */
  record Proceed() implements SupervisorMessage {}

  /** The supervisor to itself: look for walks whose explorers fell silent. */
  record CheckWalks() implements SupervisorMessage {}

  /** An explorer is gone. */
  record ExplorerGone(String explorer) implements SupervisorMessage {}

  /**
   * Stop this run of the campaign; asking again, or for later, changes nothing.
   *
   * @param by who asks
   */
  record Stop(StopPoint point, String by) implements SupervisorMessage {}

  /**
   * Go on with a changed file: rounds that are opened from now on follow it.
   *
   * @param settings the file, resolved, as canonical text; only what may change meanwhile differs
   * @param by who changed it
   */
  record Reconfigure(String settings, String by, ActorRef<Reconfigured> replyTo)
      implements SupervisorMessage {}

  /**
   * That it does, on disk, or why it does not.
   *
   * @param refusal empty if it does
   */
  record Reconfigured(Optional<String> refusal) implements Message {}

  /** The pool begins no labels any more, and none is being computed. */
  record LabelsHome() implements SupervisorMessage {}

  /** Someone wants to be told when the campaign has ended. */
  record AwaitEnd(ActorRef<CampaignOver> replyTo) implements SupervisorMessage {}

  /** The campaign has ended as its file says, or can not go on. */
  record CampaignOver(Outcome outcome) implements Message {}

  /** How a run of a campaign came to its end. */
  sealed interface Outcome {
    /** As its file says. */
    record Complete(Ended reason, String datasetHash) implements Outcome {}

    /** It needs a person. */
    record Stuck(String reason) implements Outcome {}

    /** It was asked to stop; the next run goes on. */
    record Stopped(StopPoint point, String by) implements Outcome {}
  }
}
