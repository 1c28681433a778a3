package org.athanor.potentials.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.athanor.potentials.structure.Scalars;
import org.junit.jupiter.api.Test;

class PointwiseCorrectionsTest {
  private static PointwiseCorrections of(double[] residuals, double[][] rows) {
    return PointwiseCorrections.of(residuals, rows, Information.ofJacobian(rows));
  }

  private static double[][] random(int rows, int columns, long seed) {
    Random random = new Random(seed);
    double[][] numbers = new double[rows][columns];
    for (double[] row : numbers) {
      for (int p = 0; p < columns; p++) {
        row[p] = random.nextGaussian();
      }
    }
    return numbers;
  }

  /** The mean of three numbers: parameters lie evenly between the least and the largest. */
  @Test
  void meanOfNumbersLiesBetweenThem() {
    PointwiseCorrections of = of(new double[] {-1, -2, 3}, new double[][] {{1}, {1}, {1}});
    double expected = Math.sqrt((9 - 6 + 4) / 3.0);
    assertThat(of.deviations(new double[][] {{2}}).get(0)).isCloseTo(2 * expected, within(1e-12));
    assertThat(of.covariance().getFirst().get(0)).isCloseTo(expected * expected, within(1e-12));
  }

  /** One number is off: the box is the step that makes it right, and no shorter one does. */
  @Test
  void oneCorrectionIsTheLeastThatMakesItsNumberRight() {
    double[][] rows = random(12, 3, 1);
    double[] residuals = new double[12];
    residuals[4] = 0.7;
    PointwiseCorrections of = of(residuals, rows);
    double there = of.deviations(new double[][] {rows[4]}).get(0);
    assertThat(there).isCloseTo(0.7 / Math.sqrt(3), within(1e-12));
    double[][] step = new double[3][];
    for (int p = 0; p < 3; p++) {
      step[p] = of.covariance().get(p).toArray();
    }
    // F δθ is along j: the gradient of the metric and that of the constraint are parallel.
    double[][] information = new double[3][3];
    for (double[] row : rows) {
      for (int p = 0; p < 3; p++) {
        for (int q = 0; q < 3; q++) {
          information[p][q] += row[p] * row[q];
        }
      }
    }
    for (int column = 0; column < 3; column++) {
      double[] along = new double[3];
      for (int p = 0; p < 3; p++) {
        for (int q = 0; q < 3; q++) {
          along[p] += information[p][q] * step[q][column];
        }
      }
      assertThat(along[0] * rows[4][1]).isCloseTo(along[1] * rows[4][0], within(1e-10));
      assertThat(along[0] * rows[4][2]).isCloseTo(along[2] * rows[4][0], within(1e-10));
    }
  }

  /** A form that fails in one direction alone: √T would say the same of both. */
  @Test
  void directionsAreToldApart() {
    double[][] rows = {{1, 0}, {1, 0}, {0, 1}, {0, 1}};
    Scalars axes =
        of(new double[] {5, -5, 0.01, -0.01}, rows).deviations(new double[][] {{1, 0}, {0, 1}});
    assertThat(axes.get(0)).isCloseTo(5 / Math.sqrt(3), within(1e-9));
    assertThat(axes.get(1)).isCloseTo(0.01 / Math.sqrt(3), within(1e-9));
  }

  /** Parameters in other units lead to the same spread of quantities. */
  @Test
  void unitsOfParametersDoNotMatter() {
    double[][] rows = random(20, 4, 2);
    double[][] slopes = random(3, 4, 3);
    double[] residuals = random(1, 20, 4)[0];
    Scalars before = of(residuals, rows).deviations(slopes);
    double[] units = {1e3, 1, 2e-4, 7};
    for (double[][] some : new double[][][] {rows, slopes}) {
      for (double[] row : some) {
        for (int p = 0; p < units.length; p++) {
          row[p] *= units[p];
        }
      }
    }
    Scalars after = of(residuals, rows).deviations(slopes);
    for (int q = 0; q < 3; q++) {
      assertThat(after.get(q)).isCloseTo(before.get(q), within(1e-9 * before.get(q)));
    }
  }

  /** Numbers that do not depend on the parameters, and a parameter that no number depends on. */
  @Test
  void whatSaysNothingCountsForNothing() {
    double[][] rows = {{1, 0}, {1, 0}, {0, 0}};
    PointwiseCorrections of = of(new double[] {1, -1, 40}, rows);
    Scalars spread = of.deviations(new double[][] {{1, 0}, {0, 1}});
    assertThat(spread.get(0)).isCloseTo(1 / Math.sqrt(3), within(1e-12));
    assertThat(spread.get(1)).isZero();
    assertThatThrownBy(() -> of.deviations(new double[][] {{Double.NaN, 0}}))
        .hasMessageContaining("jacobian: expected finite numbers");
  }
}
