package org.athanor.sims.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;
import org.athanor.protocol.label.Failure;
import org.athanor.protocol.label.LabelOutcome;
import org.athanor.sims.reference.QuantumEspressoSettings.Cutoffs;
import org.athanor.sims.reference.QuantumEspressoSettings.KPoints;
import org.athanor.sims.reference.QuantumEspressoSettings.Program;
import org.athanor.sims.reference.QuantumEspressoSettings.Scf;
import org.athanor.sims.reference.QuantumEspressoSettings.Smearing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How failures of an external program are told apart; the programs are shell scripts. */
class QuantumEspressoTest {
  /** For programs that end by themselves, on a machine that has much else to do. */
  private static final Duration AMPLE = Duration.ofMinutes(2);

  /** For programs that hang; until then they have told their processes. */
  private static final Duration BRIEF = Duration.ofSeconds(2);

  private static final Structure STRUCTURE =
      new Structure(
          Cell.periodic(0.1, 2.7, 2.75, 2.71, 0.02, 2.68, 2.65, 2.77, -0.05),
          Species.of(14, 14),
          Vectors.of(0, 0, 0, 1.42, 1.30, 1.38));

  @TempDir private Path folder;
  private Path scratch;
  private Path pseudopotential;

  @BeforeEach
  void layOut() throws IOException {
    scratch = Files.createDirectory(folder.resolve("scratch"));
    pseudopotential = Files.writeString(folder.resolve("Si.UPF"), "a pseudopotential\n");
  }

  @AfterEach
  void leavesNothingBehind() throws IOException {
    try (Stream<Path> left = Files.list(scratch)) {
      assertThat(left).isEmpty();
    }
  }

  /** A program that says its version, and when it has input does what {@code body} says. */
  private QuantumEspresso program(String body) throws IOException, InterruptedException {
    return program(body, AMPLE);
  }

  private QuantumEspresso program(String body, Duration limit)
      throws IOException, InterruptedException {
    String script =
        """
        #!/bin/sh
        echo "     Program PWSCF v.6.7MaX starts on 21Nov2026"
        [ -s "$2" ] || exit 1
        """;
    Path file = Files.writeString(folder.resolve("pw.x"), script + body);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    return QuantumEspresso.open(settings(file.toString(), limit, 0.6, Map.of()), scratch);
  }

  private QuantumEspressoSettings settings(
      String executable, double spacing, Map<String, String> extra) {
    return settings(executable, AMPLE, spacing, extra);
  }

  private QuantumEspressoSettings settings(
      String executable, Duration limit, double spacing, Map<String, String> extra) {
    SortedMap<String, Path> files = new TreeMap<>(Map.of("Si", pseudopotential));
    return new QuantumEspressoSettings(
        new Program(executable, Map.of("KEPT", folder.toString()), limit),
        files,
        new Cutoffs(20, 80),
        new KPoints(spacing, true),
        Optional.of(new Smearing("mv", 0.02)),
        new Scf(1e-9, 0.4, 60),
        new TreeMap<>(extra));
  }

  private static Failure failure(QuantumEspresso reference) throws InterruptedException {
    return failure(reference, STRUCTURE);
  }

  private static Failure failure(QuantumEspresso reference, Structure structure)
      throws InterruptedException {
    LabelOutcome outcome = reference.label(structure, List.of());
    assertThat(outcome).isInstanceOf(LabelOutcome.Failed.class);
    return ((LabelOutcome.Failed) outcome).failure();
  }

  @Test
  void aCrashCarriesItsLastLines() throws Exception {
    Failure failure = failure(program("echo Error in routine davcio; echo no luck >&2; exit 41\n"));
    assertThat(failure).isInstanceOf(Failure.Crashed.class);
    Failure.Crashed crashed = (Failure.Crashed) failure;
    assertThat(crashed.exitStatus()).isEqualTo(41);
    assertThat(crashed.lastLines()).contains("Error in routine davcio").contains("no luck");
  }

  @Test
  void aFileThatIsNotThereIsForAPersonToSeeTo() throws Exception {
    Files.writeString(folder.resolve("said"), PwOutputTest.recorded("pw-crashed.out"));
    Failure failure = failure(program("cat \"$KEPT/said\"; echo out of luck >&2; exit 41\n"));
    assertThat(failure).isInstanceOf(Failure.Unavailable.class);
    assertThat(((Failure.Unavailable) failure).missing())
        .contains("Error in routine readpp")
        .contains("out of luck");
  }

  @Test
  void theSecondTryHasTwiceTheTime() throws Exception {
    QuantumEspresso reference = program("sleep 1000\n", BRIEF);
    LabelOutcome outcome = reference.label(STRUCTURE, List.of(new Failure.OutOfTime(BRIEF)));
    assertThat(outcome)
        .isEqualTo(new LabelOutcome.Failed(new Failure.OutOfTime(BRIEF.multipliedBy(2))));
  }

