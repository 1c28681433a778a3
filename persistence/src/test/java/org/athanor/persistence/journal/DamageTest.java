package org.athanor.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.athanor.persistence.codec.EventCodecs;
import org.athanor.protocol.label.LabelEvent;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Cuts and alters the files of a journal as it lies after a kill. Either everything that was
 * acknowledged is there again, or the journal is refused and its files stay as they are.
 */
class DamageTest {
  private static final String DB = "journal.db";
  private static final String WAL = "journal.db-wal";
  private static final String SEAL = "journal.seal";
  private static final int TRIALS = 40;

  @TempDir static Path home;
  private static Path killed;
  private static Path checkpointed;
  private static List<LabelEvent> acknowledged;

  /** What to do to a file's bytes at an offset. */
  private interface Damage {
    byte[] at(byte[] bytes, int offset);
  }

  @BeforeAll
  static void run() throws IOException, SQLException {
    acknowledged = new ArrayList<>();
    Path directory = home.resolve("campaign");
    try (Recorder recorder = new Recorder(directory)) {
      record(recorder, 200);
    }
    try (Recorder recorder = new Recorder(directory)) {
      for (int i = 0; i < 30; i++) {
        record(recorder, 1 + i % 4);
      }
      killed = copy(directory, "killed");
      checkpoint(directory);
      checkpointed = copy(directory, "checkpointed");
    }
    assertThat(killed.resolve(WAL)).isNotEmptyFile();
  }

  @Test
  void asItLiesAfterAKillItIsWhole() throws IOException {
    assertThat(survives(killed, WAL, bytes -> bytes)).isTrue();
    assertThat(survives(checkpointed, WAL, bytes -> bytes)).isTrue();
  }

  @Test
  void aCutWriteAheadLogIsNeverALoss() throws IOException {
    assertThat(trials(killed, WAL, 11, Arrays::copyOf)).isEqualTo(TRIALS);
  }

  @Test
  void anAlteredWriteAheadLogIsNeverALoss() throws IOException {
    assertThat(trials(killed, WAL, 12, DamageTest::flipped)).isPositive();
    assertThat(trials(killed, WAL, 13, DamageTest::blanked)).isPositive();
    trials(checkpointed, WAL, 14, DamageTest::flipped);
    trials(checkpointed, WAL, 15, Arrays::copyOf);
  }

  @Test
  void aCutOrAlteredDatabaseIsNeverALoss() throws IOException {
    trials(killed, DB, 21, Arrays::copyOf);
    assertThat(trials(killed, DB, 22, DamageTest::flipped)).isPositive();
    trials(killed, DB, 23, DamageTest::blanked);
    assertThat(trials(checkpointed, DB, 24, DamageTest::flipped)).isPositive();
    for (int offset = 0; offset < 100; offset++) {
      int place = offset;
      survives(killed, DB, bytes -> flipped(bytes, place));
    }
  }

  @Test
  void aCutOrAlteredSealIsNeverALoss() throws IOException {
    trials(killed, SEAL, 31, Arrays::copyOf);
    trials(killed, SEAL, 32, DamageTest::flipped);
    trials(killed, SEAL, 33, DamageTest::blanked);
  }

  @Test
  void aLostFileIsRefused() throws IOException {
    for (String file : List.of(DB, WAL, SEAL)) {
      Path directory = copy(killed, "lost-" + file);
      Files.delete(directory.resolve(file));
      assertThatThrownBy(() -> Journal.open(directory))
          .as(file)
          .isInstanceOf(DamagedJournalException.class);
    }
  }

  @Test
  void theMessageNamesFileAndLoss() throws IOException {
    Path directory = copy(killed, "message");
    Files.delete(directory.resolve(WAL));
    assertThatThrownBy(() -> Journal.open(directory))
        .hasMessageContaining(directory.resolve(DB).toString())
        .hasMessageContaining("up to number " + acknowledged.size() + ", got them up to 200");
    assertThatThrownBy(() -> new JournalReader(directory).read(Recorder.ENTITY, EventCodecs.LABEL))
        .isInstanceOf(DamagedJournalException.class);
  }

  /** Damages a file at random offsets, and counts how often the journal was refused. */
  private static int trials(Path image, String file, long seed, Damage damage) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    int refused = 0;
    for (int trial = 0; trial < TRIALS; trial++) {
      int offset = random.nextInt((int) Files.size(image.resolve(file)));
      refused += survives(image, file, bytes -> damage.at(bytes, offset)) ? 0 : 1;
    }
    return refused;
  }

  private static boolean survives(
      Path image, String file, java.util.function.UnaryOperator<byte[]> damage) throws IOException {
    Path directory = copy(image, "trial");
    Path damaged = directory.resolve(file);
    Files.write(damaged, damage.apply(Files.readAllBytes(damaged)));
    Map<String, byte[]> before = files(directory);
    try {
      Journal.open(directory).close();
      assertThat(new JournalReader(directory).read(Recorder.ENTITY, EventCodecs.LABEL))
          .isEqualTo(acknowledged);
      return true;
    } catch (DamagedJournalException refusal) {
      Map<String, byte[]> after = files(directory);
      assertThat(after.keySet()).isEqualTo(before.keySet());
      before.forEach((name, bytes) -> assertThat(after.get(name)).as(name).isEqualTo(bytes));
      return false;
    }
  }

  private static byte[] flipped(byte[] bytes, int offset) {
    bytes[offset] ^= (byte) (1 << (offset % 8));
    return bytes;
  }

  private static byte[] blanked(byte[] bytes, int offset) {
    Arrays.fill(bytes, offset, Math.min(bytes.length, offset + 512), (byte) 0);
    return bytes;
  }

  private static void record(Recorder recorder, int count) {
    int from = acknowledged.size();
    List<LabelEvent> events = LabelEvents.range(from, from + count, 8);
    assertThat(recorder.record(events)).isEqualTo(from + count);
    acknowledged.addAll(events);
  }

  /** Brings the log's pages into the database, but leaves the log as it is. */
  private static void checkpoint(Path directory) throws SQLException {
    try (Connection connection = DriverManager.getConnection(Database.url(directory));
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA wal_checkpoint(PASSIVE)");
    }
  }

  private static Map<String, byte[]> files(Path directory) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    for (String name : List.of(DB, WAL, SEAL)) {
      if (Files.exists(directory.resolve(name))) {
        files.put(name, Files.readAllBytes(directory.resolve(name)));
      }
    }
    return files;
  }

  private static Path copy(Path directory, String name) throws IOException {
    Path copy = home.resolve(name);
    Files.createDirectories(copy);
    try (Stream<Path> old = Files.list(copy)) {
      for (Path file : old.toList()) {
        Files.delete(file);
      }
    }
    for (String file : List.of(DB, WAL, SEAL)) {
      Files.copy(directory.resolve(file), copy.resolve(file));
    }
    return copy;
  }
}
