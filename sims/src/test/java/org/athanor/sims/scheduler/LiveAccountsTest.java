package org.athanor.sims.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.athanor.actors.engine.Reference;
import org.athanor.config.SchedulerSettings;
import org.athanor.config.SchedulerSettings.Common;
import org.athanor.config.SchedulerSettings.LabelerNodes;
import org.athanor.config.SchedulerSettings.Queue;
import org.athanor.protocol.label.Failure;
import org.athanor.protocol.label.LabelOutcome;
import org.athanor.sims.scheduler.Condition.Ended;
import org.athanor.sims.scheduler.Condition.Fate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Labels as jobs of a real Slurm with a real slurmdbd: ends that only the accounts still know, jobs
 * that take too much memory, and a node that is lost.
 */
@Tag("live")
class LiveAccountsTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration POLL = Duration.ofMillis(700);

  @TempDir private static Path home;
  private static Cluster cluster;

  @TempDir private Path folder;

  @BeforeAll
  static void start() throws Exception {
    cluster = Cluster.withAccounts(home.resolve("slurm"));
  }

  @AfterAll
  static void stop() {
    if (cluster != null) {
      cluster.close();
    }
  }

  private static Slurm slurm(String partition, String... options) throws Exception {
    SchedulerSettings.Slurm settings =
        new SchedulerSettings.Slurm(
            new Common(Optional.empty(), POLL, new LabelerNodes(0, MINUTE, MINUTE, 1)),
            new Queue(partition, "", ""),
            1,
            0,
            100,
            1,
            List.of(options));
    return new Slurm(settings, JobScript.read(Optional.empty()), cluster.environment());
  }

  private static Jobs place(String partition, String... options) throws Exception {
    return new Jobs(slurm(partition, options), 1, POLL);
  }

  private static String batch(String size, String line) throws Exception {
    return cluster
        .say("sbatch", "--parsable", "--output=/dev/null", "-p", "urgent", size, "--wrap", line)
        .strip();
  }

  /** Starts a label as a job, and forgets it as a process does that is killed. */
  private Bench abandoned(String name, Jobs place) throws Exception {
    Bench bench = new Bench(Files.createDirectory(folder.resolve(name)));
    FutureTask<LabelOutcome> task =
        Bench.task(bench.reference(place, name, once(name), MINUTE), Bench.structure(1));
    bench.awaitStarted(name, 1);
    task.cancel(true);
    return bench;
  }

  /** A program that takes its time at its first start only. */
  private String once(String name) {
    Path mark = folder.resolve(name).resolve("once");
    return "[ -e '" + mark + "' ] || { touch '" + mark + "'; sleep 300; }\n";
  }

  @Test
  void endsThatTheQueueHasForgottenAreToldByTheAccounts() throws Exception {
    Bench late = abandoned("late", place("urgent"));
    Bench meek = abandoned("meek", place("spot", "--ntasks=5"));
    String overdue = late.job();
    String gaveWay = meek.job();
    cluster.say("scontrol", "update", "jobid=" + overdue, "EndTime=now+1");
    String done = batch("--ntasks=14", "sleep 1");
    String failed = batch("--ntasks=1", "exit 3");
    // The controller looks at walltimes twice a minute, and forgets no more often than in 10 s.
    await().atMost(Bench.PATIENCE).until(() -> cluster.jobs().isEmpty());
    await().atMost(Bench.PATIENCE).until(() -> kept(overdue, gaveWay, done, failed));

    Map<String, Condition> told =
        slurm("main").conditions(Set.of(overdue, gaveWay, done, failed, "999"));
    assertThat(ended(told, done)).isEqualTo(new Ended(Fate.DONE, "COMPLETED (0:0)", ran(done)));
    assertThat(ended(told, failed)).isEqualTo(new Ended(Fate.FAILED, "FAILED (3:0)", ran(failed)));
    assertThat(ended(told, overdue).fate()).isEqualTo(Fate.OUT_OF_TIME);
    assertThat(ended(told, gaveWay).fate()).isEqualTo(Fate.PREEMPTED);
    assertThat(ended(told, "999").fate()).isEqualTo(Fate.UNKNOWN);

    LabelOutcome tooLate = again(late, "late", "urgent");
    assertThat(Bench.failure(tooLate)).isEqualTo(new Failure.OutOfTime(MINUTE));
    assertThat(tooLate.cost().orElseThrow().seconds())
        .as("what it ran, not the time until somebody asked")
        .isBetween(0.5, ran(overdue).orElseThrow().toSeconds() + 1.0);
    assertThat(again(meek, "meek", "spot")).isInstanceOf(LabelOutcome.Labeled.class);
    assertThat(late.started("late")).isEqualTo(1);
    assertThat(meek.started("meek")).as("it was submitted again, once").isEqualTo(2);
  }

  /** Whether the accounts have these ends; the controller tells them a few seconds later. */
  private static boolean kept(String... ids) throws Exception {
    String list = String.join(",", ids);
    return cluster
            .say("sacct", "--noheader", "--allocations", "--parsable2", "--format=End", "-j", list)
            .lines()
            .filter(end -> !end.equals("Unknown"))
            .count()
        == ids.length;
  }

  private LabelOutcome again(Bench bench, String name, String partition) throws Exception {
    Reference second = bench.reference(place(partition), name, once(name), MINUTE);
    return second.label(Bench.structure(1), List.of());
  }

  private static Ended ended(Map<String, Condition> told, String id) {
    assertThat(told.get(id)).isInstanceOf(Ended.class);
    return (Ended) told.get(id);
  }

  /** As the accounts have it, in s. */
  private static Optional<Duration> ran(String id) throws Exception {
    String seconds =
        cluster.say("sacct", "--noheader", "--allocations", "--format=ElapsedRaw", "--jobs=" + id);
    return Optional.of(Duration.ofSeconds(Long.parseLong(seconds.strip())));
  }

  @Test
  void whatTookTooMuchMemoryGetsTwiceAsMuch() throws Exception {
    Bench bench = new Bench(folder);
    Path mark = folder.resolve("once");
    // Held until Slurm has seen it, the first time.
    String holds =
        "[ -e '%1$s' ] && rest=1 || { touch '%1$s'; rest=300; }\n".formatted(mark)
            + "{ head -c 150000000 /dev/zero; sleep $rest; } | tail > /dev/null\n";
    Reference reference = bench.reference(place("main"), "greedy", holds, MINUTE);
    Failure first = Bench.failure(reference.label(Bench.structure(1), List.of()));
    assertThat(first)
        .isInstanceOfSatisfying(
            Failure.OutOfMemory.class,
            failure -> assertThat(failure.lastLines()).contains("exceeded memory limit"));
    assertThat(reference.label(Bench.structure(1), List.of(first)))
        .isInstanceOf(LabelOutcome.Labeled.class);
    assertThat(bench.started("greedy")).isEqualTo(2);
    // The controller tells the accounts of jobs a few seconds later.
    await()
        .atMost(Bench.PATIENCE)
        .untilAsserted(() -> assertThat(memories()).containsSubsequence("100M", "200M"));
  }

  /** What every job asked for, in the order of their numbers; those of yesterday as well. */
  private static String[] memories() throws Exception {
    return cluster
        .say("sacct", "--starttime=now-1days", "--noheader", "--allocations", "--format=ReqMem")
        .split("\\s+");
  }

  @Test
  void aLostNodeIsNoFaultOfTheStructure() throws Exception {
    Bench lost = new Bench(Files.createDirectory(folder.resolve("lost")));
    Bench kept = new Bench(Files.createDirectory(folder.resolve("kept")));
    Reference once = lost.reference(place("main", "--no-requeue"), "lost", once("lost"), MINUTE);
    Reference twice = kept.reference(place("main", "--requeue"), "kept", once("kept"), MINUTE);
    CompletableFuture<LabelOutcome> first = Bench.label(once, Bench.structure(1));
    CompletableFuture<LabelOutcome> second = Bench.label(twice, Bench.structure(1));
    lost.awaitStarted("lost", 1);
    kept.awaitStarted("kept", 1);
    String job = kept.job();
    node("down");
    Failure failure = Bench.failure(first.get(Bench.PATIENCE.toSeconds(), TimeUnit.SECONDS));
    assertThat(failure)
        .isInstanceOfSatisfying(
            Failure.Lost.class, gone -> assertThat(gone.labeler()).contains("NODE_FAIL"));
    node("resume");
    // Slurm lets what it has put back into the queue wait two minutes otherwise.
    await().atMost(Bench.PATIENCE).until(() -> cluster.jobs().contains(job + "|PENDING"));
    cluster.say("scontrol", "update", "jobid=" + job, "StartTime=now+2");
    assertThat(once.label(Bench.structure(1), List.of(failure)))
        .isInstanceOf(LabelOutcome.Labeled.class);
    assertThat(second.get(Bench.PATIENCE.toSeconds(), TimeUnit.SECONDS))
        .isInstanceOf(LabelOutcome.Labeled.class);
    assertThat(lost.started("lost")).isEqualTo(2);
    assertThat(kept.started("kept")).as("by Slurm itself").isEqualTo(2);
    assertThat(kept.job()).isEqualTo(job);
  }

  private static void node(String state) throws Exception {
    String name = cluster.say("sinfo", "--noheader", "--format=%N", "--partition=main").strip();
    cluster.say("scontrol", "update", "nodename=" + name, "state=" + state, "reason=power");
  }
}