  @Test
  void aKilledProgramIsACrash() throws Exception {
    Failure failure = failure(program("kill -9 $$\n"));
    assertThat(failure)
        .isEqualTo(
            new Failure.Crashed(137, "     Program PWSCF v.6.7MaX starts on" + " 21Nov2026\n"));
  }

  @Test
  void whatDidNotConvergeSaysAfterHowManySteps() throws Exception {
    Files.writeString(folder.resolve("said"), PwOutputTest.recorded("pw-unconverged.out"));
    assertThat(failure(program("cat \"$KEPT/said\"; exit 2\n")))
        .isEqualTo(new Failure.NotConverged(3));
    assertThat(failure(program("cat \"$KEPT/said\"; exit 0\n")))
        .isEqualTo(new Failure.NotConverged(3));
  }

  @Test
  void aHangIsStoppedWithAllItsProcesses() throws Exception {
    QuantumEspresso reference = program("sleep 1000 & echo $! > \"$KEPT/pid\"; wait\n", BRIEF);
    assertThat(failure(reference)).isEqualTo(new Failure.OutOfTime(BRIEF));
    assertThat(isAlive(folder.resolve("pid"))).isFalse();
  }

  @Test
  void aHangWhoseProcessesAreNotWaitedForIsStoppedToo() throws Exception {
    QuantumEspresso reference =
        program("sleep 1000 & echo $! > \"$KEPT/pid\"; exec sleep 1001\n", BRIEF);
    assertThat(failure(reference)).isEqualTo(new Failure.OutOfTime(BRIEF));
    assertThat(isAlive(folder.resolve("pid"))).isFalse();
  }

