package org.athanor.sims.trials;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.athanor.protocol.label.LabelQueue.Tally;
import org.athanor.sims.status.Journals;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one campaign paid for, another one recalls, as long as the physics is the same. */
@Tag("trial")
class SharedLabelsTest {
  private static final String CACHE = "label.cache = \"../labels\"";

  @TempDir Path home;

  @Test
  void aSecondCampaignPaysForNothing() throws IOException {
    Tally first = tally("first", CACHE);
    Tally second = tally("second", CACHE);
    assertThat(first.recalled()).isZero();
    assertThat(first.computed()).isEqualTo(first.done());
    assertThat(second.computed()).isZero();
    assertThat(second.recalled()).isEqualTo(first.done());
    assertThat(hash("second")).isEqualTo(hash("first"));
  }

  @Test
  void otherPhysicsRecallsNothing() throws IOException {
    tally("first", CACHE);
    Path softer = home.resolve("softer.sw");
    Files.writeString(
        softer,
        "Si Si Si 2.0 2.0951 1.80 21.0 1.20 -0.333333333333 7.049556277 0.6022245584 4.0 0.0 0.0\n");
    Tally other = tally("other", CACHE, "label.reference.stillinger-weber.file = \"../softer.sw\"");
    assertThat(other.recalled()).isZero();
    assertThat(other.computed()).isEqualTo(other.done());
    assertThat(hash("other")).isNotEqualTo(hash("first"));
    assertThat(other.done()).isPositive();
  }

  private Tally tally(String name, String... lines) throws IOException {
    Path folder = Files.createDirectories(home.resolve(name));
    Athanor.runHere(Tiny.file(folder, lines), folder.resolve("run")).fine();
    return Journals.read(folder.resolve("run")).labels().tally();
  }

  private String hash(String name) {
    return Journals.read(home.resolve(name).resolve("run"))
        .campaign()
        .ended()
        .orElseThrow()
        .datasetHash();
  }
}
