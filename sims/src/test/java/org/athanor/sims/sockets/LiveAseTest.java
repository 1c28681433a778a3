package org.athanor.sims.sockets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.athanor.potentials.potential.LennardJones;
import org.athanor.potentials.potential.LennardJones.Truncation;
import org.athanor.potentials.potential.Prediction;
import org.athanor.potentials.potential.SpeciesPair;
import org.athanor.potentials.structure.Derivatives;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.protocol.label.Failure;
import org.athanor.protocol.label.LabelOutcome;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calculators of ASE itself, through the script that is shipped. */
class LiveAseTest {
  private static final Structure ALLOY = Salt.COPPER_ALUMINIUM;

  private static String python;

  @TempDir private Path folder;

  @BeforeAll
  static void isInstalled() throws Exception {
    python = LiveAse.python();
  }

  private ClientSettings clients() {
    return ClientSettings.in(folder.resolve("scratch"));
  }

  private AseSettings settings(String text) throws IOException {
    return AseSettings.of(python, LiveAse.file(folder, "mine.py", text));
  }

  private SocketReference reference(String text) throws Exception {
    return Ase.reference(settings(text), clients(), true);
  }

  private static Labels labels(SocketReference reference, Structure structure) throws Exception {
    LabelOutcome outcome = reference.label(structure, List.of());
    assertThat(outcome).isInstanceOf(LabelOutcome.Labeled.class);
    return ((LabelOutcome.Labeled) outcome).labels();
  }

  private static Failure failure(SocketReference reference, Structure structure) throws Exception {
    LabelOutcome outcome = reference.label(structure, List.of());
    assertThat(outcome).isInstanceOf(LabelOutcome.Failed.class);
    return ((LabelOutcome.Failed) outcome).failure();
  }

  private Set<Long> processes() {
    String place = folder.toString();
    return new TreeSet<>(
        ProcessHandle.allProcesses()
            .filter(
                one -> one.info().commandLine().filter(line -> line.contains(place)).isPresent())
            .map(ProcessHandle::pid)
            .toList());
  }

  @Test
  void oneClientLabelsOtherAtomsInOtherNumbersAndOtherCells() throws Exception {
    try (SocketReference emt = reference(LiveAse.EMT)) {
      labels(emt, ALLOY);
      Set<Long> first = processes();
      Structure copper = new Structure(ALLOY.cell(), Species.repeated(29, 4), ALLOY.positions());
      double alone = labels(emt, copper).energy();
      assertThat(labels(emt, ALLOY.repeated(1, 2, 1)).energy())
          .isCloseTo(2 * labels(emt, ALLOY).energy(), within(1e-10));
      assertThat(labels(emt, copper).energy()).isEqualTo(alone);
      assertThat(processes()).hasSize(1).isEqualTo(first);
    }
    assertThat(processes()).isEmpty();
  }

  @Test
  void forcesAndVirialAreSlopesOfTheEnergy() throws Exception {
    try (SocketReference emt = reference(LiveAse.EMT)) {
      Labels labels = labels(emt, ALLOY);
      assertThat(labels.forces().largestNorm()).isGreaterThan(0.1);
      for (int axis = 0; axis < 3; axis++) {
        double slope = Derivatives.position(s -> energy(emt, s), ALLOY, 1, axis, 1e-3);
        // EMT is cut off with a small step.
        assertThat(labels.forces().get(1, axis)).isCloseTo(-slope, within(1e-4));
        for (int column = axis; column < 3; column++) {
          double strain = Derivatives.strain(s -> energy(emt, s), ALLOY, axis, column, 1e-4);
          assertThat(labels.virial().orElseThrow().get(axis, column))
              .isCloseTo(-strain, within(1e-3));
        }
      }
    }
  }

