package org.athanor.sims.sockets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.athanor.actors.engine.Reference;
import org.athanor.config.LabellingFile;
import org.athanor.potentials.potential.LiveLammps;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;
import org.athanor.protocol.label.Failure;
import org.athanor.protocol.label.LabelOutcome;
import org.athanor.sims.reference.Lammps;
import org.athanor.sims.reference.LammpsConversation;
import org.athanor.sims.reference.Program;
import org.athanor.sims.run.References;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** LAMMPS alive between labels, held against a process for each of them. */
class LiveLammpsReferenceTest {
  private static final Path PARAMETERS = Path.of("/usr/share/lammps/potentials/Si.sw");
  private static final String SILICON =
      """
      units metal
      atom_style atomic
      read_data structure.data
      pair_style sw
      pair_coeff * * Si.sw Si
      """;

  /**
   * Its k-space grid hangs on the cell, and lies elsewhere over a socket: 1e-6 is its own error.
   */
  private static final String SALT =
      """
      units metal
      atom_style charge
      read_data structure.data
      set type 1 charge 1.0
      set type 2 charge -1.0
      pair_style born/coul/long 6.0
      kspace_style pppm 1e-6
      pair_coeff 1 1 0.2637 0.317 2.340 1.0486 -0.5
      pair_coeff 1 2 0.2110 0.317 2.755 6.9906 -8.6758
      pair_coeff 2 2 0.1582 0.317 3.170 72.4022 -145.4285
      """;

  @TempDir private Path folder;

  @BeforeAll
  static void isInstalled() {
    LiveLammps.assumeInstalled();
  }

  private Path template(String text) throws IOException {
    return Files.writeString(folder.resolve("in.template"), text);
  }

  private static Program program() {
    return new Program(List.of("lmp"), Map.of("OMP_NUM_THREADS", "1"), Duration.ofMinutes(4));
  }

  private SocketReference socket(String text, Transport transport, String... elements)
      throws Exception {
    Path scratch = folder.resolve("socket");
    Duration limit = Duration.ofMinutes(4);
    return Codes.reference(
        LammpsConversation.open(
            program(), template(text), elements(elements), files(text), scratch),
        new ClientSettings(scratch, transport, limit, limit, 100, 4));
  }

  private Reference process(String text, String... elements) throws Exception {
    return Lammps.open(
        program(), template(text), elements(elements), files(text), folder.resolve("process"));
  }

  private static List<Element> elements(String... symbols) {
    return List.of(symbols).stream().map(Element::of).toList();
  }

  private static List<Path> files(String text) {
    return text.contains("Si.sw") ? List.of(PARAMETERS) : List.of();
  }

  private List<Long> processes() {
    return ProcessHandle.current()
        .descendants()
        .filter(one -> one.info().commandLine().orElse("").contains(folder.toString()))
        .map(ProcessHandle::pid)
        .toList();
  }

  private static Labels labels(LabelOutcome outcome) {
    assertThat(outcome).isInstanceOf(LabelOutcome.Labeled.class);
    return ((LabelOutcome.Labeled) outcome).labels();
  }

  private static void compare(Labels socket, Labels process) {
    compare(socket, process, 2e-6);
  }

  /** Rounded constants of LAMMPS's own: 5e-8 of the energy. */
  private static void compare(Labels socket, Labels process, double tolerance) {
    double scale = process.forces().largestNorm();
    assertThat(scale).isGreaterThan(0.1);
    assertThat(socket.energy())
        .isCloseTo(process.energy(), within(0.1 * tolerance * Math.abs(process.energy())));
    assertThat(socket.forces().toArray())
        .containsExactly(process.forces().toArray(), within(tolerance * (1 + scale)));
    Matrix3 virial = process.virial().orElseThrow();
    assertThat(socket.virial().orElseThrow().toArray())
        .containsExactly(virial.toArray(), within(tolerance * (1 + virial.largestAbsolute())));
  }

