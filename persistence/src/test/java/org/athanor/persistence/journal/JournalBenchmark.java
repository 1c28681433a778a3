package org.athanor.persistence.journal;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.athanor.persistence.codec.EventCodecs;
import org.athanor.protocol.label.LabelEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How fast one entity persists and how fast a long journal is taken up again. Its name keeps it out
 * of the tests; docs/benchmarks.md has the command and the figures.
 */
class JournalBenchmark {
  static final int ATOMS = 64;
  static final int LONG = 100_000;
  private static final Config UNSEALED =
      ConfigFactory.parseString(
          "jdbc-journal.dao = akka.persistence.jdbc.journal.dao.DefaultJournalDao");

  private static final List<Config> KINDS = List.of(ConfigFactory.empty(), UNSEALED);
  private static final int ROUNDS = 8;

  @TempDir Path home;

  @Test
  void eventsPersistedPerSecond() {
    for (int list : List.of(1, 100)) {
      double[] sums = new double[2];
      // Round 0 warms up; later ones change places, so that neither is always first.
      for (int round = 0; round <= ROUNDS; round++) {
        for (int turn = 0; turn < 2; turn++) {
          int kind = (round + turn) % 2;
          double rate =
              rate("journal-%d-%d-%d".formatted(list, round, kind), KINDS.get(kind), list);
          sums[kind] += round == 0 ? 0 : rate / ROUNDS;
          print("lists of %d, %s: %.0f events/s", list, kind == 0 ? "sealed" : "plain", rate);
        }
      }
      print("lists of %d, means: %.0f sealed, %.0f plain", list, sums[0], sums[1]);
    }
  }

  @Test
  void aLongJournalIsTakenUpAgain() throws IOException {
    Path directory = home.resolve("long");
    try (Recorder recorder = new Recorder(directory)) {
      persist(recorder, 1_000, LONG);
    }
    print(
        "%d events of %d atoms: %d MB",
        LONG, ATOMS, Files.size(directory.resolve("journal.db")) >> 20);
    for (int round = 0; round < 3; round++) {
      long start = System.nanoTime();
      Journal.open(directory).close();
      double checked = seconds(start);
      start = System.nanoTime();
      int read = new JournalReader(directory).read(Recorder.ENTITY, EventCodecs.LABEL).size();
      double reading = seconds(start);
      start = System.nanoTime();
      try (Recorder recorder = new Recorder(directory)) {
        recorder.record(LabelEvents.range(0, 1, 1));
        print(
            "%d events: check %.2f s, read without actors %.2f s, check and replay in an actor"
                + " system until the first new event %.2f s",
            read, checked, reading, seconds(start));
      }
    }
  }

  private double rate(String name, Config settings, int list) {
    int events = list == 1 ? 1_000 : 20_000;
    try (Recorder recorder =
        new Recorder(home.resolve(name), new JournalPlace.Embedded(), settings)) {
      persist(recorder, list, 20 * list);
      long start = System.nanoTime();
      persist(recorder, list, events);
      return events / seconds(start);
    }
  }

  static void persist(Recorder recorder, int list, int events) {
    List<LabelEvent> batch = LabelEvents.range(0, list, ATOMS);
    for (int done = 0; done < events; done += list) {
      recorder.record(batch);
    }
  }

  static double seconds(long start) {
    return (System.nanoTime() - start) * 1e-9;
  }

  static void print(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
