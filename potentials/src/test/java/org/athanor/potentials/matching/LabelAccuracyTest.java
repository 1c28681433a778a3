package org.athanor.potentials.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.athanor.potentials.eam.ZhouEam;
import org.athanor.potentials.eam.ZhouParameters;
import org.athanor.potentials.potential.Sensitivity;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

class LabelAccuracyTest {
  private static final ZhouEam TANTALUM = ZhouEam.of(ZhouParameters.TANTALUM);
  private static final Structure CELL =
      new Structure(Cell.cubic(3.4), Species.repeated(73, 2), Vectors.of(0, 0, 0, 1.6, 1.8, 1.5));
  private static final SortedMap<LabelKind, Double> SIGMAS =
      new TreeMap<>(Map.of(LabelKind.ENERGY, 0.002, LabelKind.FORCES, 0.03, LabelKind.STRESS, 0.4));

  @Test
  void aStructureIsTheSumOfItsKindsByTheirAccuracies() {
    Sensitivity sensitivity = TANTALUM.sensitivity(CELL);
    DMatrixRMaj expected = new DMatrixRMaj(7, 7);
    SIGMAS.forEach(
        (kind, sigma) ->
            CommonOps_DDRM.addEquals(
                expected,
                1 / (sigma * sigma),
                LabelJacobian.of("x", CELL, sensitivity, kind)
                    .getFirst()
                    .candidate()
                    .information()
                    .matrix()));
    DMatrixRMaj got =
        new LabelAccuracy(SIGMAS).candidate("x", CELL, sensitivity).information().matrix();
    for (int k = 0; k < 49; k++) {
      assertThat(got.get(k)).isCloseTo(expected.get(k), within(1e-9 * Dense.norm(expected)));
    }
  }

  @Test
  void whatIsBoughtHasAWeightForEachKind() {
    Labels labels = new Labels(-1, Vectors.zeros(2), Optional.of(Matrix3.ZERO));
    List<BoughtLabel> bought = new LabelAccuracy(SIGMAS).bought("0/3/1", CELL, labels, 0.5);
    assertThat(bought)
        .extracting(BoughtLabel::id)
        .containsExactly("0/3/1/energy", "0/3/1/forces", "0/3/1/stress");
    assertThat(bought.get(1).weight()).isCloseTo(0.5 / (0.03 * 0.03), within(1e-9));
    Labels bare = new Labels(-1, Vectors.zeros(2), Optional.empty());
    assertThatThrownBy(() -> new LabelAccuracy(SIGMAS).bought("x", CELL, bare, 1))
        .hasMessageContaining("stress");
  }

  @Test
  void kindsThatCannotBeBoughtAreRefused() {
    assertThatThrownBy(() -> new LabelAccuracy(new TreeMap<>())).hasMessageContaining("energy");
    assertThatThrownBy(() -> new LabelAccuracy(new TreeMap<>(Map.of(LabelKind.ATOM_FORCES, 1.0))))
        .hasMessageContaining("forces and stress");
    assertThatThrownBy(() -> new LabelAccuracy(new TreeMap<>(Map.of(LabelKind.FORCES, 0.0))))
        .hasMessageContaining("eV/Å");
  }

  @Test
  void mergedWeightsAreTheLargerOnesAndTheirChangeIsRelative() {
    SortedMap<String, Double> before = new TreeMap<>(Map.of("a", 1.0, "b", 5.0));
    SortedMap<String, Double> now = new TreeMap<>(Map.of("b", 4.0, "c", 10.0));
    SortedMap<String, Double> merged = Weights.larger(before, now);
    assertThat(merged)
        .containsExactly(Map.entry("a", 1.0), Map.entry("b", 5.0), Map.entry("c", 10.0));
    assertThat(Weights.change(before, merged)).isEqualTo(1);
    assertThat(Weights.change(merged, now)).isEqualTo(0.1);
    assertThat(Weights.change(merged, merged)).isZero();
    assertThat(Weights.change(new TreeMap<String, Double>(), new TreeMap<>())).isZero();
  }
}
