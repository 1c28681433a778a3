package org.athanor.persistence.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.athanor.persistence.codec.EventCodecs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * SQLite and a PostgreSQL server on the same disk, in turns. Its name keeps it out of the tests;
 * docs/benchmarks.md has the command and the figures.
 */
class PostgresJournalBenchmark {
  private static final int ROUNDS = 4;
  private static final List<String> KINDS = List.of("SQLite", "PostgreSQL");

  @TempDir Path home;
  private PostgresServer server;

  @BeforeEach
  void start() throws IOException {
    long start = System.nanoTime();
    server = PostgresServer.start(home.resolve("server"));
    JournalBenchmark.print("server started in %.1f s", JournalBenchmark.seconds(start));
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  @Test
  void eventsPersistedPerSecond() {
    for (int list : List.of(1, 100)) {
      double[] sums = new double[2];
      for (int round = 0; round <= ROUNDS; round++) {
        for (int turn = 0; turn < 2; turn++) {
          int kind = (round + turn) % 2;
          double rate = rate(site(kind, "list%d-round%d".formatted(list, round)), list);
          sums[kind] += round == 0 ? 0 : rate / ROUNDS;
          JournalBenchmark.print("lists of %d, %s: %.0f events/s", list, KINDS.get(kind), rate);
        }
      }
      JournalBenchmark.print(
          "lists of %d, means: SQLite %.0f, PostgreSQL %.0f events/s", list, sums[0], sums[1]);
    }
  }

  @Test
  void aLongJournalIsTakenUpAgain() {
    for (int kind = 0; kind < 2; kind++) {
      Site site = site(kind, "long");
      try (Recorder recorder = new Recorder(site.directory(), site.place())) {
        JournalBenchmark.persist(recorder, 1_000, JournalBenchmark.LONG);
      }
      for (int round = 0; round < 2; round++) {
        takenUp(KINDS.get(kind), site);
      }
    }
  }

  private static void takenUp(String kind, Site site) {
    long start = System.nanoTime();
    Journal.open(site.directory(), site.place()).close();
    double checked = JournalBenchmark.seconds(start);
    start = System.nanoTime();
    int read;
    try (JournalReader reader = new JournalReader(site.directory())) {
      read = reader.read(Recorder.ENTITY, EventCodecs.LABEL).size();
    }
    double reading = JournalBenchmark.seconds(start);
    start = System.nanoTime();
    try (Recorder recorder = new Recorder(site.directory(), site.place())) {
      recorder.record(LabelEvents.range(0, 1, 1));
      JournalBenchmark.print(
          "%s, %d events: check %.2f s, read without actors %.2f s, check and replay in an actor"
              + " system until the first new event %.2f s",
          kind, read, checked, reading, JournalBenchmark.seconds(start));
    }
  }

  private Site site(int kind, String name) {
    Path directory = home.resolve(KINDS.get(kind) + name);
    return kind == 0 ? Site.sqlite(directory) : new Site(directory, server.place(name));
  }

  private static double rate(Site site, int list) {
    int events = list == 1 ? 1_000 : 20_000;
    try (Recorder recorder = new Recorder(site.directory(), site.place())) {
      JournalBenchmark.persist(recorder, list, 20 * list);
      long start = System.nanoTime();
      JournalBenchmark.persist(recorder, list, events);
      return events / JournalBenchmark.seconds(start);
    }
  }
}
