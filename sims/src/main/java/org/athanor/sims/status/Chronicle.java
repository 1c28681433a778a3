package org.athanor.sims.status;

import java.util.List;
import java.util.Optional;
import org.athanor.config.LiveChange;
import org.athanor.protocol.campaign.CampaignEvent;
import org.athanor.protocol.campaign.CampaignEvent.CampaignEnded;
import org.athanor.protocol.campaign.CampaignEvent.CampaignForked;
import org.athanor.protocol.campaign.CampaignEvent.CampaignReopened;
import org.athanor.protocol.campaign.CampaignEvent.CampaignResumed;
import org.athanor.protocol.campaign.CampaignEvent.CampaignStarted;
import org.athanor.protocol.campaign.CampaignEvent.PotentialFitted;
import org.athanor.protocol.campaign.CampaignEvent.RoundOpened;
import org.athanor.protocol.campaign.CampaignEvent.SettingsChanged;
import org.athanor.protocol.campaign.CampaignEvent.StopRequested;
import org.athanor.protocol.campaign.CampaignState;
import org.athanor.protocol.label.LabelEvent;
import org.athanor.protocol.label.LabelEvent.LabelRecalled;
import org.athanor.protocol.label.LabelEvent.LabelingFailed;
import org.athanor.protocol.label.LabelEvent.LabelingStarted;
import org.athanor.protocol.label.LabelEvent.LabelsRequested;
import org.athanor.protocol.label.LabelEvent.StructureLabeled;
import org.athanor.protocol.label.LabelEvent.StructureQuarantined;
import org.athanor.protocol.label.LabelEvent.StructureRequeued;
import org.athanor.protocol.label.LabelId;
import org.athanor.protocol.label.LabelQueue;
import org.athanor.protocol.label.LabelStatus;
import org.athanor.protocol.label.LabeledStructure;
import org.athanor.protocol.library.LibraryEvent;
import org.athanor.protocol.library.LibraryEvent.RoundAwaited;
import org.athanor.protocol.library.LibraryEvent.RoundSelected;
import org.athanor.protocol.library.LibraryEvent.WalkArrived;
import org.athanor.protocol.library.LibraryEvent.WalkJudged;
import org.athanor.protocol.library.LibraryState;
import org.athanor.protocol.library.Selection;
import org.athanor.protocol.matching.MatchingEvent;
import org.athanor.protocol.matching.MatchingEvent.RoundMatched;
import org.athanor.protocol.matching.MatchingEvent.TargetSet;
import org.athanor.protocol.matching.MatchingState;
import org.athanor.protocol.walk.Arm;
import org.athanor.protocol.walk.Walk;
import org.athanor.protocol.walk.WalkId;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * All that the events of a campaign tell to people: a fold over the four families of events.
 *
 * <p>Within a family the events must come in their order; the families may interleave in any way
 * and give the same chronicle.
 *
 * @param campaign the campaign as a whole
 * @param library what the librarian knows
 * @param labels what the labeler pool knows
 * @param matching what the matcher knows
 * @param findings what the walks brought home
 * @param charges every reference calculation that ended, in order
 * @param timeline when what happened
 * @param programs the versions of Athanor that worked on it
 * @param nodes which machine did what
 * @param alterations of the campaign's file, in order
 */
