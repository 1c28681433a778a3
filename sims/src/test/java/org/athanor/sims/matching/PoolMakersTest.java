package org.athanor.sims.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.athanor.potentials.eam.ZhouEam;
import org.athanor.potentials.eam.ZhouParameters;
import org.athanor.potentials.fingerprint.FingerprintSettings;
import org.athanor.potentials.matching.LabelKind;
import org.athanor.potentials.structure.Structure;
import org.athanor.sims.matching.Environments.Centre;
import org.athanor.sims.phases.StructureSpec;
import org.junit.jupiter.api.Test;

/** Cells and environments for pools. */
class PoolMakersTest {
  private static final Structure PERFECT =
      StructureSpec.parse("bcc:Ta@3.3").structure().repeated(3, 3, 3);

  @Test
  void cellsAreAsDeformedAsAsked() {
    double strains = 0;
    double moves = 0;
    for (int k = 0; k < 40; k++) {
      Structure cell = new Cells(0.02, 0, 0, Optional.empty()).of(PERFECT, 3, k);
      strains += Math.pow(cell.cell().rows().get(0, 0) / 9.9 - 1, 2) / 40;
      Structure rattled = new Cells(0, 0.1, 0, Optional.empty()).of(PERFECT, 3, k);
      double[] x = rattled.positions().toArray();
      double[] x0 = PERFECT.positions().toArray();
      for (int c = 0; c < x.length; c++) {
        moves += Math.pow(x[c] - x0[c], 2) / x.length / 40;
      }
    }
    assertThat(Math.sqrt(strains)).isCloseTo(0.02, within(0.007));
    assertThat(Math.sqrt(moves)).isCloseTo(0.1, within(0.004));
    assertThat(new Cells(0.02, 0.1, 1, Optional.empty()).of(PERFECT, 3, 5))
        .isEqualTo(new Cells(0.02, 0.1, 1, Optional.empty()).of(PERFECT, 3, 5))
        .isNotEqualTo(new Cells(0.02, 0.1, 1, Optional.empty()).of(PERFECT, 4, 5));
  }

  @Test
  void vacanciesAndGapsAreMade() {
    Structure cell = new Cells(0, 0, 2, Optional.of(12.0)).of(PERFECT, 1, 0);
    assertThat(cell.size()).isEqualTo(PERFECT.size() - 2);
    assertThat(cell.cell().height(2)).isCloseTo(9.9 + 12, within(1e-12));
    assertThat(cell.cell().height(0)).isCloseTo(9.9, within(1e-12));
    for (int i = 0; i < cell.size(); i++) {
      double[] here = {
        cell.positions().get(i, 0), cell.positions().get(i, 1), cell.positions().get(i, 2)
      };
      assertThat(places(PERFECT, here)).isEqualTo(1);
      assertThat(places(cell, here)).isEqualTo(1);
    }
    assertThatThrownBy(() -> new Cells(0, 0, 54, Optional.empty()).of(PERFECT, 1, 0))
        .hasMessageContaining("fewer vacancies than the cell's 54 atoms");
    assertThatThrownBy(() -> new Cells(-0.1, 0, 0, Optional.empty()))
        .hasMessageContaining("strain of 0 to 0.5");
  }

  private static int places(Structure of, double[] here) {
    int count = 0;
    for (int i = 0; i < of.size(); i++) {
      double off = 0;
      for (int x = 0; x < 3; x++) {
        off += Math.abs(of.positions().get(i, x) - here[x]);
      }
      count += off < 1e-9 ? 1 : 0;
    }
    return count;
  }

  /** The most ordinary atom first, then those around a vacancy. */
  @Test
  void environmentsAroundAVacancyComeEarly() {
    Structure vacant = new Cells(0, 0, 1, Optional.empty()).of(PERFECT, 2, 0);
    List<Centre> centres =
        Environments.farthest(List.of(PERFECT, vacant), FingerprintSettings.of(4.2, 24), 5);
    assertThat(centres.getFirst().distance()).isZero();
    assertThat(centres.get(1).structure()).isEqualTo(1);
    for (int k = 2; k < centres.size(); k++) {
      assertThat(centres.get(k).distance()).isLessThanOrEqualTo(centres.get(k - 1).distance());
    }
  }

  /** The force on the middle of a sphere that is large enough is that in the crystal. */
  @Test
  void aLargeSphereHasTheForceOfTheCrystal() {
    Structure rattled = new Cells(0.02, 0.1, 1, Optional.empty()).of(PERFECT, 7, 0);
    ZhouEam potential = ZhouEam.of(ZhouParameters.TANTALUM);
    Structure sphere = Environments.sphere(rattled, 10, 2 * potential.cutoff() + 0.1);
    assertThat(sphere.size()).isGreaterThan(400);
    for (int x = 0; x < 3; x++) {
      assertThat(potential.predict(sphere).forces().get(0, x))
          .isCloseTo(potential.predict(rattled).forces().get(10, x), within(1e-10));
    }
    Offers offers = Offers.of(List.of(sphere, sphere), List.of(LabelKind.CENTRE_FORCE));
    assertThat(offers.all()).hasSize(1);
    assertThat(offers.repeats()).isEqualTo(1);
    assertThat(offers.all().getFirst().id()).isEqualTo("1/centre-force");
  }
}
