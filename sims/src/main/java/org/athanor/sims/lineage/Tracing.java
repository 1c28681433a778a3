package org.athanor.sims.lineage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.athanor.protocol.label.Cost;
import org.athanor.protocol.label.Failure;
import org.athanor.protocol.label.LabelEvent;
import org.athanor.protocol.label.LabelEvent.LabelRecalled;
import org.athanor.protocol.label.LabelEvent.LabelingFailed;
import org.athanor.protocol.label.LabelEvent.LabelingStarted;
import org.athanor.protocol.label.LabelEvent.LabelsRequested;
import org.athanor.protocol.label.LabelEvent.StructureLabeled;
import org.athanor.protocol.label.LabelEvent.StructureQuarantined;
import org.athanor.protocol.label.LabelEvent.StructureRequeued;
import org.athanor.protocol.label.LabelId;
import org.athanor.protocol.library.Judgement;
import org.athanor.protocol.library.LibraryEvent;
import org.athanor.protocol.library.LibraryEvent.RoundAwaited;
import org.athanor.protocol.library.LibraryEvent.RoundSelected;
import org.athanor.protocol.library.LibraryEvent.WalkArrived;
import org.athanor.protocol.library.LibraryEvent.WalkJudged;
import org.athanor.protocol.walk.CandidateId;
import org.athanor.protocol.walk.WalkOutcome;
import org.athanor.sims.lineage.Lineage.End;
import org.athanor.sims.lineage.Lineage.Home;
import org.athanor.sims.lineage.Lineage.Label;
import org.athanor.sims.lineage.Lineage.Try;

/** Follows one structure through the events of librarian and labeler pool. */
final class Tracing {
  private final CandidateId candidate;
  private final Optional<LabelId> id;
  private final List<Try> tries = new ArrayList<>();
  private Optional<Home> home = Optional.empty();
  private Optional<Judgement> judgement = Optional.empty();
  private Optional<Failure> givenUp = Optional.empty();
  private boolean recalled;
  private int round = -1;
  private int offered = -1;

  /**
   * Of a structure.
   *
   * @param id of its label; empty where nobody asked for one
   */
  Tracing(CandidateId candidate, Optional<LabelId> id) {
    this.candidate = candidate;
    this.id = id;
  }

  /** Takes an event of the librarian. */
  void heard(LibraryEvent event) {
    switch (event) {
      case WalkArrived arrived -> arrived(arrived);
      case WalkJudged judged -> {
        if (judged.walk().equals(candidate.walk())) {
          judgement =
              judged.judgements().stream()
                  .filter(one -> one.candidate() == candidate.index())
                  .findFirst();
        }
      }
      case RoundAwaited _ -> {} // The plan stands in the campaign's own events.
      case RoundSelected _ -> {} // What was chosen was asked for.
    }
  }

  private void arrived(WalkArrived arrived) {
    WalkOutcome outcome = arrived.outcome();
    if (outcome.walk().equals(candidate.walk())) {
      offered = outcome.candidates().size();
      home =
          outcome.candidates().stream()
              .filter(one -> one.index() == candidate.index())
              .map(
                  one ->
                      new Home(
                          one.step(),
                          one.structure().species().size(),
                          outcome.ending(),
                          arrived.explorer(),
                          arrived.at()))
              .findFirst();
    }
  }

  /** Takes an event of the labeler pool. */
  void heard(LabelEvent event) {
    switch (event) {
      case LabelsRequested asked -> {
        if (round < 0 && asked.requests().stream().anyMatch(one -> isIt(one.id()))) {
          round = asked.round();
        }
      }
      case LabelingStarted start -> {
        if (isIt(start.id())) {
          tries.add(new Try(start.attempt(), start.labeler(), start.at(), Optional.empty()));
        }
      }
      case StructureLabeled label ->
          ended(label.id(), label.attempt(), label.cost(), Optional.empty(), label.at());
      case LabelingFailed failed ->
          ended(
              failed.id(),
              failed.attempt(),
              failed.cost(),
              Optional.of(failed.failure()),
              failed.at());
      case LabelRecalled label -> recalled |= isIt(label.id());
      case StructureQuarantined end -> {
        if (isIt(end.id())) {
          givenUp = Optional.of(end.failure());
        }
      }
      case StructureRequeued again -> {
        if (isIt(again.id())) {
          givenUp = Optional.empty();
        }
      }
    }
  }

  private void ended(LabelId label, int attempt, Cost cost, Optional<Failure> why, Instant at) {
    if (isIt(label)) {
      tries.replaceAll(
          one ->
              // Requeued, it was tried from the first attempt again.
              one.attempt() == attempt && one.end().isEmpty()
                  ? new Try(
                      attempt, one.labeler(), one.begun(), Optional.of(new End(cost, why, at)))
                  : one);
    }
  }

  private boolean isIt(LabelId label) {
    return id.filter(label::equals).isPresent();
  }

  Optional<Home> home() {
    return home;
  }

  /** How many structures the walk offered; -1 while it is away. */
  int offered() {
    return offered;
  }

  Optional<Judgement> judgement() {
    return judgement;
  }

  Optional<Label> label() {
    return id.map(one -> new Label(one, round, tries, recalled, givenUp));
  }
}
