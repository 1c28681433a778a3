package org.athanor.actors.supervisor;

import akka.actor.NoSerializationVerificationNeeded;
import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.athanor.protocol.Facts;
import org.athanor.protocol.Message;
import org.athanor.protocol.campaign.Errors;
import org.athanor.protocol.campaign.FitReport;
import org.athanor.protocol.campaign.FitterMessage;
import org.athanor.protocol.campaign.FitterMessage.Fit;
import org.athanor.protocol.campaign.SupervisorMessage;
import org.athanor.protocol.campaign.SupervisorMessage.Fitted;
import org.athanor.protocol.campaign.SupervisorMessage.RequestWalk;
import org.athanor.protocol.campaign.SupervisorMessage.RoundChosen;
import org.athanor.protocol.campaign.SupervisorMessage.RoundExpected;
import org.athanor.protocol.campaign.SupervisorMessage.RoundLabeled;
import org.athanor.protocol.campaign.SupervisorMessage.WalkHome;
import org.athanor.protocol.label.LabeledStructure;
import org.athanor.protocol.label.LabelerPoolMessage;
import org.athanor.protocol.label.LabelerPoolMessage.LabelRound;
import org.athanor.protocol.library.LibrarianMessage;
import org.athanor.protocol.library.LibrarianMessage.AwaitRound;
import org.athanor.protocol.library.Quota;
import org.athanor.protocol.library.Selection;
import org.athanor.protocol.walk.Arm;
import org.athanor.protocol.walk.ExplorerMessage;
import org.athanor.protocol.walk.ExplorerMessage.StartWalk;
import org.athanor.protocol.walk.Walk;
import org.athanor.protocol.walk.WalkId;

/**
 * A librarian, a pool, a fitter and explorers that keep to the protocol and know what they were
 * asked, but answer in a random order, some of it twice, and forget some of it for a while.
 */
final class Company {
  /** What it says to itself; never leaves the machine. */
  sealed interface Talk extends NoSerializationVerificationNeeded {
    /** The next answer is due. */
    record Next() implements Talk {}

    /** A supervisor was started: explorers turn to it. */
    record Serve(ActorRef<SupervisorMessage> supervisor) implements Talk {}

    /** Something for one of them. */
    record Heard(String who, Message message) implements Talk {}
  }

  private final ActorContext<Talk> context;
  private final Random random;
  private final int explorers;
  private final Map<Integer, AwaitRound> awaited = new TreeMap<>();
  private final Set<WalkId> home = new HashSet<>();
  private final Map<String, ActorRef<ExplorerMessage>> crowd = new HashMap<>();
  private final List<Runnable> due = new ArrayList<>();
  private ActorRef<SupervisorMessage> supervisor;

  private Company(ActorContext<Talk> context, Random random, int explorers) {
    this.context = context;
    this.random = random;
    this.explorers = explorers;
  }

  static Behavior<Talk> create(Random random, int explorers) {
    return Behaviors.setup(context -> new Company(context, random, explorers).behavior());
  }

  /** Those of the company whom a supervisor directs, as seen from outside. */
  static Crew crew(ActorContext<?> context, ActorRef<Talk> company) {
    return new Crew(
        adapted(context, company, LibrarianMessage.class, "librarian"),
        adapted(context, company, LabelerPoolMessage.class, "pool"),
        adapted(context, company, FitterMessage.class, "fitter"),
        Optional.empty());
  }

  private static <T extends Message> ActorRef<T> adapted(
      ActorContext<?> context, ActorRef<Talk> company, Class<T> type, String name) {
    return context.spawn(forwarding(company, type, name), name);
  }

  private static <T extends Message> Behavior<T> forwarding(
      ActorRef<Talk> company, Class<T> type, String name) {
    return Behaviors.receive(type)
        .onAnyMessage(
            message -> {
              company.tell(new Talk.Heard(name, message));
              return Behaviors.same();
            })
        .build();
  }

