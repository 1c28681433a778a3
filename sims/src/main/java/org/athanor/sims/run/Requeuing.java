package org.athanor.sims.run;

import akka.actor.typed.ActorSystem;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.athanor.actors.requeue.Requeue;
import org.athanor.actors.requeue.Requeue.Order;
import org.athanor.config.BadConfiguration;
import org.athanor.persistence.journal.Journal;
import org.athanor.protocol.label.LabelEvent;
import org.athanor.protocol.label.LabelId;
import org.athanor.sims.reference.Owner;
import org.athanor.sims.status.Cause;
import org.athanor.sims.status.Chronicle;
import org.athanor.sims.status.GivenUp;
import org.athanor.sims.status.Journals;

/** Has structures of one directory tried again that were given up. */
final class Requeuing {
  private static final long PATIENCE_SECONDS = 60;

  private final Path directory;
  private final String name;
  private final Chronicle chronicle;
  private final List<GivenUp> givenUp;

  private Requeuing(Path directory, String name, Chronicle chronicle) {
    this.directory = directory;
    this.name = name;
    this.chronicle = chronicle;
    this.givenUp = GivenUp.of(chronicle);
  }

  /**
   * Of the journal in a directory.
   *
   * @throws IllegalArgumentException if there is none
   */
  static Requeuing in(Path directory) {
    String name = Journals.name(directory).orElse("");
    return new Requeuing(directory, name, Journals.read(directory));
  }

  boolean isEnded() {
    return chronicle.campaign().ended().isPresent();
  }

  /**
   * What is meant, in the order of the queue.
   *
   * @param labels first digits of labels that were given up
   * @param causes or for which cause
   * @throws BadConfiguration if digits are those of no such label, or of several
   */
  List<GivenUp> chosen(List<String> labels, Predicate<Cause> causes) {
    Set<GivenUp> meant = new LinkedHashSet<>();
    labels.forEach(digits -> meant.add(only(digits)));
    return givenUp.stream()
        .filter(one -> meant.contains(one) || causes.test(Cause.of(one.reason())))
        .toList();
  }

  private GivenUp only(String digits) {
    List<GivenUp> found =
        givenUp.stream().filter(one -> one.id().digest().startsWith(digits)).toList();
    if (found.size() == 1) {
      return found.getFirst();
    }
    boolean known =
        chronicle.labels().entries().keySet().stream()
            .anyMatch(id -> id.digest().startsWith(digits));
    throw new BadConfiguration(
        "LABEL: expected the first digits of one label that was given up, got \""
            + digits
            + "\", "
            + (found.size() > 1
                ? "with which " + found.size() + " begin"
                : known ? "a label that was not given up" : "which is no label here")
            + "; status "
            + directory
            + " lists them");
  }

  /**
   * Writes it into the journal.
   *
   * @throws org.athanor.persistence.journal.CampaignLockedException if a process works there
   * @throws IllegalStateException if the journal cannot be written
   */
  void write(List<GivenUp> chosen) throws InterruptedException {
    if (chosen.isEmpty()) {
      return;
    }
    List<LabelId> ids = chosen.stream().map(GivenUp::id).toList();
    String by = System.getProperty("user.name") + "@" + Owner.self().host();
    CompletableFuture<List<LabelEvent>> done = new CompletableFuture<>();
    try (Journal journal = Journal.reopen(directory)) {
      ActorSystem<?> system =
          Stage.open(
              Requeue.create(name, new Order(ids, by, Instant.now()), done), journal.config());
      try {
        done.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      } catch (ExecutionException e) {
        throw new IllegalStateException(e.getCause().getMessage(), e.getCause());
      } catch (TimeoutException e) {
        throw new IllegalStateException("the journal did not answer within a minute", e);
      } finally {
        Stage.end(system);
      }
    }
  }
}