  @Test
  void anInterruptStopsTheCalculation() throws Exception {
    QuantumEspresso reference = program("sleep 1000\n");
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> reference.label(STRUCTURE, List.of()))
        .isInstanceOf(InterruptedException.class);
    // Other tests of this JVM may have children of their own.
    String place = folder.toString();
    assertThat(
            ProcessHandle.current()
                .descendants()
                .filter(one -> one.info().commandLine().orElse("").contains(place)))
        .isEmpty();
  }

  @Test
  void anotherVersionThanAtTheStartIsForAPersonToSeeTo() throws Exception {
    QuantumEspresso reference = program("exit 0\n");
    Path executable = folder.resolve("pw.x");
    Files.writeString(executable, Files.readString(executable).replace("6.7MaX", "7.9"));
    assertThat(((Failure.Unavailable) failure(reference)).missing())
        .contains("6.7MaX")
        .endsWith("now it is 7.9");
  }

  @Test
  void garbageIsUnreadable() throws Exception {
    Failure failure = failure(program("head -c 4000 /dev/urandom; exit 0\n"));
    assertThat(failure).isInstanceOf(Failure.Unreadable.class);
    assertThat(((Failure.Unreadable) failure).detail()).contains(pseudopotential.toString());
  }

  @Test
  void anotherPseudopotentialThanTheOneAskedForIsNoLabel() throws Exception {
    Files.writeString(folder.resolve("said"), PwOutputTest.recorded("pw-smearing.out"));
    Failure failure = failure(program("cat \"$KEPT/said\"; exit 0\n"));
    assertThat(failure).isInstanceOf(Failure.Unreadable.class);
    assertThat(((Failure.Unreadable) failure).detail()).contains("did not read");
  }

  @Test
  void missingFilesMakeItUnavailable() throws Exception {
    QuantumEspresso reference = program("exit 0\n");
    Structure carbon = new Structure(STRUCTURE.cell(), Species.of(6, 14), STRUCTURE.positions());
    assertThat(failure(reference, carbon))
        .isEqualTo(new Failure.Unavailable("a pseudopotential of C in the settings of pw.x"));
    Files.writeString(pseudopotential, "another pseudopotential\n");
    assertThat(((Failure.Unavailable) failure(reference)).missing()).contains("as it was");
    Files.delete(pseudopotential);
    assertThat(((Failure.Unavailable) failure(reference)).missing()).contains("Si.UPF");
    Files.writeString(pseudopotential, "a pseudopotential\n");
    Files.delete(folder.resolve("pw.x"));
    assertThat(((Failure.Unavailable) failure(reference)).missing()).contains("pw.x");
  }

  @Test
  void isNotOpenedWithoutItsFiles() throws Exception {
    assertThatThrownBy(
            () -> QuantumEspresso.open(settings("/nowhere/pw.x", 0.6, Map.of()), scratch))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("/nowhere/pw.x");
    assertThatThrownBy(() -> QuantumEspresso.open(settings("/bin/echo", 0.6, Map.of()), scratch))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("Program PWSCF");
    Files.delete(pseudopotential);
    assertThatThrownBy(() -> QuantumEspresso.open(settings("/bin/echo", 0.6, Map.of()), scratch))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("Si.UPF");
  }

  @Test
  void withoutRoomForFilesItIsUnavailable() throws Exception {
    QuantumEspresso reference = program("exit 0\n");
    Files.delete(scratch);
    Files.writeString(scratch, "not a folder");
    assertThat(((Failure.Unavailable) failure(reference)).missing()).contains(scratch.toString());
    Files.delete(scratch);
    Files.createDirectory(scratch);
  }

  @Test
  void aClusterIsNotForPlaneWaves() throws Exception {
    Structure cluster =
        new Structure(
            new Cell(Matrix3.diagonal(9, 9, 9), Cell.Periodicity.NONE),
            STRUCTURE.species(),
            STRUCTURE.positions());
    assertThat(failure(program("exit 0\n"), cluster)).isInstanceOf(Failure.GeometryRefused.class);
  }

  @Test
  void theInputHasEveryDigitAndTheMeshOfItsDensity() throws Exception {
    QuantumEspressoSettings settings =
        settings("pw.x", 0.6, Map.of("system.input_dft", "'PBESOL'"));
    PwInput input =
        new PwInput(settings, InputFiles.ofElements("pw.x", settings.pseudopotentials()));
    Structure orthogonal =
        new Structure(
            Cell.periodic(5.43, 0, 0, 0, 2.5, 0, 0, 0, 12),
            Species.of(14),
            Vectors.of(1.0 / 3, 0.1, 1e-17));
    List<String> lines = input.text(orthogonal, List.of()).lines().toList();
    assertThat(lines)
        .contains(
            "Si 0.3333333333333333 0.1 1.0E-17",
            "5.43 0.0 0.0",
            // 2π/h: 1.157, 2.513 and 0.524 1/Å, in steps of at most 0.6.
            "2 5 1 1 1 1",
            "input_dft = 'PBESOL'",
            "degauss = 0.02",
            "ecutwfc = 20.0",
            "ecutrho = 80.0",
            "conv_thr = 1.0E-9",
            "mixing_beta = 0.4",
            "electron_maxstep = 60");
  }

  @Test
  void triesMoreCautiouslyAfterFailuresWithTheSamePhysics() throws Exception {
    QuantumEspressoSettings settings = settings("pw.x", 0.6, Map.of());
    PwInput input =
        new PwInput(settings, InputFiles.ofElements("pw.x", settings.pseudopotentials()));
    List<Failure> earlier =
        List.of(
            new Failure.NotConverged(60),
            new Failure.Crashed(1, "cholesky"),
            new Failure.NotConverged(120));
    List<String> first = input.text(STRUCTURE, List.of()).lines().toList();
    List<String> later = input.text(STRUCTURE, earlier).lines().toList();
    assertThat(later)
        .contains("mixing_beta = 0.1", "electron_maxstep = 240", "diagonalization = 'cg'");
    assertThat(later.stream().filter(line -> !first.contains(line)))
        .containsExactly("diagonalization = 'cg'", "electron_maxstep = 240", "mixing_beta = 0.1");
  }

  @Test
  void physicsIsWhatChangesTheNumbersAndNothingElse() throws Exception {
    QuantumEspresso reference = program("exit 0\n");
    String physics = reference.identity().physics();
    assertThat(reference.identity().name()).isEqualTo("pw.x 6.7MaX");
    assertThat(physics)
        .contains("version 6.7MaX")
        .contains("ecutwfc 20.0 Ry")
        .contains("smearing mv 0.02 Ry")
        .doesNotContain(folder.toString());
    Path copy = Files.copy(pseudopotential, folder.resolve("copy.UPF"));
    String executable = folder.resolve("pw.x").toString();
    Path first = pseudopotential;
    pseudopotential = copy;
    assertThat(physics(executable, 0.6, Map.of())).isEqualTo(physics);
    assertThat(physics(executable, 0.5, Map.of())).isNotEqualTo(physics);
    assertThat(physics(executable, 0.6, Map.of("system.nspin", "2"))).isNotEqualTo(physics);
    Files.writeString(copy, "another\n");
    assertThat(physics(executable, 0.6, Map.of())).isNotEqualTo(physics);
    pseudopotential = first;
  }

  private String physics(String executable, double spacing, Map<String, String> extra)
      throws IOException, InterruptedException {
    return QuantumEspresso.open(settings(executable, spacing, extra), scratch).identity().physics();
  }

  private static boolean isAlive(Path pid) throws IOException {
    long id = Long.parseLong(Files.readString(pid).strip());
    return ProcessHandle.of(id).map(ProcessHandle::isAlive).orElse(false);
  }
}
