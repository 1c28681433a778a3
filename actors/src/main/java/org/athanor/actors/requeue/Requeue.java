package org.athanor.actors.requeue;

import akka.actor.NoSerializationVerificationNeeded;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.Behaviors;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.athanor.actors.labeler.LabelerPool;
import org.athanor.actors.requeue.Scribe.Book;
import org.athanor.actors.supervisor.Supervisor;
import org.athanor.protocol.campaign.CampaignEvent;
import org.athanor.protocol.campaign.CampaignEvent.CampaignReopened;
import org.athanor.protocol.campaign.CampaignState;
import org.athanor.protocol.label.LabelEvent;
import org.athanor.protocol.label.LabelEvent.StructureRequeued;
import org.athanor.protocol.label.LabelId;
import org.athanor.protocol.label.LabelQueue;
import org.athanor.protocol.label.LabelStatus;

/**
 * Has quarantined structures tried again at the next run, and a campaign that has ended go on for
 * that. Nobody else may have the journal open.
 *
 * <p>The campaign is opened again first: a kill between the two leaves one that makes its last fit
 * again, to the bit, and ends as before.
 */
public final class Requeue {
  private Requeue() {}

  /**
   * Who wants what tried again.
   *
   * @param ids labels; those that are not quarantined are passed over
   */
  public record Order(List<LabelId> ids, String by, Instant at) {
    /** Copies the list. */
    public Order {
      ids = List.copyOf(ids);
    }

    private List<CampaignEvent> reopening(CampaignState campaign) {
      return campaign.ended().isPresent() && !ids.isEmpty()
          ? List.of(new CampaignReopened(at))
          : List.of();
    }

    private List<LabelEvent> requeuing(LabelQueue queue) {
      return ids.stream()
          .distinct()
          .filter(id -> queue.status(id).orElse(null) instanceof LabelStatus.Quarantined)
          .<LabelEvent>map(id -> new StructureRequeued(id, by, at))
          .toList();
    }
  }

  /** The guardian to itself: the campaign's part is on disk, or cannot be. */
  record Opened(Optional<Throwable> failure) implements NoSerializationVerificationNeeded {}

  /**
   * The root of the actors.
   *
   * @param name under which the events stand in the journal
   * @param done completed with what was written about labels, once it is on disk
   */
  public static Behavior<?> create(
      String name, Order order, CompletableFuture<List<LabelEvent>> done) {
    return Behaviors.<Opened>setup(
        context -> {
          CompletableFuture<List<CampaignEvent>> opened = new CompletableFuture<>();
          context.spawn(
              Scribe.of(
                  new Book<>(
                      Supervisor.persistenceId(name), CampaignState.EMPTY, CampaignState::applied),
                  order::reopening,
                  opened),
              "campaign");
          context.pipeToSelf(opened, (events, error) -> new Opened(Optional.ofNullable(error)));
          return Behaviors.receive(Opened.class)
              .onMessage(
                  Opened.class,
                  word -> {
                    word.failure().ifPresent(done::completeExceptionally);
                    if (word.failure().isEmpty()) {
                      context.spawn(
                          Scribe.of(
                              new Book<>(
                                  LabelerPool.persistenceId(name),
                                  LabelQueue.EMPTY,
                                  LabelQueue::applied),
                              order::requeuing,
                              done),
                          "labels");
                    }
                    return Behaviors.same();
                  })
              .build();
        });
  }
}