  private static double energy(SocketReference reference, Structure structure) {
    try {
      return labels(reference, structure).energy();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void itSaysWhatASEsOwnLennardJonesSays() throws Exception {
    String text =
        """
        from ase.calculators.lj import LennardJones
        cutoff = 6.0
        def calculator():
            return LennardJones(epsilon=0.3, sigma=2.3, rc=6.0)
        """;
    LennardJones.Parameters same = new LennardJones.Parameters(0.3, 2.3, 6.0);
    Prediction ours =
        LennardJones.of(Map.of(new SpeciesPair(14, 14), same), Truncation.SHIFTED)
            .predict(Salt.SILICON);
    try (SocketReference lj = reference(text)) {
      Labels theirs = labels(lj, Salt.SILICON);
      assertThat(theirs.energy()).isCloseTo(ours.energy(), within(1e-9));
      assertThat(theirs.forces().toArray()).containsExactly(ours.forces().toArray(), within(1e-9));
      assertThat(theirs.virial().orElseThrow().toArray())
          .containsExactly(ours.virial().toArray(), within(1e-9));
    }
  }

  @Test
  void whatACalculatorRaisesIsAFailureAndTheClientLives() throws Exception {
    String text =
        LiveAse.EMT
            + """

            def refused(atoms):
                return "too thin" if atoms.get_volume() > 100 else None
            """;
    try (SocketReference emt = reference(text)) {
      assertThat(failure(emt, Salt.SILICON).toString())
          .contains("Crashed", "NotImplementedError", "No EMT-potential for Si");
      Set<Long> first = processes();
      assertThat(failure(emt, ALLOY.strained(Matrix3.diagonal(1, 1, 1))))
          .isEqualTo(new Failure.GeometryRefused("Failed: too thin"));
      labels(emt, ALLOY);
      assertThat(processes()).isEqualTo(first);
    }
  }

  @Test
  void whatDoesNotConvergeIsNotConvergedAndNaNIsUnphysical() throws Exception {
    String text =
        """
        from ase.calculators.calculator import Calculator, SCFError

        class Stubborn(Calculator):
            implemented_properties = ["energy", "forces", "stress"]
            def calculate(self, atoms, properties, changes):
                if len(atoms) == 2:
                    raise SCFError("in 100 steps")
                self.results = dict(
                    energy=float("nan"), forces=atoms.positions, stress=atoms.cell[0:2].flatten())

        def calculator():
            return Stubborn()
        """;
    try (SocketReference stubborn = reference(text)) {
      assertThat(failure(stubborn, Salt.SILICON)).isInstanceOf(Failure.NotConverged.class);
      assertThat(failure(stubborn, ALLOY)).isInstanceOf(Failure.Unphysical.class);
    }
  }

  @Test
  void killedInTheMiddleItIsACrashAndTheNextLabelWorks() throws Exception {
    String text =
        """
        import os, signal
        from ase.calculators.emt import EMT

        class Mortal(EMT):
            def calculate(self, atoms, properties, changes):
                if len(atoms) == 8:
                    os.kill(os.getpid(), signal.SIGKILL)
                EMT.calculate(self, atoms, properties, changes)

        def calculator():
            return Mortal()
        """;
    try (SocketReference mortal = reference(text)) {
      double before = labels(mortal, ALLOY).energy();
      assertThat(failure(mortal, ALLOY.repeated(2, 1, 1)))
          .isInstanceOf(Failure.Crashed.class)
          .extracting(crash -> ((Failure.Crashed) crash).exitStatus())
          .isEqualTo(128 + 9);
      assertThat(labels(mortal, ALLOY).energy()).isEqualTo(before);
    }
  }

  @Test
  void itsIdentityIsTheCalculatorsAndItsFilesAre() throws Exception {
    try (SocketReference emt = reference(LiveAse.EMT)) {
      String physics = emt.identity().physics();
      assertThat(physics)
          .contains("calculator ase.calculators.emt.EMT\n", "\"asap_cutoff\": false", "mine.py sha")
          .doesNotContain(folder.toString());
      Files.writeString(folder.resolve("mine.py"), LiveAse.EMT + "# changed\n");
      assertThat(failure(emt, ALLOY)).isInstanceOf(Failure.Unavailable.class);
    }
    try (SocketReference changed = reference(LiveAse.EMT + "# changed\n")) {
      assertThat(changed.identity().physics()).contains("mine.py sha");
    }
  }

  @Test
  void whatCannotBeLoadedIsRefusedWithWhatPythonSaid() throws Exception {
    assertThatThrownBy(() -> reference("import nothing_of_this_name\n"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("No module named 'nothing_of_this_name'");
    assertThatThrownBy(() -> reference("x = 1\n"))
        .hasMessageContaining("expected a function calculator(), got none");
    assertThatThrownBy(
            () ->
                Ase.potential(
                    settings(LiveAse.EMT.replace("cutoff", "other")),
                    clients(),
                    new TreeSet<>(Set.of(29))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected a line such as cutoff = 6.0");
  }
}
