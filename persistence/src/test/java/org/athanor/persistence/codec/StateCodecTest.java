package org.athanor.persistence.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.athanor.protocol.campaign.CampaignState;
import org.athanor.protocol.label.LabelQueue;
import org.athanor.protocol.library.LibraryState;
import org.athanor.protocol.matching.MatchingState;
import org.junit.jupiter.api.Test;

class StateCodecTest {
  @Property(tries = 40)
  void aSnapshotAndTheEventsAfterItMakeTheSameStateAsAllEvents(
      @ForAll long seed, @ForAll @IntRange(max = 1000) int cut) {
    check(
        CampaignState.EMPTY,
        CampaignState::applied,
        StateCodecs.CAMPAIGN,
        Histories.campaign(seed),
        cut);
    check(
        LibraryState.EMPTY,
        LibraryState::applied,
        StateCodecs.LIBRARY,
        Histories.library(seed),
        cut);
    check(
        MatchingState.EMPTY,
        MatchingState::applied,
        StateCodecs.MATCHING,
        Histories.matching(seed),
        cut);
    check(
        LabelQueue.EMPTY, LabelQueue::applied, StateCodecs.LABEL, Histories.labels(seed, 100), cut);
  }

  private static <S, E> void check(
      S empty, BiFunction<S, E, S> fold, StateCodec<S> codec, List<E> events, int cut) {
    int at = cut % (events.size() + 1);
    S before = folded(empty, fold, events.subList(0, at));
    S read = codec.decode(codec.encode(before));
    assertThat(read).isEqualTo(before).hasSameHashCodeAs(before);
    assertThat(folded(read, fold, events.subList(at, events.size())))
        .isEqualTo(folded(empty, fold, events));
  }

  private static <S, E> S folded(S start, BiFunction<S, E, S> fold, List<E> events) {
    S state = start;
    for (E event : events) {
      state = fold.apply(state, event);
    }
    return state;
  }

  @Test
  void everyTruncationAndEveryFlippedBitIsNoticed() {
    LabelQueue queue =
        folded(LabelQueue.EMPTY, LabelQueue::applied, Histories.labels(3, 1).subList(0, 9));
    byte[] bytes = StateCodecs.LABEL.encode(queue);
    for (int at = 0; at < bytes.length; at++) {
      byte[] cut = Arrays.copyOf(bytes, at);
      assertThatThrownBy(() -> StateCodecs.LABEL.decode(cut))
          .isInstanceOf(UnreadableEventException.class);
      byte[] flipped = bytes.clone();
      flipped[at] ^= (byte) (1 << (at % 8));
      assertThatThrownBy(() -> StateCodecs.LABEL.decode(flipped))
          .isInstanceOf(UnreadableEventException.class);
    }
  }

  @Test
  void aStateOfAnotherEntityIsRefused() {
    byte[] bytes = StateCodecs.CAMPAIGN.encode(CampaignState.EMPTY);
    assertThatThrownBy(() -> StateCodecs.LIBRARY.decode(bytes))
        .isInstanceOf(UnreadableEventException.class)
        .hasMessageContaining("library-state");
  }
}
