package org.athanor.sims.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import akka.actor.ExtendedActorSystem;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Adapter;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.Cluster;
import akka.cluster.Member;
import akka.cluster.MemberStatus;
import akka.remote.RemoteActorRefProvider;
import akka.remote.testkit.Blackhole;
import akka.remote.testkit.Direction;
import akka.remote.testkit.SetThrottle;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.StreamSupport;
import org.athanor.sims.run.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.jdk.javaapi.FutureConverters;

/** Who is taken for dead, by systems of one process whose connections are cut. */
@Tag("trial")
class MembershipTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** Longer than it takes to suspect somebody and to have it removed, with the settings below. */
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(6);

  @TempDir static Path home;
  private static JoinKey key;

  private final Deque<ActorSystem<Void>> systems = new ArrayDeque<>();

  @BeforeAll
  static void makeKey() throws InterruptedException {
    key = JoinKey.in(home);
  }

  @AfterEach
  void end() {
    systems.forEach(ClusterSettings::leave);
    systems.forEach(Stage::end);
  }

  private ActorSystem<Void> open(Config role, String... more) {
    Config settings =
        ConfigFactory.parseString(String.join("\n", more))
            .withFallback(
                ConfigFactory.parseString(
                    """
                    akka.remote.artery.advanced.test-mode = on
                    akka.cluster.failure-detector.acceptable-heartbeat-pause = 1s
                    akka.cluster.jmx.enabled = off
                    athanor.cluster { down-after = 2s, silence = 3s }
                    """))
            .withFallback(role)
            .withFallback(ConfigFactory.parseResources("run.conf"))
            .withFallback(ConfigFactory.load());
    ActorSystem<Void> system = ActorSystem.create(Behaviors.empty(), "athanor", settings);
    systems.add(system);
    return system;
  }

  private ActorSystem<Void> coordinator() {
    ActorSystem<Void> system = open(ClusterSettings.coordinator(new Address("127.0.0.1", 0), key));
    ClusterSettings.form(system);
    return system;
  }

  private ActorSystem<Void> worker(ActorSystem<?> coordinator, String... more) {
    return open(
        ClusterSettings.worker(new Address("127.0.0.1", 0), address(coordinator), key), more);
  }

  private static Cluster cluster(ActorSystem<?> system) {
    return Cluster.get(Adapter.toClassic(system));
  }

  private static Address address(ActorSystem<?> system) {
    akka.actor.Address self = cluster(system).selfAddress();
    return new Address(self.getHost().get(), self.getPort().get());
  }

  private static List<akka.actor.Address> up(ActorSystem<?> seenFrom) {
    return with(seenFrom, MemberStatus.up());
  }

  /** Whoever works. */
  private static List<akka.actor.Address> with(ActorSystem<?> seenFrom) {
    return with(seenFrom, MemberStatus.up(), MemberStatus.weaklyUp());
  }

  private static List<akka.actor.Address> with(ActorSystem<?> seenFrom, MemberStatus... stati) {
    return StreamSupport.stream(cluster(seenFrom).state().getMembers().spliterator(), false)
        .filter(member -> List.of(stati).contains(member.status()))
        .map(Member::address)
        .toList();
  }

  private static void untilUp(ActorSystem<?> seenFrom, ActorSystem<?>... these) {
    List<akka.actor.Address> wanted =
        List.of(these).stream().map(one -> cluster(one).selfAddress()).toList();
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(up(seenFrom)).containsExactlyInAnyOrderElementsOf(wanted));
  }

  /** Nothing gets through any more between two systems. */
  private static void cut(ActorSystem<?> one, ActorSystem<?> other) {
    refuse(one, other);
    refuse(other, one);
  }

  private static void refuse(ActorSystem<?> at, ActorSystem<?> other) {
    ExtendedActorSystem system = (ExtendedActorSystem) Adapter.toClassic(at);
    RemoteActorRefProvider provider = (RemoteActorRefProvider) system.provider();
    SetThrottle nothing =
        new SetThrottle(
            cluster(other).selfAddress(), Direction.bothDirection(), Blackhole.getInstance());
    FutureConverters.asJava(provider.transport().managementCommand(nothing))
        .toCompletableFuture()
        .join();
  }

  @Test
  void howeverManyGoOneAfterAnotherTheCoordinatorStays() {
    ActorSystem<Void> coordinator = coordinator();
    List<ActorSystem<Void>> workers =
        List.of(worker(coordinator), worker(coordinator), worker(coordinator), worker(coordinator));
    ActorSystem<Void> last = workers.getLast();
    untilUp(
        coordinator, coordinator, workers.get(0), workers.get(1), workers.get(2), workers.get(3));
    for (ActorSystem<Void> worker : workers.subList(0, 3)) {
      // The next is cut off when this one is suspected, not yet removed: never a quiet moment.
      cut(coordinator, worker);
      await().atMost(PATIENCE).until(() -> sees(coordinator, worker));
    }
    untilUp(coordinator, coordinator, last);
    untilUp(last, coordinator, last);
    assertThat(cluster(coordinator).isTerminated()).isFalse();
  }

  private static boolean sees(ActorSystem<?> at, ActorSystem<?> unreachable) {
    return StreamSupport.stream(cluster(at).state().getUnreachable().spliterator(), false)
        .anyMatch(member -> member.address().equals(cluster(unreachable).selfAddress()));
  }

  @Test
  void machinesThatDoNotSeeEachOtherAreAllKept() {
    ActorSystem<Void> coordinator = coordinator();
    ActorSystem<Void> first = worker(coordinator);
    ActorSystem<Void> second = worker(coordinator);
    untilUp(coordinator, coordinator, first, second);
    cut(first, second);
    await()
        .during(LONG_ENOUGH)
        .atMost(PATIENCE)
        .until(
            () ->
                up(coordinator).size() == 3
                    && !cluster(coordinator).state().getUnreachable().iterator().hasNext());
    // Without an agreement of all it is no full member, but it works.
    ActorSystem<Void> third = worker(coordinator);
    await().atMost(PATIENCE).until(() -> with(coordinator).size() == 4);
    assertThat(with(coordinator)).contains(cluster(third).selfAddress());
  }

  @Test
  void whoIsCutOffFromTheCoordinatorGoesAndTheOthersStay() {
    ActorSystem<Void> coordinator = coordinator();
    ActorSystem<Void> first = worker(coordinator);
    ActorSystem<Void> second = worker(coordinator);
    CompletableFuture<Void> lost = new CompletableFuture<>();
    CompletableFuture<Void> never = new CompletableFuture<>();
    untilUp(coordinator, coordinator, first, second);
    Lookout.begin(first, address(coordinator), () -> lost.complete(null));
    Lookout.begin(second, address(coordinator), () -> never.complete(null));
    cut(coordinator, first);
    await().atMost(PATIENCE).until(lost::isDone);
    ClusterSettings.leave(first);
    Stage.end(first);
    untilUp(coordinator, coordinator, second);
    untilUp(second, coordinator, second);
    assertThat(never).isNotDone();
  }

  @Test
  void aCoordinatorThatWasStartedAgainIsAnother() {
    ActorSystem<Void> coordinator = coordinator();
    Address at = address(coordinator);
    ActorSystem<Void> worker = worker(coordinator, "athanor.cluster.silence = 1h");
    untilUp(worker, coordinator, worker);
    CompletableFuture<Void> lost = new CompletableFuture<>();
    Lookout.begin(worker, at, () -> lost.complete(null));
    await().during(Duration.ofSeconds(3)).atMost(PATIENCE).until(() -> !lost.isDone());
    Stage.end(coordinator);
    assertThat(lost).isNotDone();
    ClusterSettings.form(open(ClusterSettings.coordinator(at, key)));
    await().atMost(PATIENCE).until(lost::isDone);
  }

  @Test
  void whoIsTakenForDeadHearsOfIt() {
    ActorSystem<Void> coordinator = coordinator();
    ActorSystem<Void> worker = worker(coordinator);
    untilUp(coordinator, coordinator, worker);
    CompletableFuture<Void> ending = new CompletableFuture<>();
    Stage.whenEnding(worker, () -> ending.complete(null));
    assertThat(ending).isNotDone();
    cluster(coordinator).down(cluster(worker).selfAddress());
    await().atMost(PATIENCE).until(ending::isDone);
    untilUp(coordinator, coordinator);
  }
}