public record Chronicle(
    CampaignState campaign,
    LibraryState library,
    LabelQueue labels,
    MatchingState matching,
    Findings findings,
    PVector<Charge> charges,
    Timeline timeline,
    Programs programs,
    Nodes nodes,
    PVector<Alteration> alterations) {
  /** Before anything happened. */
  public static final Chronicle EMPTY =
      new Chronicle(
          CampaignState.EMPTY,
          LibraryState.EMPTY,
          LabelQueue.EMPTY,
          MatchingState.EMPTY,
          Findings.NONE,
          TreePVector.empty(),
          Timeline.EMPTY,
          Programs.NONE,
          Nodes.NONE,
          TreePVector.empty());

  /** All labels that are there, in canonical order. */
  public List<LabeledStructure> labeled() {
    return labels.rounds().stream().flatMap(round -> labels.labeled(round).stream()).toList();
  }

  /** The chronicle after {@code event}. */
  public Chronicle applied(CampaignEvent event) {
    Timeline times =
        switch (event) {
          case CampaignStarted begun -> timeline.seen(begun.at());
          case CampaignResumed again -> timeline.resumed(again.at());
          case SettingsChanged changed -> timeline.seen(changed.at());
          case RoundOpened round -> timeline.passed(round.round(), Milestone.OPENED, round.at());
          case PotentialFitted fit -> timeline.passed(fit.version(), Milestone.FITTED, fit.at());
          case CampaignForked fork -> timeline.seen(fork.at());
          case StopRequested asked -> timeline.seen(asked.at());
          case CampaignEnded end -> timeline.seen(end.at());
          case CampaignReopened again -> timeline.seen(again.at());
        };
    return new Chronicle(
        campaign.applied(event),
        library,
        labels,
        matching,
        findings,
        charges,
        times,
        programsAfter(event),
        nodes,
        alterationsAfter(event));
  }

  /** The chronicle after {@code event}. */
  public Chronicle applied(LibraryEvent event) {
    Findings found =
        switch (event) {
          case RoundAwaited round -> findings;
          case WalkArrived arrived -> findings.arrived(arrived.outcome());
          case WalkJudged judged -> findings.judged(judged, arm(judged.walk()));
          case RoundSelected round -> findings;
        };
    return new Chronicle(
        campaign,
        library.applied(event),
        labels,
        matching,
        found,
        charges,
        timelineAfter(event),
        programs,
        nodesAfter(event),
        alterations);
  }

  /** The chronicle after {@code event}. */
  public Chronicle applied(LabelEvent event) {
    PVector<Charge> paid =
        switch (event) {
          case LabelsRequested asked -> charges;
          case LabelingStarted begun -> charges;
          case StructureLabeled label ->
              charges.plus(
                  new Charge(
                      label.id(),
                      selection(label.id()).arm(),
                      label.cost(),
                      Optional.empty(),
                      Optional.empty()));
          case LabelRecalled label -> charges;
          case LabelingFailed failed ->
              charges.plus(
                  new Charge(
                      failed.id(),
                      selection(failed.id()).arm(),
                      failed.cost(),
                      Optional.of(failed.failure()),
                      failed.kept()));
          case StructureQuarantined end -> charges;
          case StructureRequeued again -> charges;
        };
    return new Chronicle(
        campaign,
        library,
        labels.applied(event),
        matching,
        findings,
        paid,
        timelineAfter(event),
        programs,
        nodesAfter(event),
        alterations);
  }

  private Nodes nodesAfter(LibraryEvent event) {
    return switch (event) {
      case WalkArrived arrived -> nodes.walked(arrived.explorer(), arrived.at());
      case RoundAwaited round -> nodes;
      case WalkJudged judged -> nodes;
      case RoundSelected round -> nodes;
    };
  }

  private Nodes nodesAfter(LabelEvent event) {
    return switch (event) {
      case StructureLabeled label ->
          labeler(label.id()).map(who -> nodes.labeled(who, label.at())).orElse(nodes);
      case LabelingFailed failed ->
          labeler(failed.id()).map(who -> nodes.failed(who, failed.at())).orElse(nodes);
      case LabelsRequested asked -> nodes;
      case LabelingStarted begun -> nodes;
      case LabelRecalled label -> nodes;
      case StructureQuarantined end -> nodes;
      case StructureRequeued again -> nodes;
    };
  }

  /** Who is at a label; nobody where an earlier attempt came in after it was given up. */
  private Optional<String> labeler(LabelId id) {
    return labels
        .status(id)
        .flatMap(
            status ->
                status instanceof LabelStatus.Running running
                    ? Optional.of(running.labeler())
                    : Optional.empty());
  }

  private Programs programsAfter(CampaignEvent event) {
    return switch (event) {
      case CampaignStarted begun -> programs.then(begun.program());
      case CampaignResumed again -> programs.then(again.program());
      case SettingsChanged changed -> programs;
      case RoundOpened round -> programs;
      case PotentialFitted fit -> programs;
      case CampaignForked fork -> programs;
      case StopRequested asked -> programs;
      case CampaignEnded end -> programs;
      case CampaignReopened again -> programs;
    };
  }

  private PVector<Alteration> alterationsAfter(CampaignEvent event) {
    return event instanceof SettingsChanged changed
        ? alterations.plus(
            new Alteration(
                changed.at(),
                changed.by(),
                LiveChange.between(campaign.settings(), changed.settings())))
        : alterations;
  }

  /** The chronicle after {@code event}. */
  public Chronicle applied(MatchingEvent event) {
    Timeline times =
        switch (event) {
          case TargetSet set -> timeline.seen(set.at());
          case RoundMatched round -> timeline.seen(round.at());
        };
    return new Chronicle(
        campaign,
        library,
        labels,
        matching.applied(event),
        findings,
        charges,
        times,
        programs,
        nodes,
        alterations);
  }

  private Timeline timelineAfter(LibraryEvent event) {
    return switch (event) {
      case RoundAwaited round -> timeline.seen(round.at());
      case WalkArrived arrived -> {
        int round = arrived.outcome().walk().round();
        yield timeline
            .passed(round, Milestone.FIRST_WALK, arrived.at())
            .passed(round, Milestone.LAST_WALK, arrived.at());
      }
      case WalkJudged judged -> timeline.seen(judged.at());
      case RoundSelected round -> timeline.passed(round.round(), Milestone.SELECTED, round.at());
    };
  }

  private Timeline timelineAfter(LabelEvent event) {
    return switch (event) {
      case LabelsRequested asked -> timeline.seen(asked.at());
      case LabelingStarted start ->
          timeline.passed(round(start.id()), Milestone.FIRST_LABEL, start.at());
      case StructureLabeled label ->
          timeline.passed(round(label.id()), Milestone.LAST_LABEL, label.at());
      case LabelRecalled label ->
          timeline
              .passed(round(label.id()), Milestone.FIRST_LABEL, label.at())
              .passed(round(label.id()), Milestone.LAST_LABEL, label.at());
      case LabelingFailed failed -> timeline.seen(failed.at());
      case StructureQuarantined end ->
          timeline.passed(round(end.id()), Milestone.LAST_LABEL, end.at());
      case StructureRequeued again -> timeline.seen(again.at());
    };
  }

  private int round(LabelId id) {
    return selection(id).candidate().walk().round();
  }

  private Selection selection(LabelId id) {
    return labels.entries().get(id).request().selection();
  }

  private Arm arm(WalkId id) {
    return library.awaited().get(id.round()).walks().stream()
        .filter(walk -> walk.id().equals(id))
        .map(Walk::arm)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "chronicle: expected walk " + id + " in the plan of its round, got none"));
  }
}
