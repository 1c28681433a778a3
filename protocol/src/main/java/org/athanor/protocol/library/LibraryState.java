package org.athanor.protocol.library;

import java.util.List;
import java.util.Optional;
import org.athanor.protocol.library.LibraryEvent.RoundAwaited;
import org.athanor.protocol.library.LibraryEvent.RoundSelected;
import org.athanor.protocol.library.LibraryEvent.WalkArrived;
import org.athanor.protocol.library.LibraryEvent.WalkJudged;
import org.athanor.protocol.walk.Walk;
import org.athanor.protocol.walk.WalkId;
import org.athanor.protocol.walk.WalkOutcome;
import org.pcollections.PVector;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;

/**
 * What the librarian knows: a fold over its events.
 *
 * <p>Candidates are kept only while their round is open, so memory is bounded by the rounds that
 * can be open at a time.
 *
 * @param awaited the rounds that are not selected yet, by number
 * @param outcomes walks of those rounds that came home
 * @param judgements of the walks of those rounds that were judged
 * @param selected all rounds that are selected, in order
 */
public record LibraryState(
    TreePMap<Integer, RoundAwaited> awaited,
    TreePMap<WalkId, WalkOutcome> outcomes,
    TreePMap<WalkId, List<Judgement>> judgements,
    PVector<RoundSelected> selected) {
  /** Before anything happened. */
  public static final LibraryState EMPTY =
      new LibraryState(TreePMap.empty(), TreePMap.empty(), TreePMap.empty(), TreePVector.empty());

  /** The state after {@code event}. */
  public LibraryState applied(LibraryEvent event) {
    return switch (event) {
      case RoundAwaited round ->
          new LibraryState(awaited.plus(round.round(), round), outcomes, judgements, selected);
      case WalkArrived arrived ->
          new LibraryState(
              awaited,
              outcomes.plus(arrived.outcome().walk(), arrived.outcome()),
              judgements,
              selected);
      case WalkJudged judged ->
          new LibraryState(
              awaited, outcomes, judgements.plus(judged.walk(), judged.judgements()), selected);
      case RoundSelected round -> closed(round);
    };
  }

  /** Whether this walk came home, now or in a round that is already selected. */
  public boolean hasArrived(WalkId walk) {
    return walk.round() < selected.size() || outcomes.containsKey(walk);
  }

  /**
   * The round whose walks are to be judged now: the first that is not selected, if it is awaited.
   */
  public Optional<RoundAwaited> currentRound() {
    return Optional.ofNullable(awaited.get(selected.size()));
  }

  /** The walk to be judged next in canonical order, if it came home. */
  public Optional<Walk> nextToJudge() {
    return currentRound()
        .flatMap(
            round ->
                round.walks().stream()
                    .filter(walk -> !judgements.containsKey(walk.id()))
                    .findFirst())
        .filter(walk -> outcomes.containsKey(walk.id()));
  }

  /** Whether all walks of the current round are judged. */
  public boolean currentRoundJudged() {
    return currentRound()
        .map(round -> round.walks().stream().allMatch(walk -> judgements.containsKey(walk.id())))
        .orElse(false);
  }

  private LibraryState closed(RoundSelected round) {
    List<WalkId> walks = awaited.get(round.round()).walks().stream().map(Walk::id).toList();
    return new LibraryState(
        awaited.minus(round.round()),
        outcomes.minusAll(walks),
        judgements.minusAll(walks),
        selected.plus(round));
  }
}
