package org.athanor.sims.fork;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
import org.athanor.protocol.label.LabelEvent;
import org.athanor.protocol.label.LabelEvent.LabelRecalled;
import org.athanor.protocol.label.LabelEvent.LabelingFailed;
import org.athanor.protocol.label.LabelEvent.LabelingStarted;
import org.athanor.protocol.label.LabelEvent.LabelsRequested;
import org.athanor.protocol.label.LabelEvent.StructureLabeled;
import org.athanor.protocol.label.LabelEvent.StructureQuarantined;
import org.athanor.protocol.label.LabelEvent.StructureRequeued;
import org.athanor.protocol.label.LabelId;
import org.athanor.protocol.label.LabelRequest;
import org.athanor.protocol.library.LibraryEvent;
import org.athanor.protocol.library.LibraryEvent.RoundAwaited;
import org.athanor.protocol.library.LibraryEvent.RoundSelected;
import org.athanor.protocol.library.LibraryEvent.WalkArrived;
import org.athanor.protocol.library.LibraryEvent.WalkJudged;
import org.athanor.protocol.matching.MatchingEvent;
import org.athanor.protocol.matching.MatchingEvent.RoundMatched;
import org.athanor.protocol.matching.MatchingEvent.TargetSet;

/**
 * Which events of a campaign belong to its first rounds. Pure.
 *
 * <p>Rounds overlap, so this is no beginning of the journal: what later rounds did in between is
 * left out. Since a round hangs on rounds before it alone, what is left is a campaign.
 *
 * @param last round that belongs to it
 */
record Branch(int last) {
  /** Those of the supervisor: also changes of the file that a later round was the first to see. */
  List<CampaignEvent> campaign(List<CampaignEvent> events) {
    List<CampaignEvent> kept = new ArrayList<>();
    boolean beyond = false;
    int fitted = -1;
    for (CampaignEvent event : events) {
      if (event instanceof RoundOpened round && round.round() > last) {
        beyond = true;
      }
      if (event instanceof PotentialFitted fit) {
        fitted = fit.version();
      }
      // It takes the latest fit back, and is of no use without that.
      if (event instanceof CampaignReopened ? fitted <= last : belongs(event, beyond)) {
        kept.add(event);
      }
    }
    return kept;
  }

  /** When the first round began that does not belong to it, if one did. */
  Optional<Instant> end(List<CampaignEvent> events) {
    for (CampaignEvent event : events) {
      if (event instanceof RoundOpened round && round.round() > last) {
        return Optional.of(round.at());
      }
    }
    return Optional.empty();
  }

  private boolean belongs(CampaignEvent event, boolean beyond) {
    return switch (event) {
      case CampaignStarted _ -> true;
      case CampaignForked _, CampaignResumed _, SettingsChanged _ -> !beyond;
      case RoundOpened round -> round.round() <= last;
      case PotentialFitted fit -> fit.version() <= last;
      case StopRequested _, CampaignEnded _, CampaignReopened _ -> false;
    };
  }

  /** Those of the librarian. */
  List<LibraryEvent> library(List<LibraryEvent> events) {
    return events.stream()
        .filter(
            event ->
                last
                    >= switch (event) {
                      case RoundAwaited round -> round.round();
                      case WalkArrived arrived -> arrived.outcome().walk().round();
                      case WalkJudged judged -> judged.walk().round();
                      case RoundSelected round -> round.round();
                    })
        .toList();
  }

  /** Those of the matcher. */
  List<MatchingEvent> matching(List<MatchingEvent> events) {
    return events.stream()
        .filter(
            event ->
                switch (event) {
                  case TargetSet _ -> true;
                  case RoundMatched round -> round.round() <= last;
                })
        .toList();
  }

  /**
   * Those of the labeler pool. What was given up and requeued after these rounds is given up still.
   *
   * @param end of these rounds ({@link #end}); empty if no other has begun
   */
  List<LabelEvent> labels(List<LabelEvent> events, Optional<Instant> end) {
    Set<LabelId> ids = new HashSet<>();
    List<LabelEvent> kept = new ArrayList<>();
    for (LabelEvent event : events) {
      if (event instanceof LabelsRequested asked && asked.round() <= last) {
        asked.requests().stream().map(LabelRequest::id).forEach(ids::add);
      }
      if (event instanceof StructureRequeued again && end.filter(again.at()::isAfter).isPresent()) {
        ids.remove(again.id());
      }
      boolean belongs =
          switch (event) {
            case LabelsRequested asked -> asked.round() <= last;
            case LabelingStarted one -> ids.contains(one.id());
            case StructureLabeled one -> ids.contains(one.id());
            case LabelRecalled one -> ids.contains(one.id());
            case LabelingFailed one -> ids.contains(one.id());
            case StructureQuarantined one -> ids.contains(one.id());
            case StructureRequeued one -> ids.contains(one.id());
          };
      if (belongs) {
        kept.add(event);
      }
    }
    return kept;
  }
}
