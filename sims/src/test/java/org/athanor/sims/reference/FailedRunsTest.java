package org.athanor.sims.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.athanor.actors.engine.Reference;
import org.athanor.persistence.identity.LabelIdentities;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;
import org.athanor.protocol.label.Failure;
import org.athanor.protocol.label.LabelOutcome;
import org.athanor.sims.reference.FailedRuns.Room;
import org.athanor.sims.reference.FailedRuns.Terms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of calculations that gave no label; the programs are shell scripts. */
class FailedRunsTest {
  private static final long MEGABYTE = 1 << 20;
  private static final Terms AMPLE =
      terms(new Room(10 * MEGABYTE, MEGABYTE), new LabelLimits(100, -10, 10));

  /** Energy −3.5 eV and the same force on every atom. */
  private static final String LABEL =
      """
      sed -e '2s/Properties=species:S:1:pos:R:3/&:REF_forces:R:3/' \\
        -e '2s/$/ REF_energy=-3.5/' -e '3,$s/$/ 0.1 0.2 0.3/' "$1" > "$2"
      """;

  @TempDir private Path folder;

  private static Terms terms(Room room, LabelLimits limits) {
    return new Terms(room, limits, UnaryOperator.identity());
  }

  private Path failed() {
    return folder.resolve("failed");
  }

  private Reference reference(String body, Terms terms) throws Exception {
    return reference(body, terms, Duration.ofSeconds(30));
  }

  private Reference reference(String body, Terms terms, Duration limit) throws Exception {
    Path script = Files.writeString(folder.resolve("label.sh"), body);
    FailedRuns failed = FailedRuns.in(failed(), "failed", terms);
    return Command.open(
        new Program(List.of("/bin/sh", "label.sh"), Map.of(), limit, 1, new Here().keeping(failed)),
        "mine",
        "1",
        List.of(script),
        folder.resolve("scratch"));
  }

  private static LabelOutcome.Failed failure(Reference reference, Failure... earlier)
      throws InterruptedException {
    LabelOutcome outcome = reference.label(Live.SILICON, List.of(earlier));
    assertThat(outcome).isInstanceOf(LabelOutcome.Failed.class);
    return (LabelOutcome.Failed) outcome;
  }

  private static String brief(Reference reference, Structure structure) {
    return LabelIdentities.of(structure, reference.identity()).brief();
  }

