package org.athanor.potentials.ionic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.athanor.potentials.ionic.BornMayerHuggins.Parameters;
import org.athanor.potentials.ionic.Electrostatics.Ewald;
import org.athanor.potentials.ionic.Electrostatics.Method;
import org.athanor.potentials.potential.Potential;
import org.athanor.potentials.potential.Prediction;
import org.athanor.potentials.potential.SpeciesPair;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Sample;
import org.athanor.potentials.structure.SampleStructures;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.junit.jupiter.api.Test;

/** The mesh beside the sum wave by wave: errors stay below what was asked for. */
class MeshAccuracyTest {
  private static final double UNIT_FORCE = 14.399645;
  private static final Matrix3 STRAIN =
      Matrix3.of(0.04, 0.05, -0.03, -0.02, -0.03, 0.06, 0.07, 0.01, 0.02);

  /** Ordered, strongly disordered, skewed and left-handed. */
  private static List<Sample> samples() {
    Structure cube = RockSalt.cubic(5.64);
    Structure mirrored = cube.strained(Matrix3.diagonal(-2, 0, 0)).strained(STRAIN);
    return List.of(
        new Sample("warm", SampleStructures.rattled(cube.repeated(4, 3, 3), 0.1, 3)),
        new Sample("wild", SampleStructures.rattled(cube.repeated(4, 4, 4), 0.5, 1)),
        new Sample("skewed", SampleStructures.rattled(mirrored.repeated(2, 4, 5), 0.4, 2)));
  }

  @Test
  void accuracyIsKeptWithAnyCutoff() {
    for (Sample sample : samples()) {
      for (double cutoff : new double[] {5, 8, 11}) {
        Prediction exact =
            charges(new Ewald(1e-14, Method.WAVES), cutoff).predict(sample.structure());
        for (double accuracy : new double[] {1e-3, 1e-5, 1e-7, 1e-10}) {
          Potential mesh = charges(new Ewald(accuracy, Method.MESH), cutoff);
          String name = sample + ", cutoff " + cutoff + " Å, accuracy " + accuracy;
          compare(name, mesh.predict(sample.structure()), exact, accuracy);
        }
      }
    }
  }

  private static Potential charges(Ewald how, double cutoff) {
    return RockSalt.chargesAlone(how, cutoff);
  }

  /** Two kinds of cations and one of anions, packed as densely as magnesium oxide. */
  @Test
  void accuracyIsKeptWithSeveralCharges() {
    int[] numbers = new int[8];
    Structure cube = RockSalt.cubic(4.21);
    for (int i = 0; i < 8; i++) {
      numbers[i] = cube.species().get(i) == 17 ? 8 : i < 4 ? 11 : 12;
    }
    Structure unit = new Structure(cube.cell(), Species.of(numbers), cube.positions());
    Structure oxide = SampleStructures.rattled(unit.repeated(4, 4, 5), 0.3, 5);
    Prediction exact = oxide(new Ewald(1e-14, Method.WAVES)).predict(oxide);
    for (double accuracy : new double[] {1e-3, 1e-5, 1e-8}) {
      Prediction mesh = oxide(new Ewald(accuracy, Method.MESH)).predict(oxide);
      compare("oxide, accuracy " + accuracy, mesh, exact, accuracy);
    }
  }

  private static Potential oxide(Ewald how) {
    Parameters repulsion = new Parameters(0.2, 0.3, 2.4, 1, 0.5);
    Map<SpeciesPair, Parameters> all = new TreeMap<>();
    SpeciesPair.all(List.of(8, 11, 12)).forEach(pair -> all.put(pair, repulsion));
    return BornMayerHuggins.of(all, Charges.of(Map.of(8, -1.75, 11, 1.5, 12, 2.0)), how, 7.5);
  }

  private static void compare(String name, Prediction mesh, Prediction exact, double accuracy) {
    int n = mesh.forces().size();
    double sum = 0;
    double worst = 0;
    for (int i = 0; i < n; i++) {
      for (int axis = 0; axis < 3; axis++) {
        double error = mesh.forces().get(i, axis) - exact.forces().get(i, axis);
        sum += error * error;
      }
      double error = mesh.energies().get(i) - exact.energies().get(i);
      worst = Math.max(worst, Math.abs(error));
    }
    double allowed = accuracy * UNIT_FORCE;
    assertThat(Math.sqrt(sum / n)).as("%s: forces", name).isLessThan(allowed);
    assertThat(mesh.energy()).as("%s: energy", name).isCloseTo(exact.energy(), within(n * allowed));
    assertThat(worst).as("%s: energies of atoms", name).isLessThan(2 * allowed);
    double stress = mesh.virial().plus(exact.virial().times(-1)).largestAbsolute();
    assertThat(stress).as("%s: virial", name).isLessThan(5 * n * allowed);
  }
}