  @Test
  void oneClientSaysInAnyCellWhatAProcessForEachLabelSays() throws Exception {
    Structure first = Salt.SILICON;
    List<Structure> all =
        List.of(
            first,
            first.strained(Matrix3.of(0.2, 0.01, 0, 0, -0.15, 0, 0.02, 0, 0.1)),
            first.strained(Matrix3.diagonal(-0.2, -0.2, -0.2)),
            new Structure(
                Cell.periodic(5.47, 2.79, 2.63, 2.71, 0.02, 2.68, 0.1, 2.7, 2.75),
                first.species(),
                Vectors.of(0.3, -7, 0, 1.72, 1.30, 1.38)),
            first);
    Reference process = process(SILICON, "Si");
    try (SocketReference socket = socket(SILICON, Transport.UNIX, "Si")) {
      assertThat(socket.identity()).isEqualTo(process.identity());
      for (Structure structure : all) {
        compare(
            labels(socket.label(structure, List.of())),
            labels(process.label(structure, List.of())));
        assertThat(processes()).as("the same client").hasSize(1);
      }
      Structure more = first.repeated(2, 1, 1);
      compare(labels(socket.label(more, List.of())), labels(process.label(more, List.of())));
      assertThat(processes()).as("more atoms need another one").hasSize(2);
    }
    assertThat(processes()).isEmpty();
  }

  @Test
  void aFileAsksForIt() throws Exception {
    Files.writeString(folder.resolve("si.in"), SILICON);
    Path file =
        Files.writeString(
            folder.resolve("si.conf"),
            """
            label.reference {
              kind = lammps
              lammps { template = "si.in", elements = [Si], files = [%s], socket = true }
            }
            """
                .formatted(PARAMETERS));
    Reference reference =
        References.open(LabellingFile.read(file).labelling(), elements("Si"), folder);
    labels(reference.label(Salt.SILICON, List.of()));
    List<Long> alive = processes();
    assertThat(alive).hasSize(1);
    labels(reference.label(Salt.SILICON, List.of()));
    assertThat(processes()).isEqualTo(alive);
    alive.forEach(one -> ProcessHandle.of(one).ifPresent(ProcessHandle::destroyForcibly));
  }

  @Test
  void aCoulombSumIsSplitAnewInEveryCell() throws Exception {
    Structure salt =
        new Structure(
            Cell.periodic(5.9, 0, 0, 0.3, 5.7, 0, -0.2, 0.4, 6.1),
            Species.of(11, 17, 11, 17, 11, 17, 11, 17),
            Vectors.of(
                0.1, 0, 0, 2.9, 0, 0.2, 2.8, 2.8, 0, 0, 2.9, 0.1, 2.9, 0.1, 3, 0, 0, 3.1, 0, 2.8,
                2.9, 2.8, 3, 3));
    Structure wide = salt.strained(Matrix3.diagonal(0.25, -0.1, 0.3));
    Reference process = process(SALT, "Na", "Cl");
    try (SocketReference socket = socket(SALT, Transport.INET, "Na", "Cl")) {
      for (Structure structure : List.of(salt, wide, salt)) {
        compare(
            labels(socket.label(structure, List.of())),
            labels(process.label(structure, List.of())),
            2e-5);
      }
      assertThat(processes()).hasSize(1);
    }
  }

  @Test
  void killedBetweenTwoLabelsItCostsNothing() throws Exception {
    try (SocketReference socket = socket(SILICON, Transport.UNIX, "Si")) {
      Labels before = labels(socket.label(Salt.SILICON, List.of()));
      for (long one : processes()) {
        ProcessHandle.of(one).ifPresent(ProcessHandle::destroyForcibly);
        ProcessHandle.of(one).ifPresent(gone -> gone.onExit().join());
      }
      assertThat(labels(socket.label(Salt.SILICON, List.of()))).isEqualTo(before);
    }
  }

  @Test
  void whatItDoesNotKnowIsMissingAndWhatItWouldSayTooLateIsRefused() throws Exception {
    Structure carbon =
        new Structure(Salt.SILICON.cell(), Species.of(6, 14), Salt.SILICON.positions());
    try (SocketReference socket = socket(SILICON, Transport.UNIX, "Si")) {
      assertThat(socket.label(carbon, List.of()))
          .isEqualTo(
              new LabelOutcome.Failed(
                  new Failure.Unavailable("an atom type of C in the settings of LAMMPS")));
    }
    assertThatThrownBy(
            () -> socket(SILICON + "fix q all qeq/point 1 10 1e-6 100 qeq\n", Transport.UNIX, "Si"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("socket = false");
  }
}
