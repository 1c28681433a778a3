package org.athanor.potentials.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.athanor.potentials.parallel.Team;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.RandomMatrices_DDRM;
import org.junit.jupiter.api.Test;

class TallTest {
  private static final DMatrixRMaj LEFT =
      RandomMatrices_DDRM.rectangle(13, 11, -1, 1, new Random(1));
  private static final DMatrixRMaj RIGHT =
      RandomMatrices_DDRM.rectangle(13, 19, -1, 1, new Random(2));

  private static void same(DMatrixRMaj found, DMatrixRMaj expected) {
    assertThat(found.numRows).isEqualTo(expected.numRows);
    assertThat(found.numCols).isEqualTo(expected.numCols);
    for (int k = 0; k < expected.getNumElements(); k++) {
      assertThat(found.get(k)).isEqualTo(expected.get(k), within(1e-14));
    }
  }

  @Test
  void gramsAreThoseOfPlainProducts() {
    Tall tall = new Tall(13, 11);
    for (int row = 0; row < 13; row++) {
      tall.setRow(row, LEFT.data, 11 * row, 11, 2);
    }
    DMatrixRMaj sum = CommonOps_DDRM.identity(11);
    tall.addGram(0.5, sum, Team.alone());
    DMatrixRMaj expected = CommonOps_DDRM.identity(11);
    CommonOps_DDRM.multAddTransA(2, LEFT, LEFT, expected);
    same(sum, expected);
  }

  @Test
  void productsAreThoseOfPlainProducts() {
    Tall tall = new Tall(13, 16 + 19);
    DMatrixRMaj columns = CommonOps_DDRM.transpose(LEFT, null);
    for (int k = 0; k < 11; k++) {
      tall.setColumn(k, columns.data, 13 * k, 1);
    }
    tall.setColumns(16, RIGHT);
    DMatrixRMaj expected = new DMatrixRMaj(11, 19);
    CommonOps_DDRM.multTransA(LEFT, RIGHT, expected);
    same(tall.product(11, 16, Team.alone()), expected);
  }

  @Test
  void aTeamGivesTheSameBits() {
    Tall tall = new Tall(13, 19);
    tall.setColumns(0, RIGHT);
    DMatrixRMaj alone = new DMatrixRMaj(19, 19);
    tall.addGram(1, alone, Team.alone());
    DMatrixRMaj together = new DMatrixRMaj(19, 19);
    try (Team team = Team.of(3)) {
      tall.addGram(1, together, team);
    }
    assertThat(together.data).containsExactly(alone.data);
  }
}
