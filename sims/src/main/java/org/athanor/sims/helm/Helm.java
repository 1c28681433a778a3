package org.athanor.sims.helm;

import akka.actor.typed.ActorRef;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.athanor.persistence.journal.Journal;
import org.athanor.persistence.journal.Letter;
import org.athanor.protocol.campaign.StopPoint;
import org.athanor.protocol.campaign.SupervisorMessage;
import org.athanor.protocol.campaign.SupervisorMessage.Outcome;
import org.athanor.protocol.campaign.SupervisorMessage.Stop;
import org.athanor.sims.status.Chronicle;
import org.athanor.sims.terminal.Progress;

/**
 * Takes in what others want of this process, and the end of its walltime, and tells the supervisor.
 *
 * <p>The supervisor is told again at every look, since it may have been restarted; it knows what is
 * news.
 */
public final class Helm {
  /** A supervisor that waits for a database does not hear; "at once" means at once all the same. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Journal journal;
  private final CompletableFuture<ActorRef<SupervisorMessage>> supervisor;
  private final Optional<Walltime> walltime;
  private final InstantSource clock;
  private Optional<Stop> wanted = Optional.empty();
  private Instant wantedSince = Instant.MAX;

  /**
   * That of one run.
   *
   * @param supervisor who is told; completed when it is there
   * @param walltime for which this process may run; empty for ever
   */
  public Helm(
      Journal journal,
      CompletableFuture<ActorRef<SupervisorMessage>> supervisor,
      Optional<Walltime> walltime,
      InstantSource clock) {
    this.journal = journal;
    this.supervisor = supervisor;
    this.walltime = walltime;
    this.clock = clock;
  }

  /**
   * Looks what there is, and passes it on.
   *
   * @param progress told what is wanted
   * @return how this run ends, if the supervisor did not say so in time
   */
  public Optional<Outcome> look(Chronicle chronicle, Progress progress) {
    for (Letter letter : journal.letters()) {
      Reply reply = reply(letter, progress);
      journal.answer(letter, reply.text());
    }
    walltime
        .flatMap(time -> time.due(clock.instant(), chronicle))
        .ifPresent(point -> stop(new Stop(point, Walltime.NAME), progress));
    if (supervisor.isDone()) {
      wanted.ifPresent(stop -> supervisor.join().tell(stop));
    }
    return wanted
        .filter(stop -> stop.point() == StopPoint.NOW)
        .filter(stop -> clock.instant().isAfter(wantedSince.plus(PATIENCE)))
        .map(stop -> new Outcome.Stopped(stop.point(), stop.by()));
  }

  private Reply reply(Letter letter, Progress progress) {
    try {
      return switch (Order.read(letter.text())) {
        case Order.Stop stop -> stop(new Stop(stop.point(), stop.by()), progress);
      };
    } catch (IllegalArgumentException unreadable) {
      progress.note("an order was not understood: " + unreadable.getMessage());
      return new Reply(false, unreadable.getMessage());
    }
  }

  private Reply stop(Stop stop, Progress progress) {
    if (wanted.filter(before -> before.point().compareTo(stop.point()) >= 0).isPresent()) {
      return new Reply(true, "it stops already " + words(wanted.get().point()));
    }
    wanted = Optional.of(stop);
    wantedSince = clock.instant();
    progress.note(stop.by() + " asks to stop " + words(stop.point()));
    return new Reply(true, "it stops " + words(stop.point()));
  }

  /** When that is, in words that follow "stops". */
  public static String words(StopPoint point) {
    return switch (point) {
      case ROUND -> "when the rounds that are open are done";
      case LABELS -> "when the labels in flight are home";
      case NOW -> "at once";
    };
  }

  /** The word of a moment on the command line. */
  public static String word(StopPoint point) {
    return point.name().toLowerCase(Locale.ROOT);
  }
}
