package org.athanor.sims.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.athanor.actors.engine.Reference;
import org.athanor.config.SchedulerSettings;
import org.athanor.config.SchedulerSettings.Common;
import org.athanor.config.SchedulerSettings.LabelerNodes;
import org.athanor.config.SchedulerSettings.Queue;
import org.athanor.protocol.label.Failure;
import org.athanor.protocol.label.LabelOutcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Labels as jobs of a real Slurm. */
@Tag("live")
class LiveSlurmTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration POLL = Duration.ofMillis(700);

  @TempDir private static Path home;
  private static Cluster cluster;
  private static CompletableFuture<LabelOutcome> late;

  @TempDir private Path folder;

  @BeforeAll
  static void start() throws Exception {
    cluster = Cluster.start(home.resolve("slurm"));
    late = tooLate(Files.createDirectory(home.resolve("late")));
  }

  /** Slurm's shortest walltime is a minute, and it looks at it twice a minute: this one is told. */
  private static CompletableFuture<LabelOutcome> tooLate(Path folder) throws Exception {
    Bench bench = new Bench(folder);
    Reference slow = bench.reference(place("urgent", 1), "slow", "sleep 300\n", MINUTE);
    CompletableFuture<LabelOutcome> outcome = Bench.label(slow, Bench.structure(1));
    bench.awaitStarted("slow", 1);
    cluster.say("scontrol", "update", "jobid=" + bench.job(), "EndTime=now+1");
    return outcome;
  }

  @AfterAll
  static void stop() {
    if (cluster != null) {
      cluster.close();
    }
  }

  private static Jobs place(String partition, int array, String... options) throws Exception {
    return place(POLL, partition, array, options);
  }

  private static Jobs place(Duration poll, String partition, int array, String... options)
      throws Exception {
    SchedulerSettings.Slurm settings =
        new SchedulerSettings.Slurm(
            new Common(Optional.empty(), poll, new LabelerNodes(0, MINUTE, MINUTE, 1)),
            new Queue(partition, "", ""),
            1,
            0,
            200,
            array,
            List.of(options));
    JobScript script = JobScript.read(Optional.empty());
    return new Jobs(new Slurm(settings, script, cluster.environment()), array, poll);
  }

  private static LabelOutcome.Labeled labeled(LabelOutcome outcome) {
    assertThat(outcome).isInstanceOf(LabelOutcome.Labeled.class);
    return (LabelOutcome.Labeled) outcome;
  }

  @Test
  void aLabelGoesThroughAndIsForgottenOnceItIsOnDisk() throws Exception {
    Bench bench = new Bench(folder);
    Jobs place = place("main", 1, "--begin=now+3");
    Reference reference = bench.reference(place, "quick", "sleep 0.3\n", MINUTE);
    long asked = System.nanoTime();
    LabelOutcome outcome = reference.label(Bench.structure(1), List.of());
    double seconds = 1e-9 * (System.nanoTime() - asked);
    assertThat(labeled(outcome).labels().energy()).isEqualTo(-3.5);
    // Slurm counts whole seconds: of the three that it lets the job wait two are left at least.
    assertThat(outcome.cost().orElseThrow().seconds())
        .as("waiting is free")
        .isBetween(0.3, seconds - 2);
    assertThat(bench.kept()).isNotEmpty();
    assertThat(labeled(reference.label(Bench.structure(1), List.of())).labels().energy())
        .isEqualTo(-3.5);
    assertThat(bench.started("quick")).as("until it is stored nothing is paid again").isEqualTo(1);
    reference.stored(Bench.structure(1));
    assertThat(bench.kept()).isEmpty();
  }

  @Test
  void severalLabelsMakeOneArray() throws Exception {
    Bench bench = new Bench(folder);
    // Whoever comes first waits a quarter of this for the others.
    Jobs place = place(Bench.PATIENCE, "main", 3);
    Reference reference = bench.reference(place, "many", "", MINUTE);
    List<CompletableFuture<LabelOutcome>> all =
        IntStream.range(0, 3).mapToObj(k -> Bench.label(reference, Bench.structure(k))).toList();
    all.forEach(one -> labeled(one.join()));
    List<String> jobs = bench.jobs();
    assertThat(jobs).hasSize(3).allMatch(job -> job.matches("\\d+_[012]"));
    assertThat(jobs.stream().map(job -> job.split("_", 2)[0]).distinct()).hasSize(1);
    IntStream.range(0, 3).forEach(k -> reference.stored(Bench.structure(k)));
    assertThat(bench.kept()).isEmpty();
  }

  @Test
  void whoeverAsksAgainAfterAKillGetsTheSameJob() throws Exception {
    Bench bench = new Bench(folder);
    Reference first = bench.reference(place("main", 1), "kept", "sleep 2\n", MINUTE);
    FutureTask<LabelOutcome> task = Bench.task(first, Bench.structure(1));
    bench.awaitStarted("kept", 1);
    task.cancel(true);
    Reference second = bench.reference(place("main", 1), "kept", "sleep 2\n", MINUTE);
    List<Failure> lost = List.of(new Failure.Lost("the process was killed"));
    labeled(second.label(Bench.structure(1), lost));
    assertThat(bench.started("kept")).isEqualTo(1);
  }

  @Test
  void aJobWhoseIdentityWasNotNotedIsFoundByItsName() throws Exception {
    Bench bench = new Bench(folder);
    Reference first = bench.reference(place("main", 1), "nameless", "sleep 2\n", MINUTE);
    FutureTask<LabelOutcome> task = Bench.task(first, Bench.structure(1));
    bench.awaitStarted("nameless", 1);
    task.cancel(true);
    bench.forgetJob();
    Reference second = bench.reference(place("main", 1), "nameless", "sleep 2\n", MINUTE);
    labeled(second.label(Bench.structure(1), List.of()));
    assertThat(bench.started("nameless")).isEqualTo(1);
  }

  @Test
  void aCancelledJobIsSomethingForAPerson() throws Exception {
    Bench bench = new Bench(folder);
    Reference reference = bench.reference(place("main", 1), "doomed", "sleep 60\n", MINUTE);
    CompletableFuture<LabelOutcome> outcome = Bench.label(reference, Bench.structure(1));
    bench.awaitStarted("doomed", 1);
    cluster.say("scancel", bench.job());
    assertThat(Bench.failure(outcome.join()))
        .isInstanceOfSatisfying(
            Failure.Unavailable.class,
            failure -> assertThat(failure.missing()).contains("CANCELLED"));
  }

  @Test
  void whatGivesWayIsMadeAgainAndNoTryIsCounted() throws Exception {
    Bench requeued = new Bench(Files.createDirectory(folder.resolve("requeued")));
    Bench ended = new Bench(Files.createDirectory(folder.resolve("ended")));
    CompletableFuture<LabelOutcome> first = meek(requeued, "main", folder.resolve("first"));
    CompletableFuture<LabelOutcome> second = meek(ended, "spot", folder.resolve("second"));
    requeued.awaitStarted("meek", 1);
    ended.awaitStarted("meek", 1);
    String job = requeued.job();
    String line = "sbatch --parsable -p urgent -n 14 -o /dev/null --wrap true";
    String urgent = cluster.say(line.split(" ", -1)).strip();
    await().atMost(Bench.PATIENCE).until(() -> cluster.jobs().contains(job + "|PENDING"));
    // Started before slurmd is done with its first start, the second would lose its script.
    await().atMost(Bench.PATIENCE).until(() -> !cluster.jobs().contains(urgent + "|PENDING"));
    // Slurm lets it wait two minutes otherwise.
    cluster.say("scontrol", "update", "jobid=" + job, "StartTime=now+2");
    labeled(first.get(Bench.PATIENCE.toSeconds(), TimeUnit.SECONDS));
    labeled(second.get(Bench.PATIENCE.toSeconds(), TimeUnit.SECONDS));
    assertThat(requeued.started("meek")).isEqualTo(2);
    assertThat(requeued.job()).isEqualTo(job);
    assertThat(ended.started("meek")).isEqualTo(2);
  }

  /** A label that takes longer than any preemption at its first start only. */
  private static CompletableFuture<LabelOutcome> meek(Bench bench, String partition, Path mark)
      throws Exception {
    Jobs place = place(partition, 1, "--ntasks=5");
    String once = "[ -e '" + mark + "' ] || { touch '" + mark + "'; sleep 300; }\n";
    return Bench.label(
        bench.reference(place, "meek", once, Bench.PATIENCE.multipliedBy(2)), Bench.structure(1));
  }

  @Test
  void whatSlurmRefusesIsSaidInItsWords() throws Exception {
    Bench bench = new Bench(folder);
    Reference nowhere = bench.reference(place("nowhere", 1), "lost", "", MINUTE);
    assertThat(Bench.failure(nowhere.label(Bench.structure(1), List.of())))
        .isInstanceOfSatisfying(
            Failure.Unavailable.class,
            failure -> assertThat(failure.missing()).contains("invalid partition"));
    Reference endless = bench.reference(place("main", 1), "endless", "", Duration.ofHours(2));
    Duration first = Duration.ofHours(2);
    List<Failure> earlier = List.of(new Failure.OutOfTime(first));
    assertThat(Bench.failure(endless.label(Bench.structure(1), earlier)))
        .as("twice the time is not to be had")
        .isEqualTo(new Failure.OutOfTime(Duration.ofHours(4)));
    assertThat(bench.started("lost") + bench.started("endless")).isZero();
  }

  @Test
  void aProgramThatFailsIsExaminedAndOneThatIsMissingToo() throws Exception {
    Bench bench = new Bench(folder);
    Reference bad = bench.reference(place("main", 1), "bad", "echo bang >&2; exit 7\n", MINUTE);
    assertThat(Bench.failure(bad.label(Bench.structure(1), List.of())))
        .isInstanceOfSatisfying(
            Failure.Crashed.class,
            failure -> {
              assertThat(failure.exitStatus()).isEqualTo(7);
              assertThat(failure.lastLines()).contains("bang");
            });
  }

  @Test
  void whatIsOverItsWalltimeIsOutOfTime() throws Exception {
    assertThat(Bench.failure(late.get(Bench.PATIENCE.toSeconds(), TimeUnit.SECONDS)))
        .isEqualTo(new Failure.OutOfTime(MINUTE));
  }
}
