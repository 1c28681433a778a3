package org.athanor.sims.sockets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;
import org.athanor.protocol.label.Failure;
import org.athanor.protocol.label.LabelOutcome;
import org.athanor.sims.reference.QuantumEspresso;
import org.athanor.sims.reference.QuantumEspressoSettings;
import org.athanor.sims.reference.QuantumEspressoSettings.Cutoffs;
import org.athanor.sims.reference.QuantumEspressoSettings.KPoints;
import org.athanor.sims.reference.QuantumEspressoSettings.Program;
import org.athanor.sims.reference.QuantumEspressoSettings.Scf;
import org.athanor.sims.reference.QuantumEspressoSettings.Smearing;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** pw.x itself, alive between labels, where it and Debian's pseudopotential are installed. */
class LivePwSocketTest {
  private static final Path PSEUDOPOTENTIAL = Path.of("/usr/share/espresso/pseudo/Si.pbe-rrkj.UPF");

  @TempDir private Path folder;

  @BeforeAll
  static void isInstalled() {
    boolean program =
        Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
            .anyMatch(place -> Files.isExecutable(Path.of(place, "pw.x")));
    assumeTrue(program, "pw.x (Debian package quantum-espresso) is not on the PATH");
    assumeTrue(
        Files.isReadable(PSEUDOPOTENTIAL),
        PSEUDOPOTENTIAL + " (Debian package quantum-espresso-data) is not installed");
  }

  private static QuantumEspressoSettings settings(int steps) {
    return new QuantumEspressoSettings(
        new Program("pw.x", Map.of("OMP_NUM_THREADS", "1"), Duration.ofMinutes(4)),
        new TreeMap<>(Map.of("Si", PSEUDOPOTENTIAL)),
        new Cutoffs(12, 48),
        new KPoints(0.9, true),
        Optional.of(new Smearing("gaussian", 0.01)),
        new Scf(1e-10, 0.7, steps),
        new TreeMap<>());
  }

  private SocketReference socket(int steps, Transport transport) throws Exception {
    ClientSettings clients =
        new ClientSettings(
            folder.resolve("scratch"),
            transport,
            Duration.ofMinutes(4),
            Duration.ofMinutes(4),
            100,
            2);
    return Pw.reference(settings(steps), clients);
  }

  private static Labels labels(LabelOutcome outcome) {
    assertThat(outcome).isInstanceOf(LabelOutcome.Labeled.class);
    return ((LabelOutcome.Labeled) outcome).labels();
  }

  private List<Long> processes() {
    return ProcessHandle.allProcesses()
        .filter(
            one ->
                one.info()
                    .commandLine()
                    .filter(line -> line.contains("pw.x") && line.contains(folder.toString()))
                    .isPresent())
        .map(ProcessHandle::pid)
        .toList();
  }

  private static Structure moved(Structure structure, double by) {
    double[] positions = structure.positions().toArray();
    positions[4] += by;
    return structure.withPositions(Vectors.of(positions));
  }

  @Test
  void itSaysWhatAProcessForEachLabelSays() throws Exception {
    Structure first = Salt.SILICON;
    Structure next = moved(first, 0.05);
    Structure strained = next.strained(Matrix3.of(0.03, 0.01, 0, 0, -0.02, 0, 0.02, 0, 0.01));
    QuantumEspresso process = QuantumEspresso.open(settings(50), folder.resolve("process"));
    try (SocketReference socket = socket(50, Transport.UNIX)) {
      assertThat(socket.identity()).isEqualTo(process.identity());
      labels(socket.label(first, List.of()));
      List<Long> started = processes();
      compare(labels(socket.label(next, List.of())), labels(process.label(next, List.of())));
      assertThat(processes()).as("the same client").isEqualTo(started);
      compare(
          labels(socket.label(strained, List.of())), labels(process.label(strained, List.of())));
      assertThat(processes()).as("another cell needs another one").hasSize(2);
    }
    assertThat(processes()).isEmpty();
  }

  private static void compare(Labels socket, Labels process) {
    assertThat(socket.forces().largestNorm()).isGreaterThan(0.1);
    assertThat(socket.energy()).isCloseTo(process.energy(), within(1e-6));
    assertThat(socket.forces().toArray()).containsExactly(process.forces().toArray(), within(2e-3));
    assertThat(socket.virial().orElseThrow().toArray())
        .containsExactly(process.virial().orElseThrow().toArray(), within(2e-2));
  }

  @Test
  void whatDoesNotConvergeIsNoLabelAndTheNextOneWorks() throws Exception {
    try (SocketReference socket = socket(3, Transport.INET)) {
      assertThat(socket.label(Salt.SILICON, List.of()))
          .isEqualTo(new LabelOutcome.Failed(new Failure.NotConverged(3)));
      List<Failure> earlier = List.of(new Failure.NotConverged(3), new Failure.NotConverged(6));
      labels(socket.label(Salt.SILICON, earlier));
    }
  }

  @Test
  void killedAtSomeMomentItCostsOneLabelAtMost() throws Exception {
    try (SocketReference socket = socket(50, Transport.UNIX)) {
      labels(socket.label(Salt.SILICON, List.of()));
      Thread killer =
          Thread.ofPlatform()
              .start(
                  () ->
                      processes()
                          .forEach(
                              one ->
                                  ProcessHandle.of(one).ifPresent(ProcessHandle::destroyForcibly)));
      LabelOutcome outcome = socket.label(moved(Salt.SILICON, 0.3), List.of());
      killer.join();
      if (outcome instanceof LabelOutcome.Failed failed) {
        assertThat(failed.failure()).isInstanceOf(Failure.Crashed.class);
      }
      labels(socket.label(moved(Salt.SILICON, 0.1), List.of()));
    }
  }
}
