package org.athanor.persistence.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.athanor.protocol.campaign.CampaignEvent;
import org.athanor.protocol.label.LabelEvent;
import org.athanor.protocol.library.LibraryEvent;
import org.athanor.protocol.matching.MatchingEvent;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What version 1 wrote, today's code reads. A new event needs a new file here; a file that is here
 * never changes. Missing files are written if the environment has {@code ATHANOR_GOLDEN=write}.
 */
class GoldenBytesTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden/v1");

  @TestFactory
  Stream<DynamicTest> todayReadsVersionOne() {
    return Examples.all().entrySet().stream()
        .map(example -> DynamicTest.dynamicTest(example.getKey(), () -> check(example)));
  }

  private static void check(Map.Entry<String, Object> example) throws IOException {
    Path file = GOLDEN.resolve(example.getKey() + ".hex");
    String manifest = EventCodecs.manifest(example.getValue());
    if ("write".equals(System.getenv("ATHANOR_GOLDEN")) && Files.notExists(file)) {
      String hex = HexFormat.of().formatHex(EventCodecs.encode(example.getValue()));
      Files.writeString(file, manifest + "\n" + hex.replaceAll("(.{100})", "$1\n") + "\n");
    }
    assertThat(file).exists();
    String[] stored = Files.readString(file).split("\n", 2);
    byte[] bytes = HexFormat.of().parseHex(stored[1].replace("\n", ""));
    assertThat(EventCodecs.named(stored[0]).decode(bytes)).isEqualTo(example.getValue());
    assertThat(manifest).isEqualTo(stored[0]);
  }

  @Test
  void everyVariantHasAnExample() throws ReflectiveOperationException {
    Set<String> possible = new TreeSet<>();
    for (Class<?> family :
        List.of(CampaignEvent.class, LibraryEvent.class, LabelEvent.class, MatchingEvent.class)) {
      possible.addAll(Contents.possible(family));
    }
    Set<String> shown = new TreeSet<>();
    for (Object example : Examples.all().values()) {
      shown.addAll(Contents.of(example));
    }
    assertThat(possible).hasSizeGreaterThan(50);
    possible.removeAll(shown);
    assertThat(possible).as("what no example shows").isEmpty();
  }

  @Test
  void everyFileHasAnExample() throws IOException {
    try (Stream<Path> files = Files.list(GOLDEN)) {
      assertThat(files.map(file -> file.getFileName().toString().replace(".hex", "")))
          .containsExactlyInAnyOrderElementsOf(Examples.all().keySet());
    }
  }
}
