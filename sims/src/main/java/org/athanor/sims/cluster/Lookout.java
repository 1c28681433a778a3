package org.athanor.sims.cluster;

import akka.actor.AbstractActorWithTimers;
import akka.actor.ActorIdentity;
import akka.actor.ActorRef;
import akka.actor.ActorSelection;
import akka.actor.ExtendedActorSystem;
import akka.actor.Identify;
import akka.actor.Props;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Adapter;
import java.time.Duration;
import java.util.Optional;

/**
 * A worker's look at its coordinator: asks it every second whether it is there, on the stream of
 * small messages, which walks and potentials under way do not hold up.
 */
public final class Lookout extends AbstractActorWithTimers {
  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final String PATIENCE = "athanor.cluster.silence";
  private static final Object BELL = "bell";
  private static final Object SILENCE = "silence";

  private final ActorSelection coordinator;
  private final Duration patience;
  private final Runnable lost;
  private Optional<ActorRef> known = Optional.empty();

  private record Ask() {}

  private record Silent() {}

  private Lookout(String address, Duration patience, Runnable lost) {
    this.coordinator = getContext().actorSelection(address + "/system/cluster");
    this.patience = patience;
    this.lost = lost;
  }

  /**
   * Begins to look.
   *
   * @param lost run when it was silent for too long, or another process answers in its place
   */
  public static void begin(ActorSystem<?> system, Address coordinator, Runnable lost) {
    Duration patience = system.settings().config().getDuration(PATIENCE);
    String address = ClusterSettings.uri(coordinator);
    ExtendedActorSystem classic = (ExtendedActorSystem) Adapter.toClassic(system);
    classic.systemActorOf(
        Props.create(Lookout.class, () -> new Lookout(address, patience, lost)), "lookout");
  }

  @Override
  public void preStart() {
    getTimers().startTimerAtFixedRate(BELL, new Ask(), Duration.ZERO, EVERY);
    heard();
  }

  @Override
  public Receive createReceive() {
    return receiveBuilder()
        .match(Ask.class, bell -> coordinator.tell(new Identify(BELL), getSelf()))
        .match(ActorIdentity.class, answer -> answer.getActorRef().ifPresent(this::heard))
        .match(Silent.class, silent -> gone())
        .build();
  }

  private void heard(ActorRef answering) {
    if (known.isPresent() && !known.get().equals(answering)) {
      gone(); // It was started again at the same address, and knows nothing of this machine.
    } else {
      known = Optional.of(answering);
      heard();
    }
  }

  private void heard() {
    getTimers().startSingleTimer(SILENCE, new Silent(), patience);
  }

  private void gone() {
    lost.run();
    getContext().stop(getSelf());
  }
}
