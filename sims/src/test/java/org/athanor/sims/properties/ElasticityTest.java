package org.athanor.sims.properties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Optional;
import org.athanor.potentials.eam.ZhouEam;
import org.athanor.potentials.eam.ZhouParameters;
import org.athanor.potentials.potential.StillingerWeber;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;
import org.junit.jupiter.api.Test;

class ElasticityTest {
  private static Elasticity of(Crystal crystal) {
    return Elasticity.of(crystal, Ticker.NONE);
  }

  private static void assertConstants(
      Elasticity elasticity, double c11, double c12, double c44, double tolerance) {
    Map<String, Double> constants = elasticity.constants();
    assertThat(constants).containsOnlyKeys("C11", "C12", "C44");
    assertThat(constants.get("C11")).isCloseTo(c11, within(tolerance));
    assertThat(constants.get("C12")).isCloseTo(c12, within(tolerance));
    assertThat(constants.get("C44")).isCloseTo(c44, within(tolerance));
    assertThat(elasticity.stable()).isTrue();
  }

  /** Relaxed-ion values of Balamane, Halicioglu and Tiller, Phys. Rev. B 46, 2250 (1992). */
  @Test
  void siliconOfStillingerAndWeber() {
    Elasticity elasticity = of(Crystals.SILICON);
    assertConstants(elasticity, 151.4, 76.4, 56.4, 0.06);
    assertThat(elasticity.uncertaintyGPa()).isLessThan(0.01);
    assertThat(elasticity.system()).isEqualTo(CrystalSystem.CUBIC);
  }

  /** Analytic derivatives of Zhou's functions. */
  @Test
  void metalsOfZhou() {
    assertConstants(of(Crystals.TANTALUM), 271.95, 167.10, 82.33, 0.01);
    Crystal tungsten = Crystals.of(ZhouEam.of(ZhouParameters.TUNGSTEN), "bcc:W");
    assertConstants(of(tungsten), 533.96, 215.64, 160.75, 0.01);
  }

  @Test
  void aHexagonalCrystalHasFiveConstants() {
    Crystal lonsdaleite = Crystals.of(StillingerWeber.silicon(), "lonsdaleite:Si");
    Elasticity elasticity = of(lonsdaleite);
    assertThat(elasticity.system()).isEqualTo(CrystalSystem.HEXAGONAL);
    assertThat(elasticity.constants()).containsOnlyKeys("C11", "C12", "C13", "C33", "C44");
    // The same bonds in the same numbers: nearly the bulk modulus of diamond.
    assertThat(elasticity.moduli().bulk()).isCloseTo(101.4, within(0.1));
    assertThat(elasticity.constants().get("C33"))
        .isGreaterThan(elasticity.constants().get("C11") + 5);
  }

  @Test
  void aTurnedTriclinicCellHasTheTurnedTensor() {
    Crystal lonsdaleite = Crystals.of(StillingerWeber.silicon(), "lonsdaleite:Si");
    Stiffness upright = of(lonsdaleite).stiffness();
    double s = StrictMath.sin(0.7);
    double c = StrictMath.cos(0.7);
    Matrix3 rotation =
        Matrix3.of(1, 0, 0, 0, c, -s, 0, s, c).times(Matrix3.of(c, -s, 0, s, c, 0, 0, 0, 1));
    Elasticity turned = of(turned(lonsdaleite, rotation));
    assertThat(turned.stiffness().distance(upright.rotated(rotation))).isLessThan(0.02);
    assertThat(turned.stiffness().distance(upright)).isGreaterThan(5);
    assertThat(turned.system()).isEqualTo(CrystalSystem.HEXAGONAL);
    assertThat(turned.constants()).hasSize(21);
    assertThat(turned.moduli().shear()).isCloseTo(Moduli.of(upright).shear(), within(0.01));
  }

  /** x → R x, in a skewed cell of the same lattice. */
  private static Crystal turned(Crystal crystal, Matrix3 rotation) {
    Structure structure = crystal.structure();
    Matrix3 skew = Matrix3.of(1, 1, 0, 0, 1, -1, 0, 0, 1);
    Matrix3 rows = skew.times(structure.cell().rows()).times(rotation.transposed());
    double[] positions = new double[3 * structure.size()];
    for (int i = 0; i < structure.size(); i++) {
      for (int x = 0; x < 3; x++) {
        for (int y = 0; y < 3; y++) {
          positions[3 * i + x] += rotation.get(x, y) * structure.positions().get(i, y);
        }
      }
    }
    Structure moved =
        new Structure(Cell.periodic(rows), structure.species(), Vectors.of(positions));
    return new Crystal(crystal.potential(), Optional.empty(), moved, crystal.energy());
  }

  @Test
  void aCrystalThatDoesNotHoldHasNone() {
    Crystal unstable = Crystals.of(ZhouEam.of(ZhouParameters.TANTALUM), "hcp:Ta");
    assertThatThrownBy(() -> of(unstable))
        .isInstanceOf(NotRelaxedException.class)
        .hasMessageContaining("does not hold");
  }

  /** Nye's example of an isotropic body: λ = 2, μ = 3. */
  @Test
  void averagesOfAnIsotropicBodyAreItsOwn() {
    double[] c = new double[36];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        c[6 * i + j] = i == j ? 8 : 2;
      }
      c[7 * (i + 3)] = 3;
    }
    Moduli moduli = Moduli.of(Stiffness.of(c));
    assertThat(moduli.bulkVoigt()).isCloseTo(4, within(1e-12));
    assertThat(moduli.bulkReuss()).isCloseTo(4, within(1e-12));
    assertThat(moduli.shearVoigt()).isCloseTo(3, within(1e-12));
    assertThat(moduli.shearReuss()).isCloseTo(3, within(1e-12));
    assertThat(moduli.young()).isCloseTo(7.2, within(1e-12));
    assertThat(moduli.poisson()).isCloseTo(0.2, within(1e-12));
    assertThat(moduli.anisotropy()).isCloseTo(0, within(1e-12));
  }
}
