package org.athanor.sims.trials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.athanor.persistence.codec.EventCodecs;
import org.athanor.persistence.formats.ExtxyzReader;
import org.athanor.persistence.formats.ExtxyzWriter;
import org.athanor.persistence.formats.Frame;
import org.athanor.persistence.journal.JournalReader;
import org.athanor.protocol.label.Failure;
import org.athanor.protocol.label.LabelEvent;
import org.athanor.protocol.label.LabelEvent.LabelRecalled;
import org.athanor.protocol.label.LabelEvent.LabelingFailed;
import org.athanor.protocol.label.LabelEvent.LabelingStarted;
import org.athanor.protocol.label.LabelEvent.LabelsRequested;
import org.athanor.protocol.label.LabelEvent.StructureLabeled;
import org.athanor.protocol.label.LabelEvent.StructureQuarantined;
import org.athanor.protocol.label.LabelId;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kill -9 of {@code label} and of the real pw.x in the middle: no finished label is computed again.
 *
 * <p>Twelve labels of two atoms; {@code -Dathanor.labels=200} takes so many of two to eight atoms,
 * at settings worth something, and {@code -Dathanor.labels.folder=DIR} keeps them, so that the
 * trial itself can be taken up again.
 */
@Tag("trial")
class LiveLabelKillTest {
  private static final Path PSEUDOPOTENTIAL = Path.of("/usr/share/espresso/pseudo/Si.pbe-rrkj.UPF");
  private static final int USUAL = 12;
  private static final int LABELS = Integer.getInteger("athanor.labels", USUAL);

  /** After so many new labels the next kill comes. */
  private static final int STRIDE = LABELS == USUAL ? 3 : 10;

  /** Of a machine that has much else to do. */
  private static final Duration PATIENCE = Duration.ofHours(LABELS == USUAL ? 1 : 12);

  @TempDir Path temporary;
  private Path home;
  private Path input;
  private Path output;
  private Path reference;

