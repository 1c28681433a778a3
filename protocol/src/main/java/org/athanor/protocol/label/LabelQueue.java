package org.athanor.protocol.label;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.athanor.protocol.label.LabelEvent.LabelRecalled;
import org.athanor.protocol.label.LabelEvent.LabelingFailed;
import org.athanor.protocol.label.LabelEvent.LabelingStarted;
import org.athanor.protocol.label.LabelEvent.LabelsRequested;
import org.athanor.protocol.label.LabelEvent.StructureLabeled;
import org.athanor.protocol.label.LabelEvent.StructureQuarantined;
import org.athanor.protocol.label.LabelEvent.StructureRequeued;
import org.athanor.protocol.label.LabelStatus.Done;
import org.athanor.protocol.label.LabelStatus.Quarantined;
import org.athanor.protocol.label.LabelStatus.Running;
import org.athanor.protocol.label.LabelStatus.Waiting;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;

/**
 * What the labeler pool knows: a fold over its events.
 *
 * @param rounds what every round asked for, in canonical order
 * @param entries every label that was ever asked for
 * @param places where each label stands in the queue
 * @param waiting the labels that wait, by their place
 * @param tally how often what happened
 */
public record LabelQueue(
    PVector<LabelsRequested> rounds,
    PMap<LabelId, Entry> entries,
    PMap<LabelId, Integer> places,
    TreePMap<Integer, LabelId> waiting,
    Tally tally) {
  /** A label that was asked for, and where it stands. */
  public record Entry(LabelRequest request, LabelStatus status) {}

  /**
   * Counts over the whole campaign.
   *
   * @param computed reference calculations ever started
   * @param done labels that are there
   * @param recalled those of them that came out of the cache
   * @param failed calculations that gave no label
   * @param quarantined structures given up, and not tried again
   * @param seconds of labelers, failures included
   */
  public record Tally(
      int computed, int done, int recalled, int failed, int quarantined, double seconds) {
    static final Tally ZERO = new Tally(0, 0, 0, 0, 0, 0);
  }

  /** Before anything happened. */
  public static final LabelQueue EMPTY =
      new LabelQueue(
          TreePVector.empty(),
          HashTreePMap.empty(),
          HashTreePMap.empty(),
          TreePMap.empty(),
          Tally.ZERO);

  /**
   * The queue of these rounds, in which each label stands where it is said to.
   *
   * @param rounds what every round asked for, in canonical order
   * @param statuses of all labels, in the order of the queue
   * @throws IllegalArgumentException unless there is one status for each label
   */
  public static LabelQueue of(
      List<LabelsRequested> rounds, List<LabelStatus> statuses, Tally tally) {
    LabelQueue queue = EMPTY;
    for (LabelsRequested round : rounds) {
      queue = queue.asked(round);
    }
    // Nothing has happened to them yet, so all of them wait.
    List<LabelId> ids = List.copyOf(queue.waiting.values());
    if (statuses.size() != ids.size()) {
      throw new IllegalArgumentException(
          "label queue: expected " + ids.size() + " statuses, got " + statuses.size());
    }
    for (int place = 0; place < ids.size(); place++) {
      queue = queue.with(ids.get(place), statuses.get(place), Tally.ZERO);
    }
    return new LabelQueue(queue.rounds, queue.entries, queue.places, queue.waiting, tally);
  }

  /** Where all labels stand, in the order of the queue. */
  public List<LabelStatus> statuses() {
    return places.entrySet().stream()
        .sorted(Map.Entry.comparingByValue())
        .map(place -> entries.get(place.getKey()).status())
        .toList();
  }

  /** The state after {@code event}. */
  public LabelQueue applied(LabelEvent event) {
    Tally t = tally;
    return switch (event) {
      case LabelsRequested round -> asked(round);
      case LabelingStarted start -> {
        Running running = new Running(earlier(start.id()), start.attempt(), start.labeler());
        yield with(
            start.id(),
            running,
            new Tally(t.computed + 1, t.done, t.recalled, t.failed, t.quarantined, t.seconds));
      }
      case StructureLabeled label ->
          with(
              label.id(),
              new Done(label.labels(), label.cost().seconds()),
              new Tally(
                  t.computed,
                  t.done + 1,
                  t.recalled,
                  t.failed,
                  t.quarantined,
                  t.seconds + label.cost().seconds()));
      case LabelRecalled label ->
          with(
              label.id(),
              new Done(label.labels(), 0),
              new Tally(
                  t.computed, t.done + 1, t.recalled + 1, t.failed, t.quarantined, t.seconds));
      case LabelingFailed failure -> {
        List<Failure> earlier = new ArrayList<>(earlier(failure.id()));
        earlier.add(failure.failure());
        yield with(
            failure.id(),
            new Waiting(earlier),
            new Tally(
                t.computed,
                t.done,
                t.recalled,
                t.failed + 1,
                t.quarantined,
                t.seconds + failure.cost().seconds()));
      }
      case StructureQuarantined end ->
          with(
              end.id(),
              new Quarantined(end.failure()),
              new Tally(t.computed, t.done, t.recalled, t.failed, t.quarantined + 1, t.seconds));
      case StructureRequeued again ->
          with(
              again.id(),
              new Waiting(List.of()),
              new Tally(t.computed, t.done, t.recalled, t.failed, t.quarantined - 1, t.seconds));
    };
  }

  /** Where a label stands; empty if nobody asked for it. */
  public Optional<LabelStatus> status(LabelId id) {
    return Optional.ofNullable(entries.get(id)).map(Entry::status);
  }

  /** The first label in the queue that waits for a labeler. */
  public Optional<Entry> firstWaiting() {
    return waiting.isEmpty()
        ? Optional.empty()
        : Optional.of(entries.get(waiting.firstEntry().getValue()));
  }

  /** Why earlier attempts at a label failed, first to last. */
  public List<Failure> earlier(LabelId id) {
    return switch (entries.get(id).status()) {
      case Waiting state -> state.earlier();
      case Running state -> state.earlier();
      case Done state -> List.of();
      case Quarantined state -> List.of();
    };
  }

  /** Whether everything that a round asked for is there or given up. */
  public boolean settled(LabelsRequested round) {
    return round.requests().stream()
        .allMatch(request -> entries.get(request.id()).status().settled());
  }

  /** The labels of a round that are there, in canonical order. */
  public List<LabeledStructure> labeled(LabelsRequested round) {
    List<LabeledStructure> labeled = new ArrayList<>();
    for (LabelRequest request : round.requests()) {
      if (entries.get(request.id()).status() instanceof Done done) {
        labeled.add(new LabeledStructure(request.id(), request.selection(), done.labels()));
      }
    }
    return labeled;
  }

  private LabelQueue asked(LabelsRequested round) {
    LabelQueue next = new LabelQueue(rounds.plus(round), entries, places, waiting, tally);
    for (LabelRequest request : round.requests()) {
      if (!next.entries.containsKey(request.id())) {
        next = next.placed(request);
      }
    }
    return next;
  }

  private LabelQueue placed(LabelRequest request) {
    Entry entry = new Entry(request, new Waiting(List.of()));
    int place = places.size();
    return new LabelQueue(
        rounds,
        entries.plus(request.id(), entry),
        places.plus(request.id(), place),
        waiting.plus(place, request.id()),
        tally);
  }

  private LabelQueue with(LabelId id, LabelStatus status, Tally counts) {
    Entry entry = new Entry(entries.get(id).request(), status);
    int place = places.get(id);
    return new LabelQueue(
        rounds,
        entries.plus(id, entry),
        places,
        status instanceof Waiting ? waiting.plus(place, id) : waiting.minus(place),
        counts);
  }
}
