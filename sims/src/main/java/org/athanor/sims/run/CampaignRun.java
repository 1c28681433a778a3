package org.athanor.sims.run;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.athanor.actors.campaign.CampaignDuties;
import org.athanor.actors.campaign.CampaignGuardian;
import org.athanor.actors.campaign.Workforce;
import org.athanor.actors.campaign.Workforce.Gate;
import org.athanor.actors.engine.Reference;
import org.athanor.actors.labeler.Shared;
import org.athanor.actors.matcher.Aim;
import org.athanor.actors.node.Stores;
import org.athanor.config.BadConfiguration;
import org.athanor.config.CampaignFile;
import org.athanor.config.PhaseSettings;
import org.athanor.config.SettingsChange;
import org.athanor.persistence.journal.Journal;
import org.athanor.protocol.campaign.SupervisorMessage;
import org.athanor.protocol.campaign.SupervisorMessage.CampaignOver;
import org.athanor.protocol.campaign.SupervisorMessage.Outcome;
import org.athanor.sims.cluster.SupplyFiles;
import org.athanor.sims.helm.Helm;
import org.athanor.sims.helm.Walltime;
import org.athanor.sims.run.Entrance.Closing;
import org.athanor.sims.run.Entrance.Listening;
import org.athanor.sims.status.Annals;
import org.athanor.sims.status.Chronicle;
import org.athanor.sims.status.Programs;
import org.athanor.sims.status.Status;
import org.athanor.sims.terminal.Progress;
import org.athanor.sims.version.Version;
import org.athanor.sims.walk.Walker;

/**
 * One process working on a campaign: takes the directory, starts the actors, shows how it goes, and
 * leaves the journal whole whenever and however it ends.
 */
final class CampaignRun {
  private static final Duration GLANCE = Duration.ofMillis(500);
  private static final Duration FAREWELL = Duration.ofSeconds(20);

  private final CampaignFile file;
  private final Path directory;
  private final Version program;
  private final Annals annals;

  CampaignRun(CampaignFile file, Path directory) {
    this(file, directory, Version.ofThisProgram());
  }

  CampaignRun(CampaignFile file, Path directory, Version program) {
    this.file = file;
    this.directory = directory;
    this.program = program;
    this.annals = new Annals(directory, file.name());
  }

  /**
   * How much is done here, and whether others may come.
   *
   * @param explorers walks at a time
   * @param labelers reference calculations at a time
   * @param home of the campaign file, against which its paths are resolved
   * @param listen where other machines come in; empty works alone
   * @param walltime for which this process may run; empty for ever
   */
  record Share(
      int explorers,
      int labelers,
      Path home,
      Optional<Listening> listen,
      Optional<Walltime> walltime) {
    /** For ever. */
    Share(int explorers, int labelers, Path home, Optional<Listening> listen) {
      this(explorers, labelers, home, listen, Optional.empty());
    }
  }

  /**
   * Runs until the campaign has ended or cannot go on.
   *
   * @param progress told how it goes
   * @throws BadConfiguration if the file does not fit the campaign in the directory, or something
   *     that it names is not there
   */
  Outcome run(Share share, Progress progress) throws InterruptedException {
    try (Journal journal = Journal.open(directory, JournalPlaces.of(file));
        annals) {
      checkChange(annals.chronicle());
      InputRecord inputs = InputRecord.open(directory, isStarted(annals.chronicle()));
      checkPhases(inputs);
      try (WalkPotentials given = WalkPotentials.of(file, inputs)) {
        sayVersions(progress);
        return run(share, journal, given, progress);
      }
    }
  }

  private Outcome run(Share share, Journal journal, WalkPotentials given, Progress progress)
      throws InterruptedException {
    Optional<Aim> aim = Targets.of(file);
    Targets.checkStart(aim, annals.chronicle().matching().target());
    Reference reference = References.open(file.labelling(), file.species(), directory);
    ReferenceRecord.check(directory, isStarted(annals.chronicle()), reference.identity());
    Leftovers.forget(reference, annals.chronicle());
    ExecutorService threads =
        Executors.newCachedThreadPool(Thread.ofPlatform().name("work-", 0).daemon(true).factory());
    Optional<Shared> shared =
        SharedLabels.of(file.labelling().cache(), directory)
            .map(labels -> new Shared(labels, threads));
    CampaignDuties duties = Wiring.duties(file, program, aim, reference, shared, share.home());
    Queue<String> news = new ConcurrentLinkedQueue<>();
    Optional<Entrance> entrance = Entrance.of(share.listen(), directory);
    Workforce workforce =
        new Workforce(
            share.explorers(),
            share.labelers(),
            new Walker(Wiring.relaxation(file), given),
            reference,
            threads,
            entrance.map(one -> new Gate(stores(share, reference), news::add)));
    CompletableFuture<Outcome> over = new CompletableFuture<>();
    CompletableFuture<ActorRef<SupervisorMessage>> supervisor = new CompletableFuture<>();
    share.walltime().flatMap(time -> time.caution(annals.latest())).ifPresent(progress::note);
    ActorSystem<CampaignOver> system =
        Stage.open(
            CampaignGuardian.create(duties, workforce, over, supervisor),
            settings(journal, entrance));
    Stage.whenEnding(system, () -> over.completeExceptionally(ended()));
    Helm helm =
        new Helm(
            journal,
            new Helm.Crew(system, supervisor, text -> CampaignFile.of(text, share.home())),
            share.walltime(),
            InstantSource.system());
    try (var _ = open(entrance, system, progress)) {
      return watch(over, new Watch(journal, helm, news), progress);
    } finally {
      end(system, threads);
      Leftovers.clear(reference, annals.latest().labels());
    }
  }

