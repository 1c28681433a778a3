package org.athanor.persistence.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;
import org.athanor.protocol.campaign.CampaignEvent;
import org.athanor.protocol.campaign.CampaignState;
import org.athanor.protocol.label.LabelEvent;
import org.athanor.protocol.label.LabelQueue;
import org.athanor.protocol.library.LibraryEvent;
import org.athanor.protocol.library.LibraryState;
import org.athanor.protocol.matching.MatchingEvent;
import org.athanor.protocol.matching.MatchingState;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What version 1 took snapshots of, today's code reads. Missing files are written if the
 * environment has {@code ATHANOR_GOLDEN=write}.
 */
class GoldenStatesTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden/states-v1");

  @TestFactory
  Stream<DynamicTest> todayReadsVersionOne() {
    return Map.<String, Object>of(
            "campaign-state",
            campaign(),
            "library-state",
            library(),
            "label-queue",
            queue(),
            "matching-state",
            matching())
        .entrySet()
        .stream()
        .map(state -> DynamicTest.dynamicTest(state.getKey(), () -> check(state)));
  }

  private static void check(Map.Entry<String, Object> state) throws IOException {
    Path file = GOLDEN.resolve(state.getKey() + ".hex");
    if ("write".equals(System.getenv("ATHANOR_GOLDEN")) && Files.notExists(file)) {
      String hex = HexFormat.of().formatHex(StateCodecs.encode(state.getValue()).orElseThrow());
      Files.writeString(file, hex.replaceAll("(.{100})", "$1\n") + "\n");
    }
    byte[] bytes = HexFormat.of().parseHex(Files.readString(file).replace("\n", ""));
    assertThat(StateCodecs.manifest(state.getValue())).contains(state.getKey());
    assertThat(StateCodecs.named(state.getKey()).orElseThrow().decode(bytes))
        .isEqualTo(state.getValue());
  }

  private static CampaignState campaign() {
    CampaignState state = CampaignState.EMPTY;
    for (CampaignEvent event : Histories.campaign(1).subList(0, 8)) {
      state = state.applied(event);
    }
    assertThat(state.fits()).isNotEmpty();
    return state;
  }

  private static LibraryState library() {
    LibraryState state = LibraryState.EMPTY;
    for (LibraryEvent event : Histories.library(1)) {
      state = state.applied(event);
    }
    assertThat(state.awaited()).isNotEmpty();
    assertThat(state.judgements()).isNotEmpty();
    assertThat(state.selected()).isNotEmpty();
    return state;
  }

  private static MatchingState matching() {
    MatchingState state = MatchingState.EMPTY;
    for (MatchingEvent event : Histories.matching(1)) {
      state = state.applied(event);
    }
    assertThat(state.target()).isPresent();
    assertThat(state.weights()).isNotEmpty();
    return state;
  }

  private static LabelQueue queue() {
    LabelQueue queue = LabelQueue.EMPTY;
    for (LabelEvent event : Histories.labels(1, 1)) {
      queue = queue.applied(event);
    }
    assertThat(queue.statuses().stream().map(Object::getClass).distinct()).hasSize(4);
    return queue;
  }
}
