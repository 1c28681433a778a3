package org.athanor.sims.trials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damaged files of the journal: a campaign ends with the dataset it would have had, or refuses with
 * a message that names the file; never with another dataset.
 */
@Tag("trial")
class JournalDamageTest {
  private static final long SEED = 2026;
  private static final int REFUSED = 1;

  @TempDir static Path home;
  private static Path file;
  private static Path finished;
  private static Path killed;
  private static String expected;
  private int refused;

  /** What to do to a file's bytes. */
  private interface Damage {
    byte[] to(byte[] bytes, Random random);
  }

  @BeforeAll
  static void runs() throws Exception {
    PwStandIn program = PwStandIn.in(home.resolve("pw"), "sleep 0.05");
    file =
        Tiny.file(
            home,
            program.settings(),
            "label { budget = 24, seeds = 8, test = 4 }",
            "stop.rounds = 3");
    finished = home.resolve("finished");
    Athanor.runHere(file, finished).fine();
    expected = new History(finished).read().hash();
    killed = home.resolve("killed");
    History history = new History(killed);
    try (Athanor athanor = Athanor.run(file, killed)) {
      await()
          .atMost(Athanor.PATIENCE)
          .pollInterval(Duration.ofMillis(5))
          .pollDelay(Duration.ZERO)
          .until(() -> history.read().queue().tally().done() >= 6);
      assertThat(athanor.kill()).isTrue();
    }
    assertThat(killed.resolve("journal.db-wal")).isNotEmptyFile();
  }

  /** A copy of a campaign, as it lies. */
  private static Path copy(Path directory, String name) throws IOException {
    Path target = Files.createDirectories(home.resolve(name));
    try (Stream<Path> files = Files.list(directory)) {
      for (Path one : files.filter(Files::isRegularFile).toList()) {
        Files.copy(one, target.resolve(one.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    return target;
  }

  private static byte[] cut(byte[] bytes, Random random) {
    return Arrays.copyOf(bytes, random.nextInt(bytes.length));
  }

  private static byte[] tailless(byte[] bytes, Random random) {
    return Arrays.copyOf(bytes, bytes.length - 1 - random.nextInt(bytes.length / 8));
  }

  private static byte[] flipped(byte[] bytes, Random random) {
    byte[] damaged = bytes.clone();
    for (int k = 0; k < 4; k++) {
      damaged[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return damaged;
  }

  private static byte[] gone(byte[] bytes, Random random) {
    return new byte[0];
  }

  private void damage(Path campaign, String name, Damage damage) throws IOException {
    String kind = campaign.getFileName() + name;
    Random random = new Random(SEED + kind.hashCode());
    Path directory = copy(campaign, campaign.getFileName() + "-" + name + "-" + damage.hashCode());
    Path damaged = directory.resolve(name);
    byte[] before = Files.readAllBytes(damaged);
    byte[] after = damage.to(before, random);
    Files.write(damaged, after);
    Answer answer = Athanor.runHere(file, directory).clean();
    if (answer.status() == 0) {
      assertThat(new History(directory).read().hash()).isEqualTo(expected);
    } else {
      refused++;
      answer.refused(REFUSED, "journal", name.substring(0, "journal".length()));
      assertThat(damaged).as("left as it was").hasBinaryContent(after);
    }
  }

  @Test
  void damageOfAFinishedCampaignIsFoundOrHarmless() throws IOException {
    damage(finished, "journal.db", JournalDamageTest::cut);
    damage(finished, "journal.db", JournalDamageTest::tailless);
    damage(finished, "journal.db", JournalDamageTest::flipped);
    damage(finished, "journal.db", JournalDamageTest::gone);
    damage(finished, "journal.seal", JournalDamageTest::cut);
    damage(finished, "journal.seal", JournalDamageTest::flipped);
    damage(finished, "journal.seal", JournalDamageTest::gone);
    assertThat(refused).as("at least the cuts").isGreaterThanOrEqualTo(3);
  }

  @Test
  void damageOfAKilledCampaignIsFoundOrHarmless() throws IOException {
    damage(killed, "journal.db", JournalDamageTest::flipped);
    damage(killed, "journal.db-wal", JournalDamageTest::cut);
    damage(killed, "journal.db-wal", JournalDamageTest::tailless);
    damage(killed, "journal.db-wal", JournalDamageTest::flipped);
    damage(killed, "journal.db-wal", JournalDamageTest::gone);
    damage(killed, "journal.seal", JournalDamageTest::tailless);
    damage(killed, "journal.seal", JournalDamageTest::flipped);
    assertThat(refused).as("at least the cuts").isGreaterThanOrEqualTo(2);
  }

  @Test
  void aKilledCampaignThatIsWholeGoesOn() throws IOException {
    Path directory = copy(killed, "whole");
    Athanor.runHere(file, directory).fine();
    assertThat(new History(directory).read().hash()).isEqualTo(expected);
  }
}
