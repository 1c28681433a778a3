package org.athanor.protocol.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.athanor.protocol.Facts.AT;
import static org.athanor.protocol.Facts.outcome;
import static org.athanor.protocol.Facts.selection;
import static org.athanor.protocol.Facts.walk;

import java.util.List;
import org.athanor.potentials.entropy.Mode;
import org.athanor.protocol.library.LibraryEvent.RoundAwaited;
import org.athanor.protocol.library.LibraryEvent.RoundSelected;
import org.athanor.protocol.library.LibraryEvent.WalkArrived;
import org.athanor.protocol.library.LibraryEvent.WalkJudged;
import org.athanor.protocol.walk.Arm;
import org.athanor.protocol.walk.Walk;
import org.athanor.protocol.walk.WalkId;
import org.junit.jupiter.api.Test;

class LibraryStateTest {
  private static final RoundAwaited ROUND_0 = round(0);
  private static final RoundAwaited ROUND_1 = round(1);
  private static final RoundSelected CHOICE_0 =
      new RoundSelected(0, List.of(selection(0, 1, Arm.SEED)), AT);

  @Test
  void walksAreJudgedInCanonicalOrderWhateverTheOrderOfArrival() {
    LibraryState state = after(ROUND_0, arrived(0, 1));
    assertThat(state.nextToJudge()).isEmpty();
    state = state.applied(arrived(0, 0));
    assertThat(state.nextToJudge()).map(Walk::id).contains(new WalkId(0, 0));
    state = state.applied(judged(0, 0));
    assertThat(state.nextToJudge()).map(Walk::id).contains(new WalkId(0, 1));
    assertThat(state.currentRoundJudged()).isFalse();
    assertThat(state.applied(judged(0, 1)).currentRoundJudged()).isTrue();
  }

  @Test
  void aLaterRoundIsNotJudgedBeforeTheEarlierOneIsSelected() {
    LibraryState state = after(ROUND_0, ROUND_1, arrived(1, 0), arrived(0, 0), judged(0, 0));
    assertThat(state.nextToJudge()).isEmpty();
    state = state.applied(arrived(0, 1)).applied(judged(0, 1)).applied(CHOICE_0);
    assertThat(state.nextToJudge()).map(Walk::id).contains(new WalkId(1, 0));
  }

  @Test
  void aSelectedRoundKeepsItsChoiceAndForgetsItsCandidates() {
    LibraryState state =
        after(ROUND_0, arrived(0, 0), arrived(0, 1), judged(0, 0), judged(0, 1), CHOICE_0);
    assertThat(state.outcomes()).isEmpty();
    assertThat(state.judgements()).isEmpty();
    assertThat(state.awaited()).isEmpty();
    assertThat(state.selected()).containsExactly(CHOICE_0);
    assertThat(state.hasArrived(new WalkId(0, 1))).isTrue();
    assertThat(state.hasArrived(new WalkId(1, 1))).isFalse();
  }

  private static RoundAwaited round(int number) {
    return new RoundAwaited(
        number,
        List.of(walk(number, 0, Arm.SEED), walk(number, 1, Arm.SEED)),
        List.of(new Quota(Arm.SEED, 1)),
        9L,
        AT);
  }

  private static WalkArrived arrived(int round, int index) {
    return new WalkArrived(outcome(new WalkId(round, index), 2), "explorer-1", AT);
  }

  private static WalkJudged judged(int round, int index) {
    Judgement first = new Judgement(0, Mode.PER_ATOM, 0.5, 0.1, new Verdict.Accepted());
    return new WalkJudged(new WalkId(round, index), List.of(first), AT);
  }

  private static LibraryState after(LibraryEvent... events) {
    LibraryState state = LibraryState.EMPTY;
    for (LibraryEvent event : events) {
      state = state.applied(event);
    }
    return state;
  }
}
