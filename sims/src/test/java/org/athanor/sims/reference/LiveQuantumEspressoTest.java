package org.athanor.sims.reference;

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
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Units;
import org.athanor.potentials.structure.Vectors;
import org.athanor.protocol.label.Failure;
import org.athanor.protocol.label.LabelOutcome;
import org.athanor.sims.reference.QuantumEspressoSettings.Cutoffs;
import org.athanor.sims.reference.QuantumEspressoSettings.KPoints;
import org.athanor.sims.reference.QuantumEspressoSettings.Program;
import org.athanor.sims.reference.QuantumEspressoSettings.Scf;
import org.athanor.sims.reference.QuantumEspressoSettings.Smearing;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against pw.x itself, where it and Debian's pseudopotential of silicon are installed. */
class LiveQuantumEspressoTest {
  private static final Path PSEUDOPOTENTIAL = Path.of("/usr/share/espresso/pseudo/Si.pbe-rrkj.UPF");

  private static final Structure STRUCTURE =
      new Structure(
          Cell.periodic(0.1, 2.7, 2.75, 2.71, 0.02, 2.68, 2.65, 2.77, -0.05),
          Species.of(14, 14),
          Vectors.of(0, 0, 0, 1.42, 1.30, 1.38));

  @TempDir private static Path scratch;

  @BeforeAll
  static void isInstalled() {
    boolean program =
        Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "pw.x")));
    assumeTrue(program, "pw.x (Debian package quantum-espresso) is not on the PATH");
    assumeTrue(
        Files.isReadable(PSEUDOPOTENTIAL),
        PSEUDOPOTENTIAL + " (Debian package quantum-espresso-data) is not installed");
  }

  private static QuantumEspresso open(double cutoff, int steps) throws Exception {
    return QuantumEspresso.open(
        new QuantumEspressoSettings(
            new Program("pw.x", Map.of("OMP_NUM_THREADS", "1"), Duration.ofMinutes(4)),
            new TreeMap<>(Map.of("Si", PSEUDOPOTENTIAL)),
            new Cutoffs(cutoff, 4 * cutoff),
            new KPoints(1.1, true),
            Optional.of(new Smearing("mv", 0.02)),
            new Scf(1e-11, 0.7, steps),
            new TreeMap<>()),
        scratch);
  }

  private static Labels label(QuantumEspresso reference, Structure structure)
      throws InterruptedException {
    LabelOutcome outcome = reference.label(structure, List.of());
    assertThat(outcome).isInstanceOf(LabelOutcome.Labeled.class);
    return ((LabelOutcome.Labeled) outcome).labels();
  }

  @Test
  void forcesAndStressAreDerivativesOfTheEnergy() throws Exception {
    QuantumEspresso reference = open(30, 60);
    Labels labels = label(reference, STRUCTURE);
    assertThat(labels.forces().largestNorm()).isGreaterThan(0.5);
    double h = 0.01;
    for (int component : new int[] {0, 4}) {
      double slope = (energy(reference, component, h) - energy(reference, component, -h)) / (2 * h);
      double force = labels.forces().get(component / 3, component % 3);
      assertThat(force).isCloseTo(-slope, within(2e-3));
    }
    // Energies at a fixed cutoff carry Pulay's stress, below 0.3 GPa at 30 Ry.
    double volume = STRUCTURE.cell().volume();
    double tolerance = 0.3 / Units.GPA_PER_EV_PER_A3 * volume;
    Matrix3 virial = labels.virial().orElseThrow();
    Matrix3 stretch = Matrix3.diagonal(1, 0, 0);
    assertThat(virial.get(0, 0)).isCloseTo(-slope(reference, stretch), within(tolerance));
    Matrix3 shear = Matrix3.of(0, 0.5, 0, 0.5, 0, 0, 0, 0, 0);
    assertThat(virial.get(0, 1)).isCloseTo(-slope(reference, shear), within(tolerance));
    assertThat(Math.abs(virial.get(0, 1))).isGreaterThan(10 * tolerance);
  }

  @Test
  void tooFewStepsAreNoLabelAndTheRemedyHelps() throws Exception {
    QuantumEspresso reference = open(12, 5);
    LabelOutcome outcome = reference.label(STRUCTURE, List.of());
    assertThat(outcome).isEqualTo(new LabelOutcome.Failed(new Failure.NotConverged(5)));
    List<Failure> twice = List.of(new Failure.NotConverged(5), new Failure.NotConverged(10));
    assertThat(reference.label(STRUCTURE, twice)).isInstanceOf(LabelOutcome.Labeled.class);
    assertThat(reference.identity().name()).startsWith("pw.x ");
  }

  private static double energy(QuantumEspresso reference, int component, double h)
      throws InterruptedException {
    double[] moved = STRUCTURE.positions().toArray();
    moved[component] += h;
    return label(reference, STRUCTURE.withPositions(Vectors.of(moved))).energy();
  }

  private static double slope(QuantumEspresso reference, Matrix3 strain)
      throws InterruptedException {
    double h = 0.01;
    return (label(reference, STRUCTURE.strained(strain.times(h))).energy()
            - label(reference, STRUCTURE.strained(strain.times(-h))).energy())
        / (2 * h);
  }
}
