package org.athanor.sims.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.athanor.actors.engine.Reference;
import org.athanor.config.BadConfiguration;
import org.athanor.config.SchedulerSettings;
import org.athanor.config.SchedulerSettings.Common;
import org.athanor.config.SchedulerSettings.LabelerNodes;
import org.athanor.protocol.label.Failure;
import org.athanor.protocol.label.LabelOutcome;
import org.athanor.sims.scheduler.LabelerNode.Tally;
import org.athanor.sims.scheduler.LabelerNode.Terms;
import org.athanor.sims.scheduler.Schedulers.Site;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Labeler nodes that take calculations out of a folder. */
class SpoolTest {
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final Duration POLL = Duration.ofMillis(150);

  /** Longer than a busy machine lets a heartbeat wait. */
  private static final Duration SILENCE = Duration.ofMinutes(1);

  private static final Terms TERMS = new Terms(Duration.ofHours(1), Duration.ofMillis(1500), 1);

  @TempDir private Path folder;
  private Spool spool;
  private Jobs place;
  private Bench bench;

  @BeforeEach
  void open() throws IOException {
    spool = Spool.open(folder.resolve("scratch/spool"));
    place = new Jobs(new SpoolScheduler(spool, Optional.empty(), SILENCE), 1, POLL);
    bench = new Bench(folder);
  }

  @AfterEach
  void endPrograms() {
    bench.end();
  }

  private FutureTask<Tally> node(Terms terms) {
    LabelerNode node = LabelerNode.at(spool.folder(), terms);
    FutureTask<Tally> task = new FutureTask<>(node::work);
    Thread.ofPlatform().daemon().start(task);
    return task;
  }

  private static CompletableFuture<LabelOutcome> labelled(Reference reference, int number) {
    return Bench.label(reference, Bench.structure(number));
  }

  /** Nodes end when there is nothing to do: their tickets are to be there before they are. */
  private void awaitTickets(int count) {
    await().atMost(Bench.PATIENCE).until(() -> spool.waiting().size() == count);
  }

  @Test
  void nodesShareTheWorkAndEndWhenThereIsNone() throws Exception {
    Reference reference = bench.reference(place, "shared", "sleep 0.2\n", LIMIT);
    List<CompletableFuture<LabelOutcome>> all =
        IntStream.range(0, 6).mapToObj(k -> labelled(reference, k)).toList();
    awaitTickets(6);
    FutureTask<Tally> node = node(new Terms(Duration.ofHours(1), Duration.ofSeconds(2), 3));
    all.forEach(one -> assertThat(one.join()).isInstanceOf(LabelOutcome.Labeled.class));
    assertThat(node.get().finished()).isEqualTo(6);
    assertThat(bench.started("shared")).isEqualTo(6);
    IntStream.range(0, 6).forEach(k -> reference.stored(Bench.structure(k)));
    assertThat(bench.kept()).isEmpty();
    assertThat(spool.waiting()).isEmpty();
    assertThat(spool.taken()).isEmpty();
  }

  @Test
  void aTicketIsHadByOneOnly() throws Exception {
    for (int k = 0; k < 200; k++) {
      spool.put(new Spool.Ticket("ticket-" + k, LIMIT, folder));
    }
    List<CompletableFuture<Integer>> takers =
        IntStream.range(0, 4)
            .mapToObj(n -> CompletableFuture.supplyAsync(() -> takeAll("node-" + n)))
            .toList();
    int had = takers.stream().mapToInt(CompletableFuture::join).sum();
    assertThat(had).isEqualTo(200);
    assertThat(spool.taken()).hasSize(200);
  }

