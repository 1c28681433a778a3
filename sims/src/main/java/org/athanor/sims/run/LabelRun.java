package org.athanor.sims.run;

import akka.actor.typed.ActorSystem;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.athanor.actors.campaign.LabellingDuties;
import org.athanor.actors.campaign.LabellingGuardian;
import org.athanor.actors.campaign.LabellingGuardian.Labelers;
import org.athanor.actors.engine.Reference;
import org.athanor.actors.labeler.Bookkeeping;
import org.athanor.actors.labeler.Shared;
import org.athanor.config.BadConfiguration;
import org.athanor.config.CampaignFile.Labelling;
import org.athanor.persistence.formats.Frame;
import org.athanor.persistence.identity.LabelIdentities;
import org.athanor.persistence.journal.Journal;
import org.athanor.potentials.structure.Element;
import org.athanor.protocol.campaign.SupervisorMessage;
import org.athanor.protocol.label.Failure;
import org.athanor.protocol.label.LabelId;
import org.athanor.protocol.label.LabelQueue;
import org.athanor.protocol.label.LabelRequest;
import org.athanor.protocol.label.LabelStatus;
import org.athanor.protocol.label.LabeledStructure;
import org.athanor.protocol.library.Selection;
import org.athanor.protocol.walk.Arm;
import org.athanor.protocol.walk.CandidateId;
import org.athanor.protocol.walk.WalkId;
import org.athanor.sims.status.Annals;
import org.athanor.sims.status.Charge;
import org.athanor.sims.status.Chronicle;
import org.athanor.sims.status.LabelCounts;
import org.athanor.sims.status.Ledger;
import org.athanor.sims.status.Plan;
import org.athanor.sims.terminal.LabelProgress;

/**
 * Labels the frames of a file with a labeler pool of its own, whose journal makes it go on after a
 * kill where it was.
 */
final class LabelRun {
  /** Under which name the pool's events stand in the journal. */
  private static final String NAME = "file";

  private static final Duration GLANCE = Duration.ofMillis(300);

  /** So often in a row the reference may be missing before a person is asked. */
  private static final int PATIENCE = 3;

  private final List<Frame> frames;
  private final Labelling labelling;
  private final Path folder;
  private final Annals annals;
  private final Plan plan;

  /**
   * A run.
   *
   * @param folder of its journal
   */
  LabelRun(List<Frame> frames, Labelling labelling, Path folder) {
    this.frames = List.copyOf(frames);
    this.labelling = labelling;
    this.folder = folder;
    this.annals = new Annals(folder, NAME);
    this.plan =
        new Plan(
            Optional.empty(),
            Optional.empty(),
            Optional.of((int) frames.stream().map(Frame::structure).distinct().count()),
            Optional.empty(),
            Optional.empty());
  }

  /**
   * What came of it.
   *
   * @param reference its name
   * @param ids of the frames' labels, in their order
   */
  record Result(String reference, List<LabelId> ids, Chronicle chronicle, Ledger ledger) {
    LabelStatus status(int frame) {
      return chronicle.labels().status(ids.get(frame)).orElseThrow();
    }
  }

  /**
   * Labels until everything is there or given up.
   *
   * @throws BadConfiguration if the reference is not there, or the folder holds another file's
   *     unfinished labels
   * @throws IllegalStateException if the reference stays unavailable
   */
  Result run(int workers, LabelProgress progress) throws InterruptedException {
    try (Journal journal = Journal.open(folder)) {
      Reference reference = References.open(labelling, species(), folder);
      List<LabelId> ids =
          frames.stream()
              .map(frame -> LabelIdentities.of(frame.structure(), reference.identity()))
              .toList();
      int round = round(annals.chronicle().labels(), ids);
      Leftovers.forget(reference, annals.chronicle());
      ExecutorService threads =
          Executors.newCachedThreadPool(
              Thread.ofPlatform().name("work-", 0).daemon(true).factory());
      CompletableFuture<List<LabeledStructure>> done = new CompletableFuture<>();
      ActorSystem<SupervisorMessage> system =
          Stage.open(
              LabellingGuardian.create(
                  duties(round, reference, threads),
                  new Labelers(workers, reference, threads),
                  done),
              journal.config());
      try {
        watch(done, progress);
      } finally {
        CampaignRun.end(system, threads);
      }
      Chronicle chronicle = annals.chronicle();
      Leftovers.clear(reference, chronicle.labels());
      return new Result(reference.identity().name(), ids, chronicle, Ledger.of(chronicle, plan));
    }
  }

  private List<Element> species() {
    return frames.stream()
        .flatMap(frame -> frame.structure().species().distinct().stream())
        .distinct()
        .sorted()
        .map(Element::of)
        .toList();
  }

  /** The list of this file in the journal: the latest if it is the same, otherwise a new one. */
  private int round(LabelQueue queue, List<LabelId> ids) {
    Set<LabelId> wanted = new HashSet<>(ids);
    for (Map.Entry<LabelId, LabelQueue.Entry> entry : queue.entries().entrySet()) {
      if (!entry.getValue().status().settled() && !wanted.contains(entry.getKey())) {
        throw new BadConfiguration(
            folder
                + ": expected what an earlier call of this command left, got unfinished labels of"
                + " other structures or by another reference; finish them with that file, or take"
                + " another --output or --journal");
      }
    }
    int rounds = queue.rounds().size();
    boolean same =
        rounds > 0
            && queue.rounds().get(rounds - 1).requests().stream()
                .map(LabelRequest::id)
                .toList()
                .equals(ids);
    return same ? rounds - 1 : rounds;
  }

  private LabellingDuties duties(int round, Reference reference, ExecutorService threads) {
    List<Selection> selections = new ArrayList<>();
    for (int k = 0; k < frames.size(); k++) {
      CandidateId place = new CandidateId(new WalkId(round, k), 0);
      selections.add(new Selection(place, Arm.SEED, "", frames.get(k).structure()));
    }
    return new LabellingDuties(
        NAME,
        round,
        selections,
        labelling.retries(),
        new Bookkeeping(
            InstantSource.system(),
            structure -> LabelIdentities.of(structure, reference.identity()),
            SharedLabels.of(labelling.cache(), folder).map(labels -> new Shared(labels, threads))));
  }

  private void watch(CompletableFuture<List<LabeledStructure>> done, LabelProgress progress)
      throws InterruptedException {
    int before = annals.chronicle().charges().size();
    while (true) {
      boolean settled = isDone(done);
      Chronicle chronicle = annals.chronicle();
      progress.show(LabelCounts.of(chronicle.labels(), plan), Ledger.of(chronicle, plan));
      if (settled) {
        return;
      }
      requireReference(chronicle.charges().subList(before, chronicle.charges().size()));
    }
  }

  /** Whether all is settled, now or in a moment. */
  private static boolean isDone(CompletableFuture<List<LabeledStructure>> done)
      throws InterruptedException {
    try {
      done.get(GLANCE.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException stillRunning) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause().getMessage(), e.getCause());
    }
  }

  private static void requireReference(List<Charge> charges) {
    List<Charge> latest = charges.subList(Math.max(0, charges.size() - PATIENCE), charges.size());
    if (latest.size() == PATIENCE && latest.stream().allMatch(LabelRun::isUnavailable)) {
      throw new IllegalStateException(
          "the reference is not there ("
              + latest.getLast().failure().orElseThrow().words()
              + "); what is labelled is kept, and the same command goes on once it is there");
    }
  }

  private static boolean isUnavailable(Charge charge) {
    return charge.failure().filter(Failure.Unavailable.class::isInstance).isPresent();
  }
}
