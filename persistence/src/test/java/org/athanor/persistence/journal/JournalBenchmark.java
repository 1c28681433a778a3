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
  private static final int ATOMS = 64;
  private static final int LONG = 100_000;
  private static final Config UNSEALED =
      ConfigFactory.parseString(
          "jdbc-journal.dao = akka.persistence.jdbc.journal.dao.DefaultJournalDao");

  @TempDir Path home;

  @Test
  void eventsPersistedPerSecond() {
    for (int round = 0; round < 4; round++) {
      for (int list : List.of(1, 100)) {
        int events = list == 1 ? 1_000 : 20_000;
        double sealed = rate("sealed-" + round + "-" + list, ConfigFactory.empty(), list, events);
        double plain = rate("plain-" + round + "-" + list, UNSEALED, list, events);
        print(
            "lists of %d: %.0f events/s sealed, %.0f events/s without a seal", list, sealed, plain);
      }
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

  private double rate(String name, Config settings, int list, int events) {
    try (Recorder recorder = new Recorder(home.resolve(name), settings)) {
      persist(recorder, list, 20 * list);
      long start = System.nanoTime();
      persist(recorder, list, events);
      return events / seconds(start);
    }
  }

  private static void persist(Recorder recorder, int list, int events) {
    List<LabelEvent> batch = LabelEvents.range(0, list, ATOMS);
    for (int done = 0; done < events; done += list) {
      recorder.record(batch);
    }
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) * 1e-9;
  }

  private static void print(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
