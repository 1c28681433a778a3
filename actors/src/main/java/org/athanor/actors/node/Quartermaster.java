package org.athanor.actors.node;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.receptionist.Receptionist;
import akka.actor.typed.receptionist.ServiceKey;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.athanor.protocol.node.NodeMessage;
import org.athanor.protocol.node.NodeMessage.Dismissed;
import org.athanor.protocol.node.NodeMessage.Posts;
import org.athanor.protocol.node.NodeMessage.Refused;
import org.athanor.protocol.node.QuartermasterMessage;
import org.athanor.protocol.node.QuartermasterMessage.Dismiss;
import org.athanor.protocol.node.QuartermasterMessage.NodeGone;
import org.athanor.protocol.node.QuartermasterMessage.NodeReady;
import org.athanor.protocol.node.QuartermasterMessage.RequestSupplies;

/**
 * Receives machines that want to work for a campaign and hands them what they need. Who is given
 * which walk or label is not its business: explorers and labelers ask for themselves.
 */
public final class Quartermaster extends AbstractBehavior<QuartermasterMessage> {
  /** Under which machines find it. */
  public static final ServiceKey<QuartermasterMessage> KEY =
      ServiceKey.create(QuartermasterMessage.class, "quartermaster");

  private final Stores stores;
  private final Posts posts;
  private final Consumer<String> news;
  private final TreeMap<String, ActorRef<NodeMessage>> nodes = new TreeMap<>();
  private final Set<String> working = new HashSet<>();

  private Quartermaster(
      ActorContext<QuartermasterMessage> context,
      Stores stores,
      Posts posts,
      Consumer<String> news) {
    super(context);
    this.stores = stores;
    this.posts = posts;
    this.news = news;
    context.getSystem().receptionist().tell(Receptionist.register(KEY, context.getSelf()));
  }

  /**
   * The quartermaster of a campaign, known to every machine of the cluster.
   *
   * @param news told in a sentence who came and who went
   */
  public static Behavior<QuartermasterMessage> create(
      Stores stores, Posts posts, Consumer<String> news) {
    return Behaviors.setup(context -> new Quartermaster(context, stores, posts, news));
  }

  @Override
  public Receive<QuartermasterMessage> createReceive() {
    return newReceiveBuilder().onAnyMessage(this::received).build();
  }

  private Behavior<QuartermasterMessage> received(QuartermasterMessage message) {
    switch (message) {
      case RequestSupplies request -> requested(request);
      case NodeReady node -> ready(node);
      case NodeGone gone -> gone(gone);
      case Dismiss end -> nodes.values().forEach(node -> node.tell(new Dismissed(end.reason())));
    }
    return this;
  }

  private void requested(RequestSupplies request) {
    if (!request.program().equals(stores.program())) {
      String reason =
          "messages and the last bits of walks hang on the program: expected Athanor "
              + stores.program()
              + " as the campaign's coordinator has it, got "
              + request.program();
      news.accept("node " + request.node() + " was refused: " + reason);
      request.replyTo().tell(new Refused(reason));
      return;
    }
    nodes.put(request.node(), request.replyTo());
    getContext().watchWith(request.replyTo(), new NodeGone(request.node()));
    request.replyTo().tell(stores.supplies(posts));
  }

  private void ready(NodeReady node) {
    working.add(node.node());
    news.accept(
        "node "
            + node.node()
            + " joined with "
            + node.explorers()
            + (node.explorers() == 1 ? " explorer and " : " explorers and ")
            + node.labelers()
            + (node.labelers() == 1 ? " labeler" : " labelers"));
  }

  private void gone(NodeGone gone) {
    nodes.remove(gone.node());
    if (working.remove(gone.node())) {
      news.accept("node " + gone.node() + " is gone; what it was at is handed out again");
    }
  }
}
