package org.athanor.sims.join;

import akka.actor.typed.ActorSystem;
import com.typesafe.config.Config;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.athanor.actors.node.Farewell;
import org.athanor.actors.node.NodeGuardian;
import org.athanor.actors.node.NodeGuardian.Badge;
import org.athanor.actors.node.NodeGuardian.Word;
import org.athanor.config.BadConfiguration;
import org.athanor.sims.cluster.Address;
import org.athanor.sims.cluster.ClusterSettings;
import org.athanor.sims.cluster.Lookout;
import org.athanor.sims.join.Coordinator.Sight;
import org.athanor.sims.run.Stage;
import org.athanor.sims.scheduler.Pause;

/** One machine's work for a campaign, from its first knock to its dismissal. */
final class NodeRun {
  private static final Duration KNOCK = Duration.ofSeconds(2);

  private final Coordinator coordinator;
  private final Presence presence;
  private final Badge badge;
  private final Outfit outfit;
  private final Consumer<String> say;

  /**
   * How this machine shows itself.
   *
   * @param host under which the coordinator reaches it; empty takes the one it has on the way there
   * @param port 0 takes a free one
   * @param patience how long to look for a coordinator that does not answer
   */
  record Presence(Optional<String> host, int port, Duration patience) {}

  NodeRun(
      Coordinator coordinator,
      Presence presence,
      Badge badge,
      Outfit outfit,
      Consumer<String> say) {
    this.coordinator = coordinator;
    this.presence = presence;
    this.badge = badge;
    this.outfit = outfit;
    this.say = say;
  }

  /**
   * Works until there is nothing to do any more.
   *
   * @return why it ended
   * @throws BadConfiguration if this machine cannot work for the campaign, or nobody answers
   */
  String run() throws InterruptedException {
    while (true) {
      switch (once(found())) {
        case Farewell.Dismissed end -> {
          return end.reason();
        }
        case Farewell.Unfit no -> throw new BadConfiguration(no.reason());
        case Farewell.Lost lost ->
            say.accept(
                "the coordinator is gone; going on with what is begun, and looking for it at "
                    + coordinator.text());
      }
    }
  }

  private Sight found() throws InterruptedException {
    Instant end = Instant.now().plus(presence.patience());
    Optional<Sight> sight = coordinator.look();
    if (sight.isEmpty()) {
      say.accept("nobody answers at " + coordinator.text() + "; looking again and again");
    }
    while (sight.isEmpty()) {
      if (Instant.now().isAfter(end)) {
        throw new BadConfiguration(
            "nobody answered at "
                + coordinator.text()
                + " for "
                + presence.patience().toSeconds()
                + " s: expected a campaign that runs with --listen");
      }
      Pause.of(KNOCK);
      sight = coordinator.look();
    }
    return sight.get();
  }

  private Farewell once(Sight sight) throws InterruptedException {
    CompletableFuture<Farewell> over = new CompletableFuture<>();
    ActorSystem<Word> system =
        Stage.open(NodeGuardian.create(badge, outfit, over), settings(sight));
    // Taken for dead by the coordinator, it ends by itself.
    Stage.whenEnding(system, () -> over.complete(new Farewell.Lost()));
    Lookout.begin(system, sight.address(), () -> over.complete(new Farewell.Lost()));
    try {
      Farewell end = over.get();
      if (end instanceof Farewell.Lost) {
        ClusterSettings.leave(system);
      }
      return end;
    } catch (ExecutionException e) {
      throw new IllegalStateException("this machine's root actor failed", e.getCause());
    } finally {
      Stage.end(system);
    }
  }

  private Config settings(Sight sight) {
    Address own = new Address(presence.host().orElse(sight.own()), presence.port());
    own.requireFree("--host, --port");
    return ClusterSettings.worker(own, sight.address(), coordinator.key());
  }
}
