package org.athanor.actors.campaign;

import akka.actor.Cancellable;
import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.Terminated;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.athanor.actors.engine.Reference;
import org.athanor.actors.labeler.Allowance;
import org.athanor.actors.labeler.Labeler;
import org.athanor.actors.labeler.LabelerPool;
import org.athanor.actors.restart.Restarts;
import org.athanor.protocol.campaign.SupervisorMessage;
import org.athanor.protocol.campaign.SupervisorMessage.RoundLabeled;
import org.athanor.protocol.label.LabeledStructure;
import org.athanor.protocol.label.LabelerPoolMessage;
import org.athanor.protocol.label.LabelerPoolMessage.LabelRound;

/** Starts a labeler pool and labelers for one list of structures, and says when it is settled. */
public final class LabellingGuardian {
  private static final Duration ASK = Duration.ofSeconds(5);

  private LabellingGuardian() {}

  /**
   * Who labels.
   *
   * @param labelers calculations at a time
   * @param threads where they are waited for
   */
  public record Labelers(int labelers, Reference reference, ExecutorService threads) {}

  /**
   * The root of the actors.
   *
   * @param done completed with the labels that are there when all are settled
   */
  public static Behavior<SupervisorMessage> create(
      LabellingDuties duties, Labelers labelers, CompletableFuture<List<LabeledStructure>> done) {
    return Behaviors.setup(
        context -> {
          ActorRef<LabelerPoolMessage> pool = start(context, duties, labelers);
          Cancellable asking = ask(context, pool, duties);
          return Behaviors.receive(SupervisorMessage.class)
              .onMessage(
                  RoundLabeled.class,
                  answer -> {
                    done.complete(answer.labeled());
                    return Behaviors.same();
                  })
              .onSignal(
                  Terminated.class,
                  gone -> {
                    done.completeExceptionally(
                        new IllegalStateException(
                            "the labeler pool keeps breaking down; the log says why"));
                    return Behaviors.same();
                  })
              .onSignal(
                  PostStop.class,
                  signal -> {
                    asking.cancel();
                    return Behaviors.same();
                  })
              .build();
        });
  }

  private static ActorRef<LabelerPoolMessage> start(
      ActorContext<SupervisorMessage> context, LabellingDuties duties, Labelers labelers) {
    ActorRef<LabelerPoolMessage> pool =
        context.spawn(
            Restarts.of(
                LabelerPool.create(duties.name(), Allowance.of(duties.retries()), duties.ledger())),
            "labeler-pool");
    context.watch(pool);
    for (int k = 1; k <= labelers.labelers(); k++) {
      String name = "labeler-" + k;
      context.spawn(
          Restarts.of(
              Labeler.create(
                  Labeler.Desk.named(name), pool, labelers.reference(), labelers.threads())),
          name);
    }
    return pool;
  }

  /** Again and again: a pool that was restarted does not know who waits. */
  private static Cancellable ask(
      ActorContext<SupervisorMessage> context,
      ActorRef<LabelerPoolMessage> pool,
      LabellingDuties duties) {
    LabelRound question = new LabelRound(duties.round(), duties.selections(), context.getSelf());
    return context
        .getSystem()
        .scheduler()
        .scheduleWithFixedDelay(
            Duration.ZERO, ASK, () -> pool.tell(question), context.getExecutionContext());
  }
}