  private static IllegalStateException ended() {
    return new IllegalStateException(
        "the actor system ended before the campaign did; the same command goes on");
  }

  private Stores stores(Share share, Reference reference) {
    SupplyFiles.Parcel parcel = SupplyFiles.pack(file, share.home());
    return new Stores(
        file.name(), program.text(), parcel.main(), parcel.files(), reference.identity().physics());
  }

  private static Closing open(
      Optional<Entrance> entrance, ActorSystem<?> system, Progress progress) {
    return entrance.map(one -> one.open(system, progress)).orElse(() -> {});
  }

  private void sayVersions(Progress progress) {
    if (isStarted(annals.chronicle())) {
      Programs all = annals.chronicle().programs().then(Optional.of(program.text()));
      all.caution().ifPresent(progress::note);
    }
  }

  /** What was decided before stays: a changed file may only ask for more or less of the same. */
  private void checkChange(Chronicle chronicle) {
    if (isStarted(chronicle)) {
      SettingsChange.check(chronicle.campaign().settings(), file.text());
    }
  }

  private void checkPhases(InputRecord inputs) {
    for (PhaseSettings phase : file.phases()) {
      switch (phase) {
        case PhaseSettings.Prototype one -> {}
        case PhaseSettings.File one -> {
          String name = one.name() + ", " + one.file().getFileName();
          // One that is not there is told by whoever reads it.
          if (Files.isRegularFile(one.file())) {
            inputs.check("system.phases", name, one.file(), "");
          }
        }
      }
    }
  }

  private static boolean isStarted(Chronicle chronicle) {
    return chronicle.campaign().started().isPresent();
  }

  private static Config settings(Journal journal, Optional<Entrance> entrance) {
    return journal
        .config()
        .withFallback(entrance.map(Entrance::config).orElse(ConfigFactory.empty()));
  }

  /** What is looked at from time to time. */
  private record Watch(Journal journal, Helm helm, Queue<String> news) {}

  private Outcome watch(CompletableFuture<Outcome> over, Watch watch, Progress progress)
      throws InterruptedException {
    Optional<String> told = Optional.empty();
    while (true) {
      for (String line = watch.news.poll(); line != null; line = watch.news.poll()) {
        progress.note(line);
      }
      try {
        Outcome outcome = over.get(GLANCE.toMillis(), TimeUnit.MILLISECONDS);
        progress.show(Status.of(annals.chronicle(), annals.plan(), false));
        return outcome;
      } catch (TimeoutException stillRunning) {
        watch.journal.requireHeld();
        told = tellTrouble(watch.journal, told, progress);
        Chronicle chronicle = annals.latest();
        progress.show(Status.of(chronicle, annals.plan(), true));
        Optional<Outcome> end = watch.helm.look(chronicle, progress);
        if (end.isPresent()) {
          return end.get();
        }
      } catch (ExecutionException e) {
        throw new IllegalStateException(
            "the campaign's actors failed: " + e.getCause().getMessage(), e.getCause());
      }
    }
  }

  /** Says that the journal's database is away, and that it is back, once each. */
  private static Optional<String> tellTrouble(
      Journal journal, Optional<String> told, Progress progress) {
    Optional<String> trouble = journal.trouble();
    if (!trouble.equals(told)) {
      progress.note(trouble.orElse("the journal's database is there again"));
    }
    return trouble;
  }

  /**
   * Ends the actors first, so that nothing is persisted any more, then the work they waited for.
   */
  static void end(ActorSystem<?> system, ExecutorService threads) {
    Stage.end(system);
    threads.shutdownNow();
    try {
      threads.awaitTermination(FAREWELL.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
