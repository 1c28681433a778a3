package org.athanor.sims.properties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.athanor.potentials.bondorder.TersoffFile;
import org.athanor.potentials.eam.ZhouEam;
import org.athanor.potentials.eam.ZhouParameters;
import org.athanor.potentials.potential.StillingerWeber;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Scalars;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Units;
import org.athanor.potentials.structure.Vectors;
import org.athanor.sims.phases.Supercell;
import org.junit.jupiter.api.Test;

class PhononsTest {
  private static DynamicalMatrix matrix(Crystal crystal, double length) {
    Structure cell = crystal.structure();
    Supercell supercell = Supercell.spanning(cell.cell(), length);
    return new DynamicalMatrix(ForceConstants.of(crystal.potential(), cell, supercell));
  }

  /** Speeds in Å/fs along a unit vector: eigenvalues of Σ C_ijkl n_j n_l / density. */
  private static double[] speeds(Stiffness stiffness, double density, double... n) {
    double[][] christoffel = new double[3][3];
    for (int i = 0; i < 3; i++) {
      for (int k = 0; k < 3; k++) {
        for (int j = 0; j < 3; j++) {
          for (int l = 0; l < 3; l++) {
            christoffel[i][k] += stiffness.tensor(i, j, k, l) * n[j] * n[l];
          }
        }
      }
    }
    double[] squares =
        new EigenDecomposition(new Array2DRowRealMatrix(christoffel)).getRealEigenvalues();
    Arrays.sort(squares);
    return Arrays.stream(squares)
        .map(c -> c / Units.GPA_PER_EV_PER_A3 / density * Units.ACCELERATION)
        .map(Math::sqrt)
        .toArray();
  }

  private static double density(Structure cell) {
    double mass = 0;
    for (int i = 0; i < cell.size(); i++) {
      mass += Element.of(cell.species().get(i)).mass();
    }
    return mass / cell.cell().volume();
  }

  private static void assertSoundIsElastic(Crystal crystal, double length, double... direction) {
    double norm = Layers.norm(direction);
    double[] n = Arrays.stream(direction).map(x -> x / norm).toArray();
    Stiffness stiffness = Elasticity.of(crystal, Ticker.NONE).stiffness();
    double[] speeds = speeds(stiffness, density(crystal.structure()), n);
    double q = 1e-3;
    double[] low = matrix(crystal, length).frequencies(q * n[0], q * n[1], q * n[2]);
    for (int mode = 0; mode < 3; mode++) {
      double speed = 2e-3 * Math.PI * low[mode] / q;
      assertThat(speed).isCloseTo(speeds[mode], within(1e-3 * speeds[mode]));
    }
  }

  @Test
  void soundIsThatOfTheElasticConstants() {
    assertSoundIsElastic(Crystals.SILICON, 15.1, 1, 0, 0);
    assertSoundIsElastic(Crystals.SILICON, 15.1, 0.3, -0.5, 0.9);
    assertSoundIsElastic(Crystals.TANTALUM, 26, 0.7, 0.2, 0.4);
  }

  @Test
  void soundOfAHexagonalCrystalToo() {
    Crystal lonsdaleite = Crystals.of(StillingerWeber.silicon(), "lonsdaleite:Si");
    assertSoundIsElastic(lonsdaleite, 15.1, 0.3, -0.5, 0.9);
  }

  /** At wave vectors that fit into a supercell, the frequencies are those of the supercell's. */
  @Test
  void allModesOfASupercellAreAmongThem() {
    Structure cell = Crystals.SILICON.structure().repeated(1, 1, 2);
    double[] direct = frequencies(cell);
    Matrix3 reciprocal = cell.cell().rows().inverse().transposed().times(2 * Math.PI);
    DynamicalMatrix matrix = matrix(Crystals.SILICON, 15.1);
    // Multiples of the supercell's reciprocal vectors, one from each class of the crystal's own.
    List<double[]> waves =
        IntStream.range(0, 2)
            .boxed()
            .flatMap(
                c ->
                    List.of(
                        new double[] {0, 0, c},
                        new double[] {1, 0, c},
                        new double[] {0, 1, c},
                        new double[] {1, 1, c})
                        .stream())
            .toList();
    double[] all =
        waves.stream()
            .map(q -> Sublattices.product(q, reciprocal))
            .flatMapToDouble(q -> Arrays.stream(matrix.frequencies(q[0], q[1], q[2])))
            .sorted()
            .toArray();
    assertThat(all).hasSize(direct.length);
    for (int k = 3; k < all.length; k++) {
      assertThat(all[k]).isCloseTo(direct[k], within(1e-3));
    }
    assertThat(all[0]).isCloseTo(0, within(1e-3));
    assertThat(all[all.length - 1]).isGreaterThan(17);
  }

