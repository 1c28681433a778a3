package org.athanor.actors.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.athanor.actors.labeler.Allowance;
import org.athanor.actors.labeler.Bookkeeping;
import org.athanor.actors.labeler.LabelerPool;
import org.athanor.actors.labeler.RetrySettings;
import org.athanor.actors.labeler.RetrySettings.Tries;
import org.athanor.persistence.codec.EventCodecs;
import org.athanor.persistence.identity.LabelIdentities;
import org.athanor.persistence.journal.Journal;
import org.athanor.persistence.journal.JournalReader;
import org.athanor.protocol.Facts;
import org.athanor.protocol.campaign.SupervisorMessage;
import org.athanor.protocol.campaign.SupervisorMessage.RoundLabeled;
import org.athanor.protocol.label.LabelEvent;
import org.athanor.protocol.label.LabelOutcome;
import org.athanor.protocol.label.LabelRequest;
import org.athanor.protocol.label.LabelerMessage;
import org.athanor.protocol.label.LabelerMessage.LabelStored;
import org.athanor.protocol.label.LabelerMessage.StartLabel;
import org.athanor.protocol.label.LabelerPoolMessage;
import org.athanor.protocol.label.LabelerPoolMessage.DeliverLabel;
import org.athanor.protocol.label.LabelerPoolMessage.LabelRound;
import org.athanor.protocol.label.LabelerPoolMessage.RequestLabel;
import org.athanor.protocol.label.ReferenceIdentity;
import org.athanor.protocol.library.Selection;
import org.athanor.protocol.walk.Arm;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A labeler pool on the embedded journal, past its first snapshot. */
class SnapshotRecoveryTest {
  /** Two events for each label, and one for the round. */
  private static final int LABELS = Snapshots.EVERY / 2 + 5;

  private static final String ID = LabelerPool.persistenceId("test").id();
  private static final ReferenceIdentity PHYSICS = new ReferenceIdentity("none", "for tests");
  private static final List<Selection> ROUND =
      IntStream.range(0, LABELS).mapToObj(k -> Facts.selection(0, k, Arm.SEED)).toList();

  @TempDir Path directory;
  private RoundLabeled labeled;

  @BeforeEach
  void label() {
    PastEvents.record(directory, ID, past());
    try (House house = new House()) {
      house.ask();
      for (int k = 0; k < LABELS - past().size() / 2; k++) {
        house.labelNext();
      }
      labeled = house.answer();
      Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> snapshots() == 1);
    }
    assertThat(labeled.labeled()).hasSize(LABELS);
  }

  @Test
  void whatFollowsASnapshotIsAddedToIt() throws SQLException {
    try (House house =
        new House(() -> change("DELETE FROM event_journal WHERE sequence_number <= 2000"))) {
      // Only the snapshot can know of most of the labels now.
      assertThat(house.ask().answer()).isEqualTo(labeled);
    }
  }

  @Test
  void aSnapshotDamagedUnderTheJournalIsPassedOver() {
    try (House house =
        new House(
            () ->
                change(
                    "UPDATE snapshot SET snapshot_payload ="
                        + " substr(snapshot_payload, 1, 5000) || x'00' ||"
                        + " substr(snapshot_payload, 5002)"))) {
      assertThat(house.ask().answer()).isEqualTo(labeled);
    }
  }

  @Test
  void aSnapshotDamagedWhileNobodyLookedIsDeletedAndTheEventsAreThere() {
    change("UPDATE snapshot SET snapshot_payload = x'0102'");
    try (House house = new House()) {
      assertThat(snapshots()).isZero();
      assertThat(house.ask().answer()).isEqualTo(labeled);
    }
    assertThat(new JournalReader(directory).read(ID, EventCodecs.LABEL)).hasSize(2 * LABELS + 1);
  }

  /** What is in the journal before the pool begins: all but the last labels. */
  private static List<LabelEvent> past() {
    return PastEvents.labels(ROUND, Snapshots.EVERY / 2 - 5, SnapshotRecoveryTest::request);
  }

  private static LabelRequest request(Selection selection) {
    return new LabelRequest(LabelIdentities.of(selection.structure(), PHYSICS), selection);
  }

  private int snapshots() {
    try (Connection connection = connection();
        Statement statement = connection.createStatement();
        ResultSet count = statement.executeQuery("SELECT count(*) FROM snapshot")) {
      count.next();
      return count.getInt(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void change(String sql) {
    try (Connection connection = connection();
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(sql)).isPositive();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Connection connection() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("journal.db"));
  }

  /** A process with a pool, from its start to its end. */
  private final class House implements AutoCloseable {
    private final Journal journal = Journal.open(directory);
    private final ActorTestKit kit;
    private final ActorRef<LabelerPoolMessage> pool;
    private final TestProbe<SupervisorMessage> supervisor;
    private final TestProbe<LabelerMessage> labeler;

    House() {
      this(() -> {});
    }

    House(Runnable afterTheCheck) {
      afterTheCheck.run();
      kit =
          ActorTestKit.create(
              "house",
              ConfigFactory.parseString("akka.actor.testkit.typed.single-expect-default = 60s")
                  .withFallback(journal.config())
                  .withFallback(ConfigFactory.load()));
      pool =
          kit.spawn(
              LabelerPool.create(
                  "test",
                  Allowance.of(
                      new RetrySettings(
                          new Tries(0, 0, 0, 0, 0, 0, 0, 0), Duration.ZERO, Duration.ZERO)),
                  new Bookkeeping(
                      InstantSource.system(),
                      structure -> LabelIdentities.of(structure, PHYSICS))));
      supervisor = kit.createTestProbe(SupervisorMessage.class);
      labeler = kit.createTestProbe(LabelerMessage.class);
    }

    House ask() {
      pool.tell(new LabelRound(0, ROUND, supervisor.ref()));
      return this;
    }

    RoundLabeled answer() {
      return supervisor.expectMessageClass(RoundLabeled.class);
    }

    void labelNext() {
      pool.tell(new RequestLabel("ann", labeler.ref()));
      StartLabel start = labeler.expectMessageClass(StartLabel.class);
      pool.tell(
          new DeliverLabel(
              start.id(),
              start.attempt(),
              new LabelOutcome.Labeled(Facts.labels(3)),
              0.5,
              labeler.ref()));
      labeler.expectMessage(new LabelStored(start.id(), start.attempt()));
    }

    @Override
    public void close() {
      kit.shutdownTestKit();
      journal.close();
    }
  }
}
