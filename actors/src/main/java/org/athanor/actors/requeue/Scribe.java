package org.athanor.actors.requeue;

import akka.actor.NoSerializationVerificationNeeded;
import akka.actor.typed.Behavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.javadsl.Behaviors;
import akka.persistence.typed.PersistenceId;
import akka.persistence.typed.javadsl.CommandHandler;
import akka.persistence.typed.javadsl.EventHandler;
import akka.persistence.typed.javadsl.EventSourcedBehavior;
import akka.persistence.typed.javadsl.SignalHandler;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Writes a few events behind those of an entity that nobody else has open, and stops. */
final class Scribe<E, S> extends EventSourcedBehavior<Scribe.Write, E, S> {
  private final Book<E, S> book;
  private final Function<S, List<E>> decision;
  private final CompletableFuture<List<E>> written;

  /** The scribe to itself: all that happened before is known. */
  record Write() implements NoSerializationVerificationNeeded {}

  /** An entity: its name in the journal, and its state as a fold over its events. */
  record Book<E, S>(PersistenceId id, S empty, BiFunction<S, E, S> fold) {}

  private Scribe(
      Book<E, S> book, Function<S, List<E>> decision, CompletableFuture<List<E>> written) {
    super(book.id());
    this.book = book;
    this.decision = decision;
    this.written = written;
  }

  /**
   * One scribe.
   *
   * @param decision what follows from the state; may be nothing
   * @param written completed with it once it is on disk
   */
  static <E, S> Behavior<Write> of(
      Book<E, S> book, Function<S, List<E>> decision, CompletableFuture<List<E>> written) {
    return Behaviors.setup(
        context -> {
          context.getSelf().tell(new Write());
          return new Scribe<>(book, decision, written);
        });
  }

  @Override
  public S emptyState() {
    return book.empty();
  }

  @Override
  public EventHandler<S, E> eventHandler() {
    return (state, event) -> book.fold().apply(state, event);
  }

  @Override
  public CommandHandler<Write, E, S> commandHandler() {
    return (state, write) -> {
      List<E> events = decision.apply(state);
      return Effect().persist(events).thenRun((S after) -> written.complete(events)).thenStop();
    };
  }

  @Override
  public SignalHandler<S> signalHandler() {
    return newSignalHandlerBuilder()
        .onSignal(
            PostStop.instance(),
            state ->
                written.completeExceptionally(
                    new IllegalStateException(
                        "the journal cannot be read or written; the log says why")))
        .build();
  }
}