  private Behavior<Talk> behavior() {
    return Behaviors.receive(Talk.class)
        .onMessage(Talk.Serve.class, this::serve)
        .onMessage(Talk.Heard.class, this::heard)
        .onMessage(Talk.Next.class, this::next)
        .build();
  }

  private Behavior<Talk> serve(Talk.Serve start) {
    supervisor = start.supervisor();
    for (int k = 1; k <= explorers; k++) {
      request("explorer-" + k);
    }
    return Behaviors.same();
  }

  private void request(String explorer) {
    ActorRef<ExplorerMessage> ref =
        crowd.computeIfAbsent(
            explorer,
            name ->
                context.spawn(forwarding(context.getSelf(), ExplorerMessage.class, name), name));
    supervisor.tell(new RequestWalk(explorer, ref));
  }

  private Behavior<Talk> heard(Talk.Heard heard) {
    switch (heard.message()) {
      case AwaitRound round -> {
        awaited.put(round.round(), round);
        due(() -> expect(round));
      }
      case StartWalk start -> due(() -> walked(heard.who(), start));
      case LabelRound round ->
          due(() -> round.replyTo().tell(new RoundLabeled(round.round(), labels(round))));
      case Fit fit -> due(() -> fit.replyTo().tell(fitted(fit)));
      default -> throw new IllegalArgumentException("expected a request, got " + heard);
    }
    return Behaviors.same();
  }

  private void due(Runnable answer) {
    due.add(answer);
    if (random.nextInt(8) == 0) {
      due.add(answer); // At least once is what is promised.
    }
    context.getSelf().tell(new Talk.Next());
    context.getSelf().tell(new Talk.Next());
  }

  private Behavior<Talk> next(Talk.Next next) {
    if (!due.isEmpty()) {
      due.remove(random.nextInt(due.size())).run();
    }
    return Behaviors.same();
  }

  /** What the librarian says of a round, it says in this order. */
  private void expect(AwaitRound round) {
    Set<WalkId> arrived =
        round.walks().stream()
            .map(Walk::id)
            .filter(home::contains)
            .collect(Collectors.toUnmodifiableSet());
    round.replyTo().tell(new RoundExpected(round.round(), arrived));
    choose(round);
  }

  private void walked(String explorer, StartWalk start) {
    WalkId walk = start.walk().id();
    home.add(walk);
    supervisor.tell(new WalkHome(walk));
    request(explorer);
    choose(awaited.get(walk.round()));
  }

  private void choose(AwaitRound round) {
    boolean all = round.walks().stream().allMatch(walk -> home.contains(walk.id()));
    if (all) {
      round.replyTo().tell(new RoundChosen(round.round(), selections(round)));
    }
  }

  /** Every other round leaves a part of its entropy quota unfilled. */
  static List<Selection> selections(AwaitRound round) {
    List<Selection> chosen = new ArrayList<>();
    for (Quota quota : round.quotas()) {
      int left = quota.arm() == Arm.ENTROPY && round.round() % 2 == 1 ? 2 : 0;
      IntStream.range(0, Math.max(0, quota.count() - left))
          .forEach(k -> chosen.add(Facts.selection(round.round(), chosen.size(), quota.arm())));
    }
    return chosen;
  }

  /** The third label of every round is given up. */
  static List<LabeledStructure> labels(LabelRound round) {
    List<LabeledStructure> labels = new ArrayList<>();
    for (Selection selection : round.selections()) {
      int number = selection.candidate().walk().index();
      if (number != 2) {
        labels.add(
            new LabeledStructure(
                Facts.labelId(100 * round.round() + number), selection, Facts.labels(number)));
      }
    }
    return labels;
  }

  static Fitted fitted(Fit fit) {
    int labels = (int) fit.rounds().stream().flatMap(List::stream).count();
    Errors errors = new Errors(labels, 100.0 / labels, 3, 4, 5, Optional.empty());
    FitReport report =
        new FitReport(
            labels,
            Optional.of(errors),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            1e-6);
    return new Fitted(
        fit.version(),
        "potential of " + labels + " labels",
        report,
        Optional.empty(),
        Optional.empty());
  }
}
