package org.athanor.actors.fitter;

import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import java.util.List;
import java.util.Optional;
import org.athanor.actors.matcher.Aim;
import org.athanor.protocol.campaign.FitterMessage;
import org.athanor.protocol.campaign.FitterMessage.Fit;
import org.athanor.protocol.campaign.FitterMessage.Tune;
import org.athanor.protocol.campaign.SupervisorMessage;
import org.athanor.protocol.campaign.SupervisorMessage.FitFailed;
import org.athanor.protocol.campaign.SupervisorMessage.Fitted;
import org.athanor.protocol.label.LabeledStructure;

/**
 * Fits a version after another, keeping the sums of what it has absorbed; after a restart it
 * absorbs all again and goes on with the same bits. Fitting takes computing time, so give it a
 * thread of its own.
 */
public final class Fitter extends AbstractBehavior<FitterMessage> {
  private final FitSettings settings;
  private final Optional<Tuner> tuner;
  private Workbench bench;

  private Fitter(ActorContext<FitterMessage> context, FitSettings settings, Optional<Aim> aim) {
    super(context);
    this.settings = settings;
    this.tuner = aim.map(Tuner::new);
    this.bench = new Workbench(settings);
  }

  /** A fitter that is never asked to tune. */
  public static Behavior<FitterMessage> create(FitSettings settings) {
    return create(settings, Optional.empty());
  }

  /**
   * A fitter.
   *
   * @param aim for which it tunes; empty in a campaign without a target
   */
  public static Behavior<FitterMessage> create(FitSettings settings, Optional<Aim> aim) {
    return Behaviors.setup(context -> new Fitter(context, settings, aim));
  }

  @Override
  public Receive<FitterMessage> createReceive() {
    return newReceiveBuilder()
        .onMessage(Fit.class, this::fit)
        .onMessage(Tune.class, this::tune)
        .build();
  }

  private Behavior<FitterMessage> fit(Fit order) {
    try {
      order.replyTo().tell(answer(order));
    } catch (RuntimeException broken) {
      // The same labels would break it again: a restart helps nobody, an answer does.
      bench = new Workbench(settings);
      getContext().getLog().error("fit {} broke down", order.version(), broken);
      order.replyTo().tell(new FitFailed(order.version(), "it broke down: " + broken));
    }
    return this;
  }

  private Behavior<FitterMessage> tune(Tune order) {
    try {
      order.replyTo().tell(tuner.orElseThrow().answer(order));
    } catch (RuntimeException broken) {
      getContext().getLog().error("tuning {} broke down", order.version(), broken);
      order.replyTo().tell(new FitFailed(order.version(), "it broke down: " + broken));
    }
    return this;
  }

  private SupervisorMessage answer(Fit order) {
    List<List<LabeledStructure>> rounds = order.rounds();
    if (bench.rounds() > rounds.size()) {
      bench = new Workbench(settings); // An older version is wanted again: begin anew.
    }
    while (bench.rounds() < rounds.size()) {
      bench.absorb(rounds.get(bench.rounds()));
    }
    if (bench.isEmpty()) {
      String reason = "no structure could be labelled, so there is nothing to fit to";
      return new FitFailed(order.version(), reason);
    }
    Workbench.Product product = bench.fit();
    return new Fitted(
        order.version(), product.potential(), product.report(), product.seen(), Optional.empty());
  }
}
