package org.athanor.potentials.tightbinding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Cell.Periodicity;
import org.athanor.potentials.structure.Matrix3;
import org.junit.jupiter.api.Test;

class MeshTest {
  @Test
  void keepsOneOfEachPairOfPoints() {
    assertThat(points(3, 3, 3, false)).isEqualTo(14);
    assertThat(points(2, 2, 2, false)).isEqualTo(8);
    assertThat(points(2, 2, 2, true)).isEqualTo(4);
    assertThat(points(4, 3, 1, false)).isEqualTo(7);
  }

  /** Σ_k w_k exp(i k·T) is 1 where T is a multiple of the mesh's period, and else 0. */
  @Test
  void sumsOfPhasesVanishButForPeriods() {
    Mesh mesh = new Mesh(new int[] {3, 2, 4}, new boolean[] {false, true, false});
    double[] phase = new double[2];
    for (int a = -3; a <= 3; a++) {
      for (int b = -2; b <= 2; b++) {
        for (int c = -4; c <= 4; c++) {
          double sum = 0;
          for (int point = 0; point < mesh.points(); point++) {
            mesh.phase(point, a, b, c, phase);
            sum += mesh.weight(point) * phase[0];
            assertThat(mesh.isReal(point)).isEqualTo(alwaysReal(mesh, point));
          }
          boolean period = a % 3 == 0 && b % 2 == 0 && c % 4 == 0;
          double wanted = period ? (b == 0 ? 24 : -24) : 0;
          assertThat(sum).isCloseTo(wanted, within(1e-12));
        }
      }
    }
  }

  @Test
  void spacingGivesShortCellsMorePoints() {
    Sampling sampling = new Sampling.Spacing(0.4, false);
    Matrix3 rows = Matrix3.diagonal(2 * Math.PI, Math.PI, 40);
    // |b| = 1, 2 and 0.157 per Å: 2.5, 5 and 0.4 steps.
    assertThat(sampling.divisions(Cell.periodic(rows))).containsExactly(3, 5, 1);
    assertThat(sampling.divisions(new Cell(rows, new Periodicity(false, true, false))))
        .containsExactly(1, 5, 1);
  }

  @Test
  void refusesSpacingsAndNumbersThatAreNotPositive() {
    assertThatThrownBy(() -> new Sampling.Spacing(0, false)).hasMessageContaining("got 0.0");
    assertThatThrownBy(() -> new Sampling.Divisions(2, 0, 1, false))
        .hasMessageContaining("got 2, 0 and 1");
    Sampling absurd = new Sampling.Spacing(0.01, false);
    assertThatThrownBy(() -> absurd.divisions(Cell.cubic(2)))
        .hasMessageContaining("at most 100000")
        .hasMessageContaining("0.01 /Å");
  }

  private static boolean alwaysReal(Mesh mesh, int point) {
    double[] phase = new double[2];
    boolean real = true;
    for (int axis = 0; axis < 3; axis++) {
      mesh.phase(point, axis == 0 ? 1 : 0, axis == 1 ? 1 : 0, axis == 2 ? 1 : 0, phase);
      real &= phase[1] == 0;
    }
    return real;
  }

  private static int points(int a, int b, int c, boolean shifted) {
    return new Mesh(new int[] {a, b, c}, new boolean[] {shifted, shifted, shifted}).points();
  }
}
