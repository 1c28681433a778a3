package org.athanor.actors;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.LoggingTestKit;
import akka.actor.testkit.typed.javadsl.ManualTime;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.SupervisorStrategy;
import akka.actor.typed.javadsl.Behaviors;
import akka.persistence.testkit.JournalOperation;
import akka.persistence.testkit.PersistenceTestKitPlugin;
import akka.persistence.testkit.PersistenceTestKitSnapshotPlugin;
import akka.persistence.testkit.ProcessingPolicy;
import akka.persistence.testkit.ProcessingSuccess;
import akka.persistence.testkit.StorageFailure;
import akka.persistence.testkit.WriteEvents;
import akka.persistence.testkit.javadsl.PersistenceTestKit;
import akka.persistence.testkit.javadsl.SnapshotTestKit;
import akka.persistence.typed.PersistenceId;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.athanor.protocol.Facts;

/**
 * An actor system where every message and event is really serialized, the journal can be told to
 * fail, and time stands still until it is told to pass.
 */
public final class Workshop implements AutoCloseable {
  private static final Config SETTINGS =
      ConfigFactory.parseString(
              """
              akka.actor.serialize-messages = on
              akka.actor.testkit.typed.single-expect-default = 60s
              akka.actor.testkit.typed.filter-leeway = 60s
              akka.actor.testkit.typed.expect-no-message-default = 100ms
              # Time passes by leaps here: that is no reason to give a journal up.
              akka.persistence.journal-plugin-fallback.circuit-breaker.call-timeout = 1000h
              akka.persistence.snapshot-store-plugin-fallback.circuit-breaker.call-timeout = 1000h
              """)
          .withFallback(ManualTime.config())
          .withFallback(PersistenceTestKitPlugin.getInstance().config())
          .withFallback(PersistenceTestKitSnapshotPlugin.config())
          .withFallback(ConfigFactory.load());

  private final ActorTestKit kit = ActorTestKit.create("workshop", SETTINGS);
  private final ManualTime time = ManualTime.get(kit.system());
  private final AtomicReference<Instant> now = new AtomicReference<>(Facts.AT);
  private final PersistenceTestKit journal = PersistenceTestKit.create(kit.system());
  private final SnapshotTestKit snapshots = SnapshotTestKit.create(kit.system());

  public ActorTestKit kit() {
    return kit;
  }

  public PersistenceTestKit journal() {
    return journal;
  }

  public SnapshotTestKit snapshots() {
    return snapshots;
  }

  public InstantSource clock() {
    return now::get;
  }

  /** Lets time pass, on the clock and for all timers. */
  public void passes(Duration duration) {
    now.updateAndGet(before -> before.plus(duration));
    time.timePasses(duration);
  }

  /** Has the journal fail at its next write for an entity, and waits until that is back. */
  public void breaksDown(PersistenceId id, Runnable trigger) {
    breaksDown(id, 1, trigger);
  }

  /** Has the journal fail at its {@code nth} write for an entity, and waits until that is back. */
  public void breaksDown(PersistenceId id, int nth, Runnable trigger) {
    AtomicInteger writes = new AtomicInteger();
    AtomicInteger recoveries = new AtomicInteger();
    AtomicBoolean seen = new AtomicBoolean();
    ProcessingPolicy<JournalOperation> policy =
        (entity, operation) -> {
          if (!entity.equals(id.id())) {
            return ProcessingSuccess.getInstance();
          }
          if (!(operation instanceof WriteEvents)) {
            recoveries.incrementAndGet();
          }
          // All from there on until one was missed: the first may be the last word of an entity
          // that has been stopped in the meantime.
          return operation instanceof WriteEvents && writes.incrementAndGet() >= nth && !seen.get()
              ? StorageFailure.create()
              : ProcessingSuccess.getInstance();
        };
    LoggingTestKit.error("saw failure")
        .expect(
            kit.system(),
            () -> {
              // Not before: what is under way would fail where nobody looks for it.
              journal.withPolicy(policy);
              trigger.run();
              return null;
            });
    seen.set(true);
    TestProbe<Object> silence = kit.createTestProbe();
    // The log comes before the backoff begins: time passes until that is over, and a little more.
    silence.awaitAssert(
        Duration.ofMinutes(1),
        Duration.ofMillis(5),
        () -> {
          passes(Duration.ofSeconds(4));
          assertThat(recoveries).hasPositiveValue();
          return null;
        });
    passes(Duration.ofSeconds(4));
  }

  /** An actor that is restarted after a failure, as the guardian does it. */
  public <T> ActorRef<T> spawn(Behavior<T> behavior) {
    return kit.spawn(
        Behaviors.supervise(behavior)
            .onFailure(
                SupervisorStrategy.restartWithBackoff(
                    Duration.ofMillis(200), Duration.ofSeconds(10), 0)));
  }

  public <T> void stop(ActorRef<T> actor) {
    kit.stop(actor);
  }

  public <T> TestProbe<T> probe(Class<T> type) {
    return kit.createTestProbe(type);
  }

  /** All events of an entity so far. */
  public <E> List<E> events(PersistenceId id, Class<E> type) {
    return journal.persistedInStorage(id.id()).stream().map(type::cast).toList();
  }

  /** Has the journal hold nothing but these events of an entity. */
  public void recall(PersistenceId id, List<?> events) {
    clear();
    journal.persistForRecovery(id.id(), List.copyOf(events));
  }

  /** Forgets all events, and sets the clock back. */
  public void clear() {
    now.set(Facts.AT);
    journal.clearAll();
    snapshots.clearAll();
    journal.resetPolicy();
  }

  @Override
  public void close() {
    kit.shutdownTestKit();
  }
}