  @BeforeAll
  static void isInstalled() {
    boolean program =
        Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "pw.x")));
    assumeTrue(program, "pw.x (Debian package quantum-espresso) is not on the PATH");
    assumeTrue(Files.isReadable(PSEUDOPOTENTIAL), PSEUDOPOTENTIAL + " is not installed");
  }

  private void layOut() throws IOException {
    String kept = System.getProperty("athanor.labels.folder");
    home = kept == null ? temporary : Files.createDirectories(Path.of(kept).toAbsolutePath());
    input = home.resolve("in.extxyz");
    output = home.resolve("out.extxyz");
    ExtxyzWriter.writeAll(
        input,
        IntStream.range(0, LABELS).mapToObj(k -> LabelFileTest.frame(k)).map(this::grown).toList());
    boolean real = LABELS != USUAL;
    reference =
        Files.writeString(
            home.resolve("reference.conf"),
            """
            label.reference {
              kind = quantum-espresso
              quantum-espresso {
                pseudopotentials { Si = Si.pbe-rrkj.UPF }
                wavefunction-cutoff = %s Ry
                density-cutoff = %s Ry
                k-spacing = %s /Å
                k-shift = true
              }
            }
            """
                .formatted(real ? 20 : 12, real ? 80 : 48, real ? 0.6 : 1.1));
  }

  /** Two, four or eight atoms in the long trial. */
  private Frame grown(Frame frame) {
    if (LABELS == USUAL) {
      return frame;
    }
    int number = Integer.parseInt(frame.info().get("config_type").substring("number-".length()));
    return switch (number % 4) {
      case 0 ->
          new Frame(
              LabelFileTest.rattled(frame.structure().repeated(2, 2, 1), number),
              Optional.empty(),
              frame.info());
      case 2 ->
          new Frame(
              LabelFileTest.rattled(frame.structure().repeated(2, 1, 1), number),
              Optional.empty(),
              frame.info());
      default -> frame;
    };
  }

  @Test
  void noFinishedLabelIsComputedAgain() throws Exception {
    layOut();
    int jvms = (int) failed(Failure.Lost.class);
    int programs = (int) failed(Failure.Crashed.class);
    boolean ended = false;
    for (int target = (int) labeled() + STRIDE; !ended; target += STRIDE) {
      int least = target;
      try (Athanor athanor = start()) {
        await()
            .atMost(PATIENCE)
            .pollInterval(Duration.ofMillis(25))
            .until(() -> !athanor.isAlive() || labeled() >= least - STRIDE / 2);
        programs += killProgram(athanor) ? 1 : 0;
        await()
            .atMost(PATIENCE)
            .pollInterval(Duration.ofMillis(25))
            .until(() -> !athanor.isAlive() || labeled() >= least);
        boolean killed = labeled() < LABELS && athanor.kill();
        jvms += killed ? 1 : 0;
        ended = !killed;
        if (ended) {
          whole(athanor.answer(PATIENCE).fine());
        }
      }
    }
    assertThat(jvms).isPositive();
    assertThat(programs).isPositive();
    paidOnce(jvms, programs);
    Answer again = Athanor.here(arguments()).fine();
    assertThat(new ObjectMapper().readTree(again.output()).get("labelled").asInt())
        .isEqualTo(LABELS);
    paidOnce(jvms, programs);
    System.out.printf(
        "%d labels, %d kills of the process, %d of pw.x: %s%n",
        LABELS, jvms, programs, again.output().replaceAll("\\s+", " "));
  }

  private Athanor start() throws IOException {
    return Athanor.start(home, arguments());
  }

  private String[] arguments() {
    return new String[] {
      "label",
      input.toString(),
      "--reference",
      reference.toString(),
      "--output",
      output.toString(),
      "--json"
    };
  }

  private List<LabelEvent> events() {
    Path journal = home.resolve("out.extxyz.journal");
    List<LabelEvent> events = new ArrayList<>();
    if (JournalReader.hasJournal(journal)) {
      new JournalReader(journal).forEach("labels|file", EventCodecs.LABEL, events::add);
    }
    return events;
  }

  private long labeled() {
    return events().stream().filter(StructureLabeled.class::isInstance).count();
  }

  private long failed(Class<? extends Failure> cause) {
    return events().stream()
        .filter(LabelingFailed.class::isInstance)
        .filter(event -> cause.isInstance(((LabelingFailed) event).failure()))
        .count();
  }

  /** Kill -9 of a calculation; whether one was caught. */
  private static boolean killProgram(Athanor athanor) {
    long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (athanor.isAlive() && System.nanoTime() < until) {
      Optional<ProcessHandle> program =
          ProcessHandle.of(athanor.pid()).stream()
              .flatMap(ProcessHandle::descendants)
              .filter(one -> one.info().command().filter(it -> it.endsWith("pw.x")).isPresent())
              .findFirst();
      if (program.isPresent()) {
        return program.get().destroyForcibly();
      }
      Thread.onSpinWait();
    }
    return false;
  }

  private void whole(Answer answer) throws IOException {
    JsonNode json = new ObjectMapper().readTree(answer.output());
    assertThat(json.get("labelled").asInt()).isEqualTo(LABELS);
    assertThat(ExtxyzReader.readAll(output))
        .extracting(frame -> frame.info().get("config_type"))
        .containsExactlyElementsOf(
            IntStream.range(0, LABELS).mapToObj(number -> "number-" + number).toList());
    assertThat(home.resolve("out.extxyz.journal/scratch")).isEmptyDirectory();
  }

  /** Every label was stored once and never started again; only what was hit was lost. */
  private void paidOnce(int jvms, int programs) {
    Set<LabelId> stored = new HashSet<>();
    int lost = 0;
    int crashed = 0;
    for (LabelEvent event : events()) {
      switch (event) {
        case LabelsRequested asked -> assertThat(asked.round()).isZero();
        case LabelingStarted start -> assertThat(stored).doesNotContain(start.id());
        case StructureLabeled label -> assertThat(stored.add(label.id())).as("first").isTrue();
        case LabelingFailed failed -> {
          switch (failed.failure()) {
            case Failure.Lost gone -> lost++;
            case Failure.Crashed crash -> crashed++;
            default -> throw new AssertionError(failed.toString());
          }
        }
        case LabelRecalled recalled -> throw new AssertionError(recalled.toString());
        case StructureQuarantined given -> throw new AssertionError(given.toString());
        case LabelEvent.StructureRequeued again -> throw new AssertionError(again.toString());
      }
    }
    assertThat(stored).hasSize(LABELS);
    assertThat(crashed).as("at most what was hit").isPositive().isLessThanOrEqualTo(programs);
    assertThat(lost).as("one at a time was in flight").isLessThanOrEqualTo(jvms);
  }
}
