package org.athanor.sims.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.function.UnaryOperator;
import org.athanor.actors.engine.Reference;
import org.athanor.config.SchedulerSettings;
import org.athanor.config.SchedulerSettings.Common;
import org.athanor.config.SchedulerSettings.LabelerNodes;
import org.athanor.protocol.label.Failure;
import org.athanor.protocol.label.LabelOutcome;
import org.athanor.sims.reference.FailedRuns;
import org.athanor.sims.reference.FailedRuns.Room;
import org.athanor.sims.reference.FailedRuns.Terms;
import org.athanor.sims.reference.LabelLimits;
import org.athanor.sims.reference.Place;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Labels as jobs of a batch system that is known by three commands only: here shell scripts. */
class ShellSchedulerTest {
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final Duration POLL = Duration.ofMillis(150);

  @TempDir private Path folder;
  private Path queue;

  @BeforeEach
  void install() throws IOException {
    queue = Files.createDirectory(folder.resolve("queue"));
    try (InputStream script = ShellSchedulerTest.class.getResourceAsStream("queue.sh")) {
      Files.copy(script, queue.resolve("queue.sh"));
    }
  }

  /** Jobs outlive whoever asked for them, and would write into a folder that is being deleted. */
  @AfterEach
  void endJobs() {
    bench().end();
  }

  private Jobs jobs(Optional<Path> script) throws IOException {
    String command = "sh " + queue.resolve("queue.sh") + " ";
    SchedulerSettings.Shell settings =
        new SchedulerSettings.Shell(
            new Common(script, POLL, new LabelerNodes(0, LIMIT, LIMIT, 1)),
            command + "submit {{script}} {{log}} {{walltime}}",
            command + "state {{id}}",
            command + "cancel {{id}}");
    return new Jobs(new ShellScheduler(settings, JobScript.read(script)), 1, POLL);
  }

  private Bench bench() {
    return new Bench(folder);
  }

  /** In one step: the queue is asked at any time. */
  private void say(String job, String word) throws IOException {
    Path part = Files.writeString(queue.resolve(job + ".part-of-word"), word);
    Files.move(part, queue.resolve(job + ".word"), StandardCopyOption.ATOMIC_MOVE);
  }

  @Test
  void aLabelGoesThroughTheUsersScript() throws Exception {
    Path script =
        Files.writeString(
            folder.resolve("job.sh"),
            "#!/bin/sh\n#PBS -l walltime={{walltime}},ncpus={{cores}}\nexport MODULE=loaded\n{{run}}\n");
    Bench bench = bench();
    Reference reference =
        bench.reference(
            jobs(Optional.of(script)), "user", "[ \"$MODULE\" = loaded ] || exit 9\n", LIMIT);
    LabelOutcome outcome = reference.label(Bench.structure(1), List.of());
    assertThat(outcome).isInstanceOf(LabelOutcome.Labeled.class);
    assertThat(Files.readString(queue.resolve("1.script")))
        .contains("#PBS -l walltime=0:01:00,ncpus=1");
    reference.stored(Bench.structure(1));
    assertThat(bench.kept()).isEmpty();
  }

  @Test
  void whatTheBatchSystemSaysOfAJobIsBelieved() throws Exception {
    Bench bench = bench();
    Reference reference = bench.reference(jobs(Optional.empty()), "held", "sleep 60\n", LIMIT);
    assertThat(ended(bench, reference, 1, "timeout")).isEqualTo(new Failure.OutOfTime(LIMIT));
    assertThat(ended(bench, reference, 2, "memory")).isInstanceOf(Failure.OutOfMemory.class);
    assertThat(ended(bench, reference, 3, "node")).isInstanceOf(Failure.Lost.class);
    assertThat(ended(bench, reference, 4, "cancelled")).isInstanceOf(Failure.Unavailable.class);
    assertThat(ended(bench, reference, 5, "unknown")).isInstanceOf(Failure.Lost.class);
  }

  private Failure ended(Bench bench, Reference reference, int number, String word)
      throws Exception {
    CompletableFuture<LabelOutcome> outcome = Bench.label(reference, Bench.structure(number));
    await().atMost(Bench.PATIENCE).until(() -> bench.started("held") == number);
    say(Integer.toString(number), word);
    return Bench.failure(outcome.join());
  }

  @Test
  void whatFailedIsKeptWithItsJobScript() throws Exception {
    Bench bench = bench();
    FailedRuns failed =
        FailedRuns.in(
            folder.resolve("failed"),
            "failed",
            new Terms(
                new Room(1 << 20, 1 << 20),
                new LabelLimits(100, -10, 10),
                UnaryOperator.identity()));
    Place place = jobs(Optional.empty()).keeping(failed);
    Reference reference = bench.reference(place, "sorry", "echo sorry\nexit 3\n", LIMIT);
    LabelOutcome outcome = reference.label(Bench.structure(1), List.of());
    reference.stored(Bench.structure(1));
    assertThat(bench.kept()).isEmpty();
    String kept = ((LabelOutcome.Failed) outcome).kept().orElseThrow();
    assertThat(folder.resolve(kept)).isDirectoryContaining("glob:**/*.job");
    assertThat(folder.resolve(kept).resolve("run.sh")).content().contains("sorry.sh");
    assertThat(folder.resolve(kept).resolve("work/stdout")).hasContent("sorry");
    assertThat(folder.resolve(kept).resolve("reason.txt")).content().contains("exit status 3");
    Reference slow = bench.reference(place, "held", "echo here\nsleep 60\n", LIMIT);
    CompletableFuture<LabelOutcome> late = Bench.label(slow, Bench.structure(2));
    await().atMost(Bench.PATIENCE).until(() -> bench.started("held") == 1);
    say("2", "timeout");
    String stopped = ((LabelOutcome.Failed) late.join()).kept().orElseThrow();
    assertThat(folder.resolve(stopped).resolve("work/structure.extxyz")).exists();
  }