  private int takeAll(String node) {
    try {
      int had = 0;
      while (spool.take(node, LIMIT).isPresent()) {
        had++;
      }
      return had;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void whoIsToldToStopGivesBackWhatIsBegun() throws Exception {
    Path second = folder.resolve("second");
    String slow = "[ -e '" + second + "' ] || { touch '" + second + "'; sleep 60; }\n";
    Reference reference = bench.reference(place, "slow", slow, LIMIT);
    CompletableFuture<LabelOutcome> outcome = labelled(reference, 1);
    awaitTickets(1);
    LabelerNode first = LabelerNode.at(spool.folder(), TERMS);
    CompletableFuture<Tally> tally = new CompletableFuture<>();
    Thread thread = Thread.ofPlatform().daemon().start(() -> tally.complete(work(first)));
    await().atMost(Bench.PATIENCE).until(() -> Files.exists(second));
    thread.interrupt();
    assertThat(tally.join()).isEqualTo(new Tally(first.name(), 0, 1, true));
    assertThat(spool.waiting()).hasSize(1);
    FutureTask<Tally> node = node(TERMS);
    assertThat(outcome.join()).as("no try is counted").isInstanceOf(LabelOutcome.Labeled.class);
    assertThat(node.get().finished()).isEqualTo(1);
    assertThat(bench.started("slow")).isEqualTo(2);
  }

  private static Tally work(LabelerNode node) {
    try {
      return node.work();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void whatTakesTooLongIsEndedAndWhatWouldIsLeft() throws Exception {
    Duration second = Duration.ofSeconds(1);
    Reference slow = bench.reference(place, "slow", "sleep 20\n", second);
    CompletableFuture<LabelOutcome> outcome = labelled(slow, 1);
    awaitTickets(1);
    FutureTask<Tally> node = node(TERMS);
    assertThat(Bench.failure(outcome.join())).isEqualTo(new Failure.OutOfTime(second));
    assertThat(node.get().finished()).isEqualTo(1);
    spool.put(new Spool.Ticket("long", Duration.ofHours(2), folder));
    assertThat(spool.take("node", Duration.ofHours(1))).isEmpty();
    assertThat(spool.take("node", Duration.ofHours(3))).isPresent();
  }

  @Test
  void aNodeThatFallsSilentLosesItsTickets() throws Exception {
    Duration brief = Duration.ofSeconds(4);
    Jobs hasty = new Jobs(new SpoolScheduler(spool, Optional.empty(), brief), 1, POLL);
    Reference reference = bench.reference(hasty, "lost", "", LIMIT);
    CompletableFuture<LabelOutcome> outcome = labelled(reference, 1);
    await().atMost(Bench.PATIENCE).until(() -> spool.take("dead", LIMIT).isPresent());
    spool.beat("dead", 1);
    Failure failure = Bench.failure(outcome.join());
    assertThat(failure)
        .isInstanceOfSatisfying(
            Failure.Lost.class, lost -> assertThat(lost.labeler()).contains("dead fell silent"));
    assertThat(spool.taken()).isEmpty();
    Reference patient = bench.reference(place, "lost", "", LIMIT);
    CompletableFuture<LabelOutcome> again =
        CompletableFuture.supplyAsync(() -> again(patient, failure));
    awaitTickets(1);
    FutureTask<Tally> node = node(TERMS);
    assertThat(again.join()).isInstanceOf(LabelOutcome.Labeled.class);
    assertThat(node.get().finished()).isEqualTo(1);
  }

  private static LabelOutcome again(Reference reference, Failure failure) {
    try {
      return reference.label(Bench.structure(1), List.of(failure));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void theTicketOutlivesWhoAskedForIt() throws Exception {
    Reference first = bench.reference(place, "kept", "", LIMIT);
    FutureTask<LabelOutcome> asked = Bench.task(first, Bench.structure(1));
    awaitTickets(1);
    asked.cancel(true);
    FutureTask<Tally> node = node(TERMS);
    assertThat(node.get().finished()).isEqualTo(1);
    Jobs later = new Jobs(new SpoolScheduler(spool, Optional.empty(), SILENCE), 1, POLL);
    Reference second = bench.reference(later, "kept", "", LIMIT);
    assertThat(second.label(Bench.structure(1), List.of()))
        .isInstanceOf(LabelOutcome.Labeled.class);
    assertThat(bench.started("kept")).isEqualTo(1);
  }

  @Test
  void aCrewIsSubmittedWhileLabelsWait() throws Exception {
    Path queue = Files.createDirectory(folder.resolve("queue"));
    try (InputStream script = SpoolTest.class.getResourceAsStream("queue.sh")) {
      Files.copy(script, queue.resolve("queue.sh"));
    }
    String command = "sh " + queue.resolve("queue.sh") + " ";
    LabelerNodes nodes = new LabelerNodes(2, Duration.ofMinutes(10), Duration.ofSeconds(2), 2);
    SchedulerSettings.Shell settings =
        new SchedulerSettings.Shell(
            new Common(Optional.empty(), Duration.ofSeconds(1), nodes),
            command + "submit {{script}} {{log}} {{walltime}}",
            command + "state {{id}}",
            command + "cancel {{id}}");
    Jobs crewed = Schedulers.jobs(settings, new Site(folder.resolve("scratch"), 1), Map.of());
    Reference reference = bench.reference(crewed, "crewed", "", LIMIT);
    List<CompletableFuture<LabelOutcome>> all =
        IntStream.range(0, 2).mapToObj(k -> labelled(reference, k)).toList();
    all.forEach(one -> assertThat(one.join()).isInstanceOf(LabelOutcome.Labeled.class));
    assertThat(Files.exists(queue.resolve("1"))).isTrue();
    await().atMost(Bench.PATIENCE).until(() -> Files.exists(queue.resolve("1.end")));
    assertThat(Files.readString(queue.resolve("1.end"))).isEqualTo("0\n");
  }

  @Test
  void aFolderThatIsNoSpoolIsRefused() {
    assertThatThrownBy(() -> LabelerNode.at(folder, TERMS))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining("scratch/spool");
  }
}
