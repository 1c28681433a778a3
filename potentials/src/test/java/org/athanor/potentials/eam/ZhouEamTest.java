package org.athanor.potentials.eam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.athanor.potentials.potential.ParametricContract;
import org.athanor.potentials.potential.ParametricPotential;
import org.athanor.potentials.potential.Prediction;
import org.athanor.potentials.potential.Sensitivity;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.SampleStructures;
import org.athanor.potentials.structure.Scalars;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ZhouEamTest {
  private static final ZhouEam TANTALUM = ZhouEam.of(ZhouParameters.TANTALUM);
  private static final ZhouEam TUNGSTEN = ZhouEam.of(ZhouParameters.TUNGSTEN);

  @Nested
  class Tantalum implements ParametricContract {
    @Override
    public ParametricPotential potential() {
      return TANTALUM;
    }

    @Override
    public double nearestNeighbours() {
      return 2.7;
    }
  }

  @Nested
  class Tungsten implements ParametricContract {
    @Override
    public ParametricPotential potential() {
      return TUNGSTEN;
    }

    @Override
    public double nearestNeighbours() {
      return 2.5;
    }
  }

  @Test
  void energiesAndForcesAreThoseOfTheOtherProgram() {
    for (int k = 0; k < ZhouNumbers.STRUCTURES; k++) {
      String name = "cell" + k;
      Prediction got = TANTALUM.predict(ZhouNumbers.structure(name));
      double energy = ZhouNumbers.get(name + ".energyPerAtom")[0];
      assertThat(got.energy() / 16).as(name).isCloseTo(energy, within(1e-11));
      close(name, got.forces().toArray(), ZhouNumbers.get(name + ".forces"));
    }
  }

  @Test
  void jacobiansAreThoseOfTheOtherProgram() {
    int energies = 0;
    int forces = 0;
    for (int k = 0; k < ZhouNumbers.STRUCTURES; k++) {
      String name = "cell" + k;
      Sensitivity got = TANTALUM.sensitivity(ZhouNumbers.structure(name));
      if (ZhouNumbers.has(name + ".jacobianEnergyPerAtom")) {
        energies++;
        double[] perAtom = got.energy().toArray();
        for (int p = 0; p < 7; p++) {
          perAtom[p] /= 16;
        }
        close(name, perAtom, ZhouNumbers.get(name + ".jacobianEnergyPerAtom"));
      }
      if (ZhouNumbers.has(name + ".jacobianForces")) {
        forces++;
        close(name, byComponent(got.forces()), ZhouNumbers.get(name + ".jacobianForces"));
      }
    }
    assertThat(List.of(energies, forces)).containsExactly(6, 6);
  }

  private static double[] byComponent(List<Vectors> forces) {
    double[] all = new double[48 * 7];
    for (int k = 0; k < all.length; k++) {
      all[k] = forces.get(k % 7).get(k / 7 / 3, k / 7 % 3);
    }
    return all;
  }

  private static void close(String what, double[] got, double[] expected) {
    assertThat(got).as(what).hasSameSizeAs(expected);
    double largest = 0;
    for (double each : expected) {
      largest = Math.max(largest, Math.abs(each));
    }
    for (int k = 0; k < got.length; k++) {
      assertThat(got[k]).as("%s, %d", what, k).isCloseTo(expected[k], within(1e-9 * largest));
    }
  }

  /** Dense, thin and middling surroundings, so that all branches of F are met. */
  @Test
  void jacobiansAreSlopesByTheLogarithms() {
    for (double distance : new double[] {2.3, 2.6, 2.9, 3.4}) {
      for (ZhouParameters parameters : List.of(ZhouParameters.TANTALUM, ZhouParameters.TUNGSTEN)) {
        Structure diamond = SampleStructures.diamond(distance, List.of(parameters.atomicNumber()));
        Structure s =
            SampleStructures.rattled(
                diamond.strained(Matrix3.of(.02, .05, 0, -.01, -.03, .04, 0, .02, .01)), 0.2, 8);
        Sensitivity jacobian = ZhouEam.of(parameters).sensitivity(s);
        for (int p = 0; p < 7; p++) {
          Prediction slope = slope(parameters, p, s);
          double scale = Math.max(1, jacobian.virial().get(p).largestAbsolute());
          assertThat(jacobian.energy().get(p)).isCloseTo(slope.energy(), within(1e-7 * scale));
          for (int k = 0; k < 24; k++) {
            assertThat(jacobian.forces().get(p).get(k / 3, k % 3))
                .isCloseTo(slope.forces().get(k / 3, k % 3), within(1e-7 * scale));
          }
          for (int k = 0; k < 9; k++) {
            assertThat(jacobian.virial().get(p).get(k / 3, k % 3))
                .isCloseTo(slope.virial().get(k / 3, k % 3), within(1e-7 * scale));
          }
        }
      }
    }
  }

  /** Fourth-order finite differences at a fixed cutoff. */
  private static Prediction slope(ZhouParameters parameters, int p, Structure structure) {
    // Small, for F″ jumps at 1.15 ρ_e.
    double h = 1e-4;
    double energy = 0;
    double[] forces = new double[3 * structure.size()];
    Matrix3 virial = Matrix3.ZERO;
    double[] weights = {1, -8, 0, 8, -1};
    for (int step = -2; step <= 2; step++) {
      double weight = weights[step + 2] / (12 * h);
      double[] logs = parameters.logTunable().toArray();
      logs[p] += step * h;
      Prediction moved =
          ZhouEam.of(parameters.withLogTunable(Scalars.of(logs)), ZhouEam.of(parameters).cutoff())
              .predict(structure);
      energy += weight * moved.energy();
      virial = virial.plus(moved.virial().times(weight));
      for (int k = 0; k < forces.length; k++) {
        forces[k] += weight * moved.forces().get(k / 3, k % 3);
      }
    }
    return new Prediction(
        energy, Scalars.of(new double[structure.size()]), Vectors.of(forces), virial);
  }

  private static Structure bcc(double a, int atomicNumber) {
    return new Structure(
        Cell.cubic(a), Species.repeated(atomicNumber, 2), Vectors.of(0, 0, 0, a / 2, a / 2, a / 2));
  }

  @Test
  void bulkQuantitiesAndTheirJacobiansAreThoseOfTheOtherProgram() {
    checkBulk(TANTALUM, "bulk.tantalum");
    checkBulk(TUNGSTEN, "bulk.tungsten");
  }

  private static void checkBulk(ZhouEam potential, String name) {
    double[] expected = ZhouNumbers.get(name);
    double a = expected[0];
    int z = potential.species().first();
    Structure structure = bcc(a, z);
    Prediction at = potential.predict(structure);
    assertThat(-at.energy() / 2).as(name).isCloseTo(expected[1], within(1e-9));
    double stiffness = (trace(potential, a + 1e-4, z) - trace(potential, a - 1e-4, z)) / 2e-4;
    assertThat(trace(potential, a, z) / stiffness).as(name).isCloseTo(0, within(1e-9));
    close(
        name, elastic(potential, structure), new double[] {expected[2], expected[3], expected[4]});
    double[] jacobian = ZhouNumbers.get(name + ".jacobian");
    Sensitivity got = potential.sensitivity(structure);
    for (int p = 0; p < 7; p++) {
      double byLog = -got.virial().get(p).trace() / stiffness;
      assertThat(byLog).as("%s, a0, %d", name, p).isCloseTo(jacobian[p], within(1e-6));
      assertThat(-got.energy().get(p) / 2)
          .as("%s, energy, %d", name, p)
          .isCloseTo(jacobian[7 + p], within(1e-8));
    }
  }

  private static double trace(ZhouEam potential, double a, int z) {
    return potential.predict(bcc(a, z)).virial().trace();
  }

  /** GPa in one eV/Å³ as the other program has it (CODATA 2014), 8e-9 off today's. */
  private static final double GPA = 160.21766208;

  /** C11, C12, C44 in GPa by fourth-order differences of the stress. */
  private static double[] elastic(ZhouEam potential, Structure structure) {
    double[] c = new double[3];
    double h = 2e-4;
    double[] weights = {1, -8, 0, 8, -1};
    for (int step = -2; step <= 2; step++) {
      double weight = weights[step + 2] / (12 * h) * GPA;
      Structure pulled = structure.strained(Matrix3.diagonal(step * h, 0, 0));
      Structure sheared =
          structure.strained(Matrix3.of(0, step * h / 2, 0, step * h / 2, 0, 0, 0, 0, 0));
      Matrix3 stress = potential.predict(pulled).stress(pulled.cell());
      c[0] += weight * stress.get(0, 0);
      c[1] += weight * stress.get(1, 1);
      c[2] += weight * potential.predict(sheared).stress(sheared.cell()).get(0, 1);
    }
    return c;
  }

  @Test
  void logarithmsKeepSigns() {
    ZhouParameters back =
        ZhouParameters.TANTALUM.withLogTunable(ZhouParameters.TANTALUM.logTunable());
    assertThat(back.embedding()).isCloseTo(-5.141526, within(1e-14));
    assertThat(back.beta()).isCloseTo(4.527748, within(1e-14));
    assertThat(back.scale()).isEqualTo(3.086341);
  }

  @Test
  void impossibleParametersAreRefused() {
    assertThatThrownBy(() -> new ZhouParameters(73, 2.8, 3, 33, -4.5, 1, 1, .2, .8, -5))
        .hasMessageContaining("β -4.5");
    assertThatThrownBy(() -> new ZhouParameters(73, 2.8, 3, 33, 4.5, 1, 1, 0, .8, -5))
        .hasMessageContaining("κ 0.0");
    assertThatThrownBy(() -> ZhouEam.of(ZhouParameters.TANTALUM, 0)).hasMessageContaining("0.0");
    assertThatThrownBy(() -> ZhouParameters.TANTALUM.withLogTunable(Scalars.of(1, 2)))
        .hasMessageContaining("got 2");
    assertThatThrownBy(() -> TANTALUM.sensitivity(bcc(3, 74))).hasMessageContaining("got W");
  }
}
