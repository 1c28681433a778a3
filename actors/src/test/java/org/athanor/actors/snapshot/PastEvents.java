package org.athanor.actors.snapshot;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.persistence.typed.PersistenceId;
import akka.persistence.typed.javadsl.CommandHandler;
import akka.persistence.typed.javadsl.EventHandler;
import akka.persistence.typed.javadsl.EventSourcedBehavior;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.athanor.persistence.journal.Journal;
import org.athanor.protocol.Facts;
import org.athanor.protocol.label.LabelEvent;
import org.athanor.protocol.label.LabelEvent.LabelingStarted;
import org.athanor.protocol.label.LabelEvent.LabelsRequested;
import org.athanor.protocol.label.LabelEvent.StructureLabeled;
import org.athanor.protocol.label.LabelRequest;
import org.athanor.protocol.library.Selection;

/** Puts a past into an embedded journal, in one commit. */
final class PastEvents extends EventSourcedBehavior<ActorRef<Boolean>, LabelEvent, Boolean> {
  private final List<LabelEvent> events;

  private PastEvents(String id, List<LabelEvent> events) {
    super(PersistenceId.ofUniqueId(id));
    this.events = events;
  }

  /** A round of which the first labels are there. */
  static List<LabelEvent> labels(
      List<Selection> round, int done, Function<Selection, LabelRequest> request) {
    List<LabelEvent> events = new ArrayList<>();
    events.add(new LabelsRequested(0, round.stream().map(request).toList(), Facts.AT));
    for (Selection selection : round.subList(0, done)) {
      LabelRequest label = request.apply(selection);
      events.add(new LabelingStarted(label.id(), 1, "ann", Facts.AT));
      events.add(new StructureLabeled(label.id(), 1, Facts.labels(3), 0.5, Facts.AT));
    }
    return events;
  }

  static void record(Path directory, String id, List<LabelEvent> events) {
    try (Journal journal = Journal.open(directory)) {
      ActorTestKit kit =
          ActorTestKit.create("past", journal.config().withFallback(ConfigFactory.load()));
      TestProbe<Boolean> done = kit.createTestProbe(Boolean.class);
      kit.<ActorRef<Boolean>>spawn(new PastEvents(id, events)).tell(done.ref());
      done.receiveMessage(Duration.ofMinutes(1));
      kit.shutdownTestKit();
    }
  }

  @Override
  public Boolean emptyState() {
    return false;
  }

  @Override
  public CommandHandler<ActorRef<Boolean>, LabelEvent, Boolean> commandHandler() {
    return (state, replyTo) -> Effect().persist(events).thenRun(after -> replyTo.tell(after));
  }

  @Override
  public EventHandler<Boolean, LabelEvent> eventHandler() {
    return (state, event) -> true;
  }
}