  @Test
  void aPreemptedJobIsSubmittedAgain() throws Exception {
    Bench bench = bench();
    String once = "[ -e '" + folder + "/twice' ] || { touch '" + folder + "/twice'; sleep 60; }\n";
    Reference reference = bench.reference(jobs(Optional.empty()), "meek", once, LIMIT);
    CompletableFuture<LabelOutcome> outcome = Bench.label(reference, Bench.structure(1));
    await().atMost(Bench.PATIENCE).until(() -> bench.started("meek") == 1);
    say("1", "preempted");
    assertThat(outcome.join()).isInstanceOf(LabelOutcome.Labeled.class);
    assertThat(bench.started("meek")).isEqualTo(2);
  }

  @Test
  void aJobIsAdoptedAndSoIsAResult() throws Exception {
    Bench bench = bench();
    Reference first = bench.reference(jobs(Optional.empty()), "kept", "sleep 1\n", LIMIT);
    FutureTask<LabelOutcome> task = Bench.task(first, Bench.structure(1));
    bench.awaitStarted("kept", 1);
    task.cancel(true);
    Reference second = bench.reference(jobs(Optional.empty()), "kept", "sleep 1\n", LIMIT);
    assertThat(second.label(Bench.structure(1), List.of()))
        .isInstanceOf(LabelOutcome.Labeled.class);
    Reference third = bench.reference(jobs(Optional.empty()), "kept", "sleep 1\n", LIMIT);
    assertThat(third.label(Bench.structure(1), List.of(new Failure.Lost("killed"))))
        .isInstanceOf(LabelOutcome.Labeled.class);
    assertThat(bench.started("kept")).isEqualTo(1);
  }

  @Test
  void anotherAttemptIsAnotherJob() throws Exception {
    Bench bench = bench();
    Reference reference = bench.reference(jobs(Optional.empty()), "bad", "exit 4\n", LIMIT);
    Failure first = Bench.failure(reference.label(Bench.structure(1), List.of()));
    assertThat(first).isEqualTo(new Failure.Crashed(4, ""));
    assertThat(Bench.failure(reference.label(Bench.structure(1), List.of(first)))).isEqualTo(first);
    assertThat(bench.started("bad")).isEqualTo(2);
    reference.stored(Bench.structure(1));
    assertThat(bench.kept()).isEmpty();
  }

  @Test
  void aBusyBatchSystemIsAskedAgainAndABadCommandIsNot() throws Exception {
    Bench bench = bench();
    Reference reference = bench.reference(jobs(Optional.empty()), "late", "", LIMIT);
    Files.writeString(queue.resolve("refusal"), "qsub: limit on number of jobs reached");
    CompletableFuture<LabelOutcome> outcome = Bench.label(reference, Bench.structure(1));
    await().atMost(Bench.PATIENCE).until(() -> Files.exists(queue.resolve("refused")));
    assertThat(outcome).isNotDone();
    Files.delete(queue.resolve("refusal"));
    assertThat(outcome.join()).isInstanceOf(LabelOutcome.Labeled.class);
    Files.writeString(queue.resolve("refusal"), "qsub: unknown queue fast");
    assertThat(Bench.failure(reference.label(Bench.structure(2), List.of())))
        .isInstanceOfSatisfying(
            Failure.Unavailable.class,
            failure -> assertThat(failure.missing()).contains("unknown queue fast"));
  }

  @Test
  void aScriptThatFailsBeforeItsProgramIsSaid() throws Exception {
    Path script =
        Files.writeString(folder.resolve("job.sh"), "echo no module espresso >&2; exit 3\n{{run}}");
    Reference reference = bench().reference(jobs(Optional.of(script)), "no", "", LIMIT);
    CompletableFuture<LabelOutcome> outcome = Bench.label(reference, Bench.structure(1));
    await().atMost(Bench.PATIENCE).until(() -> Files.exists(queue.resolve("1.end")));
    say("1", "failed");
    assertThat(Bench.failure(outcome.join()))
        .isInstanceOfSatisfying(
            Failure.Crashed.class,
            failure -> assertThat(failure.lastLines()).contains("no module espresso"));
  }

  @Test
  void unknownPlaceholdersAreRefusedWithTheNearestOne() throws Exception {
    Path script = Files.writeString(folder.resolve("job.sh"), "#!/bin/sh\n{{runn}}\n");
    assertThatThrownBy(() -> JobScript.read(Optional.of(script)))
        .hasMessageContaining("job.sh:2")
        .hasMessageContaining("{{run}}");
    Path idle = Files.writeString(folder.resolve("idle.sh"), "#!/bin/sh\ntrue\n");
    assertThatThrownBy(() -> JobScript.read(Optional.of(idle)))
        .hasMessageContaining("expected {{run}}");
    SchedulerSettings.Shell settings =
        new SchedulerSettings.Shell(
            new Common(Optional.empty(), POLL, new LabelerNodes(0, LIMIT, LIMIT, 1)),
            "qsub {{scrpt}}",
            "x",
            "y");
    assertThatThrownBy(() -> new ShellScheduler(settings, JobScript.read(Optional.empty())))
        .hasMessageContaining("shell.submit:1")
        .hasMessageContaining("{{script}}");
  }
}
