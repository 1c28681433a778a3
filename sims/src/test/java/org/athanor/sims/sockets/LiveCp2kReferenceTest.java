package org.athanor.sims.sockets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.athanor.actors.engine.Reference;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;
import org.athanor.protocol.label.Failure;
import org.athanor.protocol.label.LabelOutcome;
import org.athanor.sims.reference.Cp2k;
import org.athanor.sims.reference.Cp2kConversation;
import org.athanor.sims.reference.Program;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** CP2K alive between labels, held against a process for each of them. */
@Tag("live")
class LiveCp2kReferenceTest {
  private static final Path BASIS = Path.of("/usr/share/cp2k/BASIS_MOLOPT");
  private static final Path POTENTIALS = Path.of("/usr/share/cp2k/GTH_POTENTIALS");

  private static final String TEMPLATE =
      """
      &GLOBAL
        PROJECT label
        RUN_TYPE ENERGY_FORCE
        PRINT_LEVEL LOW
      &END GLOBAL
      &FORCE_EVAL
        METHOD QS
        STRESS_TENSOR ANALYTICAL
        &PRINT
          &FORCES ON
            NDIGITS 12
          &END FORCES
          &STRESS_TENSOR ON
          &END STRESS_TENSOR
        &END PRINT
        &DFT
          BASIS_SET_FILE_NAME BASIS_MOLOPT
          POTENTIAL_FILE_NAME GTH_POTENTIALS
          &MGRID
            CUTOFF 80
            REL_CUTOFF 30
          &END MGRID
          &QS
            EPS_DEFAULT 1.0E-10
          &END QS
          &XC
            &XC_FUNCTIONAL PBE
            &END XC_FUNCTIONAL
          &END XC
          &SCF
            SCF_GUESS ATOMIC
            EPS_SCF 1e-8
            MAX_SCF {{steps %s}}
            ADDED_MOS 4
            &SMEAR
              METHOD FERMI_DIRAC
              ELECTRONIC_TEMPERATURE [K] 6000
            &END SMEAR
            &MIXING
              METHOD BROYDEN_MIXING
              ALPHA {{mixing 0.4}}
            &END MIXING
            &PRINT
              &RESTART OFF
              &END RESTART
            &END PRINT
          &END SCF
          &KPOINTS
            SCHEME MONKHORST-PACK {{k-mesh 1.8}}
            FULL_GRID F
          &END KPOINTS
        &END DFT
        &SUBSYS
          &CELL
            A {{a}}
            B {{b}}
            C {{c}}
          &END CELL
          &COORD
      {{atoms}}
          &END COORD
          &KIND Si
            BASIS_SET SZV-MOLOPT-SR-GTH
            POTENTIAL GTH-PBE-q4
          &END KIND
        &END SUBSYS
      &END FORCE_EVAL
      """;

  @TempDir private Path folder;

  @BeforeAll
  static void isInstalled() {
    boolean program =
        Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
            .anyMatch(place -> Files.isExecutable(Path.of(place, "cp2k")));
    assumeTrue(program, "cp2k (Debian package cp2k) is not on the PATH");
    assumeTrue(Files.isReadable(BASIS), BASIS + " (Debian package cp2k-data) is not installed");
  }

  private static Program program() {
    return new Program(
        List.of("cp2k"),
        Map.of(
            "OMP_NUM_THREADS", "1",
            "OMPI_ALLOW_RUN_AS_ROOT", "1",
            "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM", "1"),
        Duration.ofMinutes(4));
  }

  private Path template(String text) throws IOException {
    return Files.writeString(folder.resolve("silicon.inp"), text);
  }

  private SocketReference socket(String text, Transport transport) throws Exception {
    Path scratch = folder.resolve("socket");
    Duration limit = Duration.ofMinutes(4);
    return Codes.reference(
        Cp2kConversation.open(program(), template(text), List.of(BASIS, POTENTIALS), scratch),
        new ClientSettings(scratch, transport, limit, limit, 100, 4));
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

  /** What it prints has twelve decimals, its own Bohr and a stress in GPa. */
  private static void compare(Labels socket, Labels process) {
    assertThat(process.forces().largestNorm()).isGreaterThan(0.3);
    assertThat(socket.energy()).isCloseTo(process.energy(), within(1e-6));
    assertThat(socket.forces().toArray()).containsExactly(process.forces().toArray(), within(1e-5));
    assertThat(socket.virial().orElseThrow().toArray())
        .containsExactly(process.virial().orElseThrow().toArray(), within(1e-4));
  }

  @Test
  void itSaysWhatAProcessForEachLabelSays() throws Exception {
    Structure first = Salt.SILICON;
    double[] positions = first.positions().toArray();
    positions[4] += 0.1;
    Structure moved = first.withPositions(Vectors.of(positions));
    Structure strained = moved.strained(Matrix3.of(0.03, 0.01, 0, 0, -0.02, 0, 0.02, 0, 0.01));
    Structure wide = moved.strained(Matrix3.diagonal(0.1, 0.1, 0.1));
    Reference process =
        Cp2k.open(
            program(),
            template(TEMPLATE.formatted(60)),
            List.of(BASIS, POTENTIALS),
            folder.resolve("process"));
    try (SocketReference socket = socket(TEMPLATE.formatted(60), Transport.UNIX)) {
      assertThat(socket.identity()).isEqualTo(process.identity());
      for (Structure structure : List.of(first, strained, wide)) {
        compare(
            labels(socket.label(structure, List.of())),
            labels(process.label(structure, List.of())));
        assertThat(processes()).as("the same client").hasSize(1);
      }
    }
    assertThat(processes()).isEmpty();
  }

  @Test
  void whatDoesNotConvergeIsNoLabelAndTheNextTryWorks() throws Exception {
    try (SocketReference socket = socket(TEMPLATE.formatted(5), Transport.INET)) {
      assertThat(socket.label(Salt.SILICON, List.of()))
          .isEqualTo(new LabelOutcome.Failed(new Failure.NotConverged(5)));
      assertThat(processes()).isEmpty();
      Failure again = new Failure.NotConverged(5);
      labels(socket.label(Salt.SILICON, List.of(again, again, again)));
    }
  }

  @Test
  void anotherMeshOfKPointsNeedsAnotherClient() throws Exception {
    Cp2kConversation conversation =
        Cp2kConversation.open(
            program(),
            template(TEMPLATE.formatted(60)),
            List.of(BASIS, POTENTIALS),
            folder.resolve("socket"));
    Structure first = Salt.SILICON;
    Matrix3 little = Matrix3.diagonal(0.03, 0.03, 0.03);
    Matrix3 much = Matrix3.diagonal(-0.5, -0.5, -0.5);
    assertThat(conversation.canTake(first, first.strained(little))).isTrue();
    assertThat(conversation.canTake(first, first.strained(much))).isFalse();
    assertThat(conversation.canTake(first, first.repeated(2, 1, 1))).isFalse();
  }

  @Test
  void anInputThatMovesAtomsItselfIsRefused() {
    assertThatThrownBy(
            () -> socket("&MOTION\n&END MOTION\n" + TEMPLATE.formatted(60), Transport.UNIX))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("&MOTION");
  }
}
