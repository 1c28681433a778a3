package org.athanor.actors.node;

import akka.actor.NoSerializationVerificationNeeded;
import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.receptionist.Receptionist;
import akka.actor.typed.receptionist.Receptionist.Listing;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.athanor.actors.explorer.Explorer;
import org.athanor.actors.explorer.Explorer.Places;
import org.athanor.actors.labeler.Labeler;
import org.athanor.actors.node.NodeGuardian.Word;
import org.athanor.actors.restart.Restarts;
import org.athanor.protocol.node.NodeMessage;
import org.athanor.protocol.node.NodeMessage.Posts;
import org.athanor.protocol.node.NodeMessage.Supplies;
import org.athanor.protocol.node.QuartermasterMessage;
import org.athanor.protocol.node.QuartermasterMessage.NodeReady;
import org.athanor.protocol.node.QuartermasterMessage.RequestSupplies;

/**
 * The root of the actors of a machine that works for a campaign of another: finds its
 * quartermaster, is supplied, and starts explorers and labelers.
 */
public final class NodeGuardian extends AbstractBehavior<Word> {
  private static final Duration ASK = Duration.ofSeconds(5);

  private final Badge badge;
  private final Outfitter outfitter;
  private final CompletableFuture<Farewell> over;
  private final ActorRef<NodeMessage> ears;
  private Optional<ActorRef<QuartermasterMessage>> quartermaster = Optional.empty();
  private boolean supplied;

  /** What the guardian hears. */
  public sealed interface Word extends NoSerializationVerificationNeeded {}

  private record Found(Listing listing) implements Word {}

  private record Ask() implements Word {}

  private record Heard(NodeMessage message) implements Word {}

  private record Ready(Equipment equipment, Posts posts) implements Word {}

  private record Unable(String reason) implements Word {}

  private record QuartermasterGone() implements Word {}

  /**
   * Who a machine is.
   *
   * @param node its name, of which there is no other
   * @param program version of its Athanor
   */
  public record Badge(String node, String program) {}

  private NodeGuardian(
      ActorContext<Word> context,
      Badge badge,
      Outfitter outfitter,
      CompletableFuture<Farewell> over) {
    super(context);
    this.badge = badge;
    this.outfitter = outfitter;
    this.over = over;
    this.ears = context.messageAdapter(NodeMessage.class, Heard::new);
    context
        .getSystem()
        .receptionist()
        .tell(
            Receptionist.subscribe(
                Quartermaster.KEY, context.messageAdapter(Listing.class, Found::new)));
  }

  /**
   * The root of such a machine's actors.
   *
   * @param over completed when they have nothing to do any more
   */
  public static Behavior<Word> create(
      Badge badge, Outfitter outfitter, CompletableFuture<Farewell> over) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers -> {
                  timers.startTimerWithFixedDelay(new Ask(), ASK);
                  return new NodeGuardian(context, badge, outfitter, over);
                }));
  }

  @Override
  public Receive<Word> createReceive() {
    return newReceiveBuilder().onAnyMessage(this::received).build();
  }

  private Behavior<Word> received(Word word) {
    switch (word) {
      case Found found -> found(found.listing());
      case Ask ask -> ask();
      case Heard heard -> heard(heard.message());
      case Ready ready -> start(ready);
      case Unable unable -> over.complete(new Farewell.Unfit(unable.reason()));
      case QuartermasterGone gone -> over.complete(new Farewell.Lost());
    }
    return this;
  }

  private void found(Listing listing) {
    if (quartermaster.isEmpty()) {
      quartermaster = listing.getServiceInstances(Quartermaster.KEY).stream().findFirst();
      quartermaster.ifPresent(one -> getContext().watchWith(one, new QuartermasterGone()));
      ask();
    }
  }

  private void ask() {
    if (!supplied) {
      quartermaster.ifPresent(
          one -> one.tell(new RequestSupplies(badge.node(), badge.program(), ears)));
    }
  }

  private void heard(NodeMessage message) {
    switch (message) {
      case Supplies supplies -> equip(supplies);
      case NodeMessage.Refused refusal -> over.complete(new Farewell.Unfit(refusal.reason()));
      case NodeMessage.Dismissed end -> over.complete(new Farewell.Dismissed(end.reason()));
    }
  }

  private void equip(Supplies supplies) {
    if (supplied) {
      return; // Asked for twice, answered twice.
    }
    supplied = true;
    getContext()
        .pipeToSelf(
            outfitter.equip(supplies),
            (equipment, failure) ->
                failure == null
                    ? new Ready(equipment, supplies.posts())
                    : new Unable(reason(failure)));
  }

  private static String reason(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    return Optional.ofNullable(cause.getMessage()).orElse(cause.toString());
  }

  private void start(Ready ready) {
    Equipment equipment = ready.equipment();
    Places places = new Places(ready.posts().supervisor(), ready.posts().librarian());
    for (Explorer.Desk desk : equipment.explorers()) {
      spawn(Explorer.create(desk, places, equipment.engine(), equipment.threads()), desk.name());
    }
    equipment
        .reference()
        .ifPresent(
            reference ->
                equipment
                    .labelers()
                    .forEach(
                        desk ->
                            spawn(
                                Labeler.create(
                                    desk, ready.posts().pool(), reference, equipment.threads()),
                                desk.name())));
    quartermaster.ifPresent(
        one ->
            one.tell(
                new NodeReady(
                    badge.node(), equipment.explorers().size(), equipment.labelers().size())));
  }

  private <T> void spawn(Behavior<T> behavior, String name) {
    getContext().spawn(Restarts.of(behavior), name);
  }
}
