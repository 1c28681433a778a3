package org.athanor.actors.lease;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * What a worker has in hand, and the computation of it.
 *
 * <p>A lasting one outlives the actor: whoever takes that actor's place, perhaps in another actor
 * system of the same process, goes on with it. Otherwise what an actor leaves is cancelled. Safe to
 * be used by threads.
 *
 * @param <T> what is worked on
 * @param <R> what comes of it
 */
public final class Hold<T, R> {
  private record Work<T, R>(T task, CompletableFuture<R> result, Runnable cancel) {}

  private final boolean lasting;
  private Optional<Work<T, R>> work = Optional.empty();

  private Hold(boolean lasting) {
    this.lasting = lasting;
  }

  /** For an actor that takes its work with it when it stops. */
  public static <T, R> Hold<T, R> ofOneLife() {
    return new Hold<>(false);
  }

  /** For a line of actors that follow each other. */
  public static <T, R> Hold<T, R> lasting() {
    return new Hold<>(true);
  }

  /** Takes something in hand, in place of what was there. */
  public synchronized void begin(T task, CompletableFuture<R> result, Runnable cancel) {
    work = Optional.of(new Work<>(task, result, cancel));
  }

  /** What is in hand. */
  public synchronized Optional<T> task() {
    return work.map(Work::task);
  }

  /** The computation of what is in hand; completed or not. */
  public synchronized Optional<CompletableFuture<R>> result() {
    return work.map(Work::result);
  }

  /** It was brought home. */
  public synchronized void end() {
    work = Optional.empty();
  }

  /** The actor stops. */
  public synchronized void leave() {
    if (!lasting) {
      cancel();
    }
  }

  /** Ends the computation, if there is one, and forgets it. */
  public synchronized void cancel() {
    work.ifPresent(begun -> begun.cancel().run());
    work = Optional.empty();
  }
}
