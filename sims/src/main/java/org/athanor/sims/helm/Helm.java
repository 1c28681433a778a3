package org.athanor.sims.helm;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.AskPattern;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.athanor.config.BadConfiguration;
import org.athanor.config.KeyChange;
import org.athanor.config.LiveChange;
import org.athanor.persistence.journal.Journal;
import org.athanor.persistence.journal.Letter;
import org.athanor.protocol.campaign.StopPoint;
import org.athanor.protocol.campaign.SupervisorMessage;
import org.athanor.protocol.campaign.SupervisorMessage.Outcome;
import org.athanor.protocol.campaign.SupervisorMessage.Reconfigure;
import org.athanor.protocol.campaign.SupervisorMessage.Reconfigured;
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
  private final Crew crew;
  private final Optional<Walltime> walltime;
  private final InstantSource clock;
  private Optional<Stop> wanted = Optional.empty();
  private Instant wantedSince = Instant.MAX;

  /**
   * Whom orders go to.
   *
   * @param system of all of them
   * @param supervisor completed when it is there
   * @param reading throws what is wrong with the canonical text of a file
   */
  public record Crew(
      ActorSystem<?> system,
      CompletableFuture<ActorRef<SupervisorMessage>> supervisor,
      Consumer<String> reading) {}

  /**
   * That of one run.
   *
   * @param walltime for which this process may run; empty for ever
   */
  public Helm(Journal journal, Crew crew, Optional<Walltime> walltime, InstantSource clock) {
    this.journal = journal;
    this.crew = crew;
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
      Reply reply = reply(letter, chronicle.campaign().settings(), progress);
      journal.answer(letter, reply.text());
    }
    walltime
        .flatMap(time -> time.due(clock.instant(), chronicle))
        .ifPresent(point -> stop(new Stop(point, Walltime.NAME), progress));
    if (crew.supervisor.isDone()) {
      wanted.ifPresent(stop -> crew.supervisor.join().tell(stop));
    }
    return wanted
        .filter(stop -> stop.point() == StopPoint.NOW)
        .filter(stop -> clock.instant().isAfter(wantedSince.plus(PATIENCE)))
        .map(stop -> new Outcome.Stopped(stop.point(), stop.by()));
  }

  private Reply reply(Letter letter, String settings, Progress progress) {
    try {
      return switch (Order.read(letter.text())) {
        case Order.Stop stop -> stop(new Stop(stop.point(), stop.by()), progress);
        case Order.Reload reload -> reloaded(reload, settings, progress);
      };
    } catch (IllegalArgumentException | BadConfiguration refused) {
      progress.note("an order was refused: " + refused.getMessage());
      return new Reply(false, refused.getMessage());
    }
  }

  private Reply reloaded(Order.Reload reload, String settings, Progress progress) {
    String text = LiveChange.applied(settings, reload.changes());
    if (!Order.digest(text).equals(reload.digest())) {
      throw new BadConfiguration(
          "the changes do not make the same file here; is that process of another version of Athanor?"
              + " Then stop it, and run the new file.");
    }
    LiveChange.check(settings, text);
    crew.reading.accept(text);
    Optional<String> refusal = asked(text, reload.by());
    if (refusal.isPresent()) {
      return new Reply(false, refusal.get());
    }
    for (KeyChange change : reload.changes()) {
      progress.note(reload.by() + " changed " + change.words());
    }
    return new Reply(true, "rounds that are opened from now on follow it");
  }

  private Optional<String> asked(String text, String by) {
    if (!crew.supervisor.isDone()) {
      return Optional.of("the campaign is only just being taken up; ask again");
    }
    try {
      return AskPattern.<SupervisorMessage, Reconfigured>ask(
              crew.supervisor.join(),
              replyTo -> new Reconfigure(text, by, replyTo),
              PATIENCE,
              crew.system.scheduler())
          .toCompletableFuture()
          .join()
          .refusal();
    } catch (CompletionException late) {
      return Optional.of(
          "the supervisor has not answered for "
              + PATIENCE.toSeconds()
              + " s; athanor history tells whether the change was taken");
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
