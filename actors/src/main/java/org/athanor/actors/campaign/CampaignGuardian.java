package org.athanor.actors.campaign;

import akka.actor.Cancellable;
import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.DispatcherSelector;
import akka.actor.typed.PostStop;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.athanor.actors.explorer.Explorer;
import org.athanor.actors.explorer.Explorer.Places;
import org.athanor.actors.fitter.Fitter;
import org.athanor.actors.labeler.Allowance;
import org.athanor.actors.labeler.Bookkeeping;
import org.athanor.actors.labeler.Labeler;
import org.athanor.actors.labeler.LabelerPool;
import org.athanor.actors.librarian.Librarian;
import org.athanor.actors.matcher.Matcher;
import org.athanor.actors.node.Quartermaster;
import org.athanor.actors.restart.Restarts;
import org.athanor.actors.supervisor.Archive;
import org.athanor.actors.supervisor.Crew;
import org.athanor.actors.supervisor.Supervisor;
import org.athanor.protocol.campaign.FitterMessage;
import org.athanor.protocol.campaign.SupervisorMessage;
import org.athanor.protocol.campaign.SupervisorMessage.AwaitEnd;
import org.athanor.protocol.campaign.SupervisorMessage.CampaignOver;
import org.athanor.protocol.campaign.SupervisorMessage.Outcome;
import org.athanor.protocol.label.LabelerPoolMessage;
import org.athanor.protocol.library.LibrarianMessage;
import org.athanor.protocol.matching.MatcherMessage;
import org.athanor.protocol.node.NodeMessage.Posts;
import org.athanor.protocol.node.QuartermasterMessage;
import org.athanor.protocol.node.QuartermasterMessage.Dismiss;

/** Starts everybody that a campaign needs on one machine, and says when it is over. */
public final class CampaignGuardian {
  private static final Duration ASK = Duration.ofSeconds(5);

  private final ActorContext<CampaignOver> context;
  private final CampaignDuties duties;
  private Optional<ActorRef<QuartermasterMessage>> quartermaster = Optional.empty();

  private CampaignGuardian(ActorContext<CampaignOver> context, CampaignDuties duties) {
    this.context = context;
    this.duties = duties;
  }

  /** The root of a campaign's actors, which nobody steers. */
  public static Behavior<CampaignOver> create(
      CampaignDuties duties, Workforce workforce, CompletableFuture<Outcome> over) {
    return create(duties, workforce, over, new CompletableFuture<>());
  }

  /**
   * The root of a campaign's actors.
   *
   * @param over completed when the campaign has ended, cannot go on, or was asked to stop
   * @param helm completed with the supervisor, which may be asked to stop
   */
  public static Behavior<CampaignOver> create(
      CampaignDuties duties,
      Workforce workforce,
      CompletableFuture<Outcome> over,
      CompletableFuture<ActorRef<SupervisorMessage>> helm) {
    return Behaviors.setup(
        context -> {
          CampaignGuardian guardian = new CampaignGuardian(context, duties);
          Cancellable asking = guardian.start(workforce, helm);
          return Behaviors.receive(CampaignOver.class)
              .onAnyMessage(
                  message -> {
                    guardian.dismiss(message.outcome());
                    over.complete(message.outcome());
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

  private Cancellable start(
      Workforce workforce, CompletableFuture<ActorRef<SupervisorMessage>> helm) {
    Crew crew = crew();
    ActorRef<SupervisorMessage> supervisor = supervisor(crew);
    helm.complete(supervisor);
    List.of(crew.librarian(), crew.pool(), crew.fitter(), supervisor).forEach(this::mustLive);
    crew.matcher().ifPresent(this::mustLive);
    Places places = new Places(supervisor, crew.librarian());
    Posts posts = new Posts(supervisor, crew.librarian(), crew.pool());
    quartermaster = workforce.gate().map(gate -> quartermaster(gate, posts));
    for (int k = 1; k <= workforce.explorers(); k++) {
      String name = "explorer-" + k;
      context.spawn(
          Restarts.of(
              Explorer.create(
                  Explorer.Desk.named(name), places, workforce.engine(), workforce.threads())),
          name);
    }
    for (int k = 1; k <= workforce.labelers(); k++) {
      String name = "labeler-" + k;
      context.spawn(
          Restarts.of(
              Labeler.create(
                  Labeler.Desk.named(name),
                  crew.pool(),
                  workforce.reference(),
                  workforce.threads())),
          name);
    }
    return askForTheEnd(supervisor);
  }

  private ActorRef<QuartermasterMessage> quartermaster(Workforce.Gate gate, Posts posts) {
    return context.spawn(
        Restarts.of(Quartermaster.create(gate.stores(), posts, gate.news())), "quartermaster");
  }

  private void dismiss(Outcome outcome) {
    reason(outcome).ifPresent(why -> quartermaster.ifPresent(one -> one.tell(new Dismiss(why))));
  }

  /** Why other machines go home; empty if they are to wait for the next coordinator. */
  private static Optional<String> reason(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Complete complete -> Optional.of("the campaign has ended");
      case Outcome.Stuck stuck -> Optional.of("the campaign cannot go on: " + stuck.reason());
      case Outcome.Stopped stopped -> Optional.empty();
    };
  }

  /** Again and again: a supervisor that was restarted does not know who waits. */
  private Cancellable askForTheEnd(ActorRef<SupervisorMessage> supervisor) {
    AwaitEnd question = new AwaitEnd(context.getSelf());
    return context
        .getSystem()
        .scheduler()
        .scheduleWithFixedDelay(
            Duration.ZERO, ASK, () -> supervisor.tell(question), context.getExecutionContext());
  }

  private Crew crew() {
    String name = duties.campaign().name();
    CampaignDuties.Books books = duties.books();
    // Judging and fitting take computing time: not on the threads that carry messages.
    ActorRef<LibrarianMessage> librarian =
        context.spawn(
            Restarts.of(Librarian.create(name, duties.librarian(), books.clock())),
            "librarian",
            DispatcherSelector.blocking());
    ActorRef<LabelerPoolMessage> pool =
        context.spawn(
            Restarts.of(
                LabelerPool.create(
                    name,
                    Allowance.of(duties.retries(), duties.reading().retries()),
                    new Bookkeeping(books.clock(), books.identity(), duties.shared()))),
            "labeler-pool");
    ActorRef<FitterMessage> fitter =
        context.spawn(
            Restarts.of(Fitter.create(duties.fit(), duties.aim())),
            "fitter",
            DispatcherSelector.blocking());
    return new Crew(librarian, pool, fitter, matcher());
  }

  private Optional<ActorRef<MatcherMessage>> matcher() {
    return duties
        .aim()
        .map(
            aim ->
                context.spawn(
                    Restarts.of(
                        Matcher.create(duties.campaign().name(), aim, duties.books().clock())),
                    "matcher",
                    DispatcherSelector.blocking()));
  }

  private ActorRef<SupervisorMessage> supervisor(Crew crew) {
    CampaignDuties.Books books = duties.books();
    return context.spawn(
        Restarts.of(
            Supervisor.create(
                duties.campaign(),
                duties.reading().campaign(),
                duties.reading().by(),
                crew,
                new Archive(books.clock(), books.datasetHash()))),
        "supervisor");
  }

  /** Whoever keeps breaking down ends the run with a message: the journal is as it was. */
  private void mustLive(ActorRef<?> actor) {
    String reason = "the " + actor.path().name() + " keeps breaking down; the log says why";
    context.watchWith(actor, new CampaignOver(new Outcome.Stuck(reason)));
  }
}