  private List<String> names() throws IOException {
    if (!Files.exists(failed())) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(failed())) {
      return all.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aCrashIsKeptWithInputOutputAndReason() throws Exception {
    Reference reference =
        reference("echo half a result\nmkdir sub\necho x > sub/y\necho alas >&2\nexit 3\n", AMPLE);
    LabelOutcome.Failed outcome = failure(reference);
    String name = brief(reference, Live.SILICON) + "-1";
    assertThat(outcome.kept()).contains("failed/" + name);
    Path kept = failed().resolve(name);
    assertThat(kept.resolve("work/stdout")).hasContent("half a result");
    assertThat(kept.resolve("work/stderr")).hasContent("alas");
    assertThat(kept.resolve("work/sub/y")).hasContent("x");
    assertThat(kept.resolve("work/label.sh")).exists();
    assertThat(kept.resolve("structure.extxyz"))
        .hasSameTextualContentAs(kept.resolve("work/structure.extxyz"));
    assertThat(Files.readAllLines(kept.resolve("reason.txt")))
        .first()
        .asString()
        .isEqualTo("reason   crashed: exit status 3, half a result");
    assertThat(kept.resolve("reason.txt"))
        .content()
        .contains(
            "label    " + LabelIdentities.of(Live.SILICON, reference.identity()).digest(),
            "attempt  1",
            "command  /bin/sh label.sh ",
            " s on 1 core");
    assertThat(names()).containsExactly(name);
    try (Stream<Path> scratch = Files.list(folder.resolve("scratch"))) {
      assertThat(scratch).isEmpty();
    }
  }

  @Test
  void aTimeOutLeavesWhatWasWrittenByThen() throws Exception {
    Reference reference = reference("echo step 1\nsleep 60\n", AMPLE, Duration.ofMillis(1500));
    LabelOutcome.Failed outcome = failure(reference, new Failure.NotConverged(7));
    assertThat(outcome.failure()).isInstanceOf(Failure.OutOfTime.class);
    assertThat(folder.resolve(outcome.kept().orElseThrow()).resolve("work/stdout"))
        .hasContent("step 1");
    assertThat(outcome.kept().orElseThrow()).endsWith("-2");
  }

  @Test
  void absurdNumbersAreKeptToo() throws Exception {
    Reference reference = reference(LABEL, terms(AMPLE.room(), new LabelLimits(0.1, -10, 10)));
    LabelOutcome.Failed outcome = failure(reference);
    assertThat(outcome.failure()).isInstanceOf(Failure.Unphysical.class);
    assertThat(folder.resolve(outcome.kept().orElseThrow()).resolve("work/labels.extxyz")).exists();
  }

  @Test
  void nothingIsToBeSeenOfWhatWasStoppedOrKeptOfSuccesses() throws Exception {
    assertThat(failure(reference("kill -TERM $$\n", AMPLE)).kept()).isEmpty();
    assertThat(reference(LABEL, AMPLE).label(Live.SILICON, List.of()))
        .isInstanceOf(LabelOutcome.Labeled.class);
    assertThat(names()).isEmpty();
  }

  @Test
  void aSuccessTakesEarlierAttemptsAway() throws Exception {
    String once = "[ -e '" + folder + "/twice' ] || { touch '" + folder + "/twice'; exit 3; }\n";
    Reference reference = reference(once + LABEL, AMPLE);
    Failure first = failure(reference).failure();
    assertThat(names()).hasSize(1);
    assertThat(reference.label(Live.SILICON, List.of(first)))
        .isInstanceOf(LabelOutcome.Labeled.class);
    assertThat(names()).isEmpty();
  }

  @Test
  void whatIsMissingIsKeptOnceForAllStructures() throws Exception {
    Reference reference = reference("echo 'no license found' >&2\nexit 1\n", AMPLE);
    Failure first = failure(reference).failure();
    assertThat(first).isInstanceOf(Failure.Unavailable.class);
    assertThat(failure(reference, first).kept()).contains("failed/unavailable");
    assertThat(names()).containsExactly("unavailable");
  }

  @Test
  void wavefunctionsAndLargeFilesAreLeftOutAndNamed() throws Exception {
    String body =
        """
        mkdir out
        echo wave > out/wfc1.dat
        echo WAVE > WAVECAR
        head -c 3000 /dev/zero > large
        head -c 2990 /dev/zero | tr '\\0' 'a'
        echo; echo the end
        exit 1
        """;
    Reference reference = reference(body, terms(new Room(MEGABYTE, 2000), LabelLimits.NONE));
    Path kept = folder.resolve(failure(reference).kept().orElseThrow());
    assertThat(kept.resolve("work/out/wfc1.dat")).doesNotExist();
    assertThat(kept.resolve("work/WAVECAR")).doesNotExist();
    assertThat(kept.resolve("work/large")).doesNotExist();
    assertThat(kept.resolve("work/stdout"))
        .content()
        .startsWith("[the beginning is left out]\naaa")
        .endsWith("a\nthe end\n")
        .hasSize(28 + 2000);
    assertThat(kept.resolve("reason.txt"))
        .content()
        .contains("not kept out/wfc1.dat, ", "not kept WAVECAR, ", "not kept large, 0.00 MB")
        .contains("not kept the beginning of stdout, ");
  }

  @Test
  void theOldestGoFirstWhenThereIsNoRoom() throws Exception {
    Reference reference =
        reference(
            "head -c 1500 /dev/zero > some\nexit 1\n",
            terms(new Room(9000, 1800), LabelLimits.NONE));
    for (int k = 0; k < 6; k++) {
      Structure structure = shifted(k);
      reference.label(structure, List.of());
      Path kept = failed().resolve(brief(reference, structure) + "-1");
      assertThat(kept.resolve("work/some")).exists();
      Files.setLastModifiedTime(kept, FileTime.fromMillis(1_000_000L * (k + 1)));
    }
    assertThat(names())
        .contains(brief(reference, shifted(5)) + "-1", brief(reference, shifted(4)) + "-1")
        .doesNotContain(brief(reference, shifted(0)) + "-1", brief(reference, shifted(1)) + "-1");
  }

  private static Structure shifted(int number) {
    double[] x = Live.SILICON.positions().toArray();
    x[0] += 0.01 * number;
    return Live.SILICON.withPositions(Vectors.of(x));
  }

  @Test
  void noRoomIsNoReasonToLoseALabel() throws Exception {
    // A file where the folder should be: nothing can be written there.
    Files.writeString(failed(), "in the way");
    assertThat(failure(reference("exit 3\n", AMPLE)))
        .isEqualTo(new LabelOutcome.Failed(new Failure.Crashed(3, "")));
    assertThat(reference(LABEL, AMPLE).label(Live.SILICON, List.of()))
        .isInstanceOf(LabelOutcome.Labeled.class);
  }

  @Test
  void whatAKilledProcessLeftHalfDoneGoes() throws Exception {
    Path half =
        Files.createDirectories(
            failed().resolve("of-" + Owner.self().host() + "-999999999-1-1234"));
    Files.writeString(half.resolve("stdout"), "half");
    reference("exit 3\n", AMPLE);
    assertThat(names()).isEmpty();
  }

  @Test
  void zeroKeepsNothing() throws Exception {
    Reference reference = reference("exit 3\n", terms(new Room(0, MEGABYTE), LabelLimits.NONE));
    assertThat(failure(reference).kept()).isEqualTo(Optional.empty());
    assertThat(names()).isEmpty();
  }
}