  /** Frequencies in THz of all modes of a cell, straight from its Hessian. */
  private static double[] frequencies(Structure cell) {
    int size = 3 * cell.size();
    double h = 1e-3;
    double[][] hessian = new double[size][size];
    for (int k = 0; k < size; k++) {
      Vectors up = forces(cell, k, h);
      Vectors down = forces(cell, k, -h);
      for (int m = 0; m < size; m++) {
        hessian[k][m] = (down.get(m / 3, m % 3) - up.get(m / 3, m % 3)) / (2 * h);
      }
    }
    for (int k = 0; k < size; k++) {
      for (int m = 0; m < k; m++) {
        hessian[k][m] = 0.5 * (hessian[k][m] + hessian[m][k]);
        hessian[m][k] = hessian[k][m];
      }
    }
    double mass = Element.of("Si").mass();
    return Arrays.stream(
            new EigenDecomposition(new Array2DRowRealMatrix(hessian)).getRealEigenvalues())
        .map(e -> e / mass * Units.ACCELERATION)
        .map(square -> Math.signum(square) * Math.sqrt(Math.abs(square)) / (2e-3 * Math.PI))
        .sorted()
        .toArray();
  }

  private static Vectors forces(Structure cell, int coordinate, double step) {
    double[] positions = cell.positions().toArray();
    positions[coordinate] += step;
    return StillingerWeber.silicon().predict(cell.withPositions(Vectors.of(positions))).forces();
  }

  @Test
  void siliconHasItsBands() {
    Phonons phonons = Phonons.of(Crystals.SILICON, Ticker.NONE);
    assertThat(phonons.stable()).isTrue();
    assertThat(phonons.sumRule()).isLessThan(1e-9);
    assertThat(phonons.uncertainty()).isLessThan(1e-6);
    assertThat(phonons.bands().corners().stream().map(Bands.Corner::label))
        .containsExactly("Γ", "X", "K", "Γ", "L");
    // The optical modes at Γ are one, threefold, and the highest of all.
    for (int branch = 3; branch < 6; branch++) {
      assertThat(phonons.bands().branches().get(branch).get(0))
          .isCloseTo(phonons.bands().highest(), within(1e-4));
    }
    double area = 0;
    double step = phonons.frequencies().get(1) - phonons.frequencies().get(0);
    for (int k = 0; k < phonons.density().size(); k++) {
      area += step * phonons.density().get(k);
    }
    assertThat(area).isCloseTo(3, within(0.01));
    // Measured: 19.8 J/(mol K), which is 2.38 k.
    assertThat(phonons.thermal().orElseThrow().heatCapacity()).isBetween(2.1, 2.5);
  }

  /** Its matrix at Γ has blocks of rounding alone. */
  @Test
  void theCentreOfTheZoneIsSolvedForTersoffToo() throws IOException {
    try (InputStream stream =
        TersoffFile.class.getResourceAsStream("/org/athanor/potentials/bondorder/Si.tersoff")) {
      List<String> lines =
          new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      Crystal silicon = Crystals.of(TersoffFile.read(lines, Map.of("Si", 14)), "diamond:Si");
      double[] centre = matrix(silicon, 12.8).frequencies(0, 0, 0);
      for (int mode = 0; mode < 3; mode++) {
        assertThat(centre[mode]).isCloseTo(0, within(1e-5));
        assertThat(centre[mode + 3]).isCloseTo(centre[5], within(1e-5));
      }
      assertThat(centre[5]).isGreaterThan(10);
    }
  }

  @Test
  void anUnstableCrystalIsSaidToBeUnstable() {
    Phonons phonons =
        Phonons.of(Crystals.of(ZhouEam.of(ZhouParameters.TANTALUM), "fcc:Ta"), Ticker.NONE);
    assertThat(phonons.stable()).isFalse();
    assertThat(phonons.lowest()).isLessThan(-1);
    assertThat(phonons.thermal()).isEmpty();
  }

  /** C = −T ∂²F/∂T², and the limits of cold and heat. */
  @Test
  void thermalFunctionsAreThoseOfOscillators() {
    Spectrum spectrum = new Spectrum(Scalars.of(5.0, 5.0, 5.0), 1);
    double quantum = 4.135667696e-3 * 5;
    assertThat(spectrum.freeEnergy(0)).isCloseTo(1.5 * quantum, within(1e-9));
    double t = 250;
    double h = 0.5;
    double curvature =
        (spectrum.freeEnergy(t + h) - 2 * spectrum.freeEnergy(t) + spectrum.freeEnergy(t - h))
            / (h * h);
    assertThat(spectrum.heatCapacity(t)).isCloseTo(-t * curvature / Units.BOLTZMANN, within(1e-4));
    assertThat(spectrum.heatCapacity(5000)).isCloseTo(3, within(1e-3));
  }
}
