package org.athanor.potentials.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.athanor.potentials.structure.Scalars;
import org.junit.jupiter.api.Test;

class ActiveSetTest {
  private static double[] random(int rows, int size, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] all = new double[rows * size];
    for (int k = 0; k < all.length; k++) {
      all[k] = random.nextGaussian();
    }
    return all;
  }

  private static ActiveSet offered(double[] values, int size) {
    int count = values.length / size;
    ActiveSet set = ActiveSet.start(size, values, count, size);
    boolean changed = true;
    while (changed) {
      int before = set.exchanges();
      for (int r = 0; r < count; r++) {
        set.offer(values, r * size);
      }
      changed = set.exchanges() > before;
    }
    return set;
  }

  private static double determinant(Scalars rows, int size) {
    double[][] matrix = new double[size][size];
    for (int k = 0; k < size; k++) {
      for (int l = 0; l < size; l++) {
        matrix[k][l] = rows.get(k * size + l);
      }
    }
    return Math.abs(new LUDecomposition(new Array2DRowRealMatrix(matrix)).getDeterminant());
  }

  @Test
  void theVolumeIsCloseToTheLargestOfAllChoices() {
    for (long seed = 1; seed <= 10; seed++) {
      double[] values = random(12, 3, seed);
      double largest = 0;
      for (int a = 0; a < 12; a++) {
        for (int b = a + 1; b < 12; b++) {
          for (int c = b + 1; c < 12; c++) {
            double[] three = new double[9];
            System.arraycopy(values, 3 * a, three, 0, 3);
            System.arraycopy(values, 3 * b, three, 3, 3);
            System.arraycopy(values, 3 * c, three, 6, 3);
            largest = Math.max(largest, determinant(Scalars.of(three), 3));
          }
        }
      }
      double found = determinant(offered(values, 3).rows(), 3);
      // No single exchange helps, which is not the largest of all; with three rows it is near.
      assertThat(found).as("seed %d", seed).isBetween(0.7 * largest, 1.0000001 * largest);
    }
  }

  @Test
  void nothingThatWasOfferedIsExtrapolated() {
    double[] values = random(500, 20, 3);
    ActiveSet set = offered(values, 20);
    for (int r = 0; r < 500; r++) {
      assertThat(set.grade(values, 20 * r)).isLessThanOrEqualTo(ActiveSet.THRESHOLD);
    }
    double[] far = new double[20];
    for (int k = 0; k < 20; k++) {
      far[k] = 5 * values[k];
    }
    assertThat(set.grade(far, 0)).isGreaterThan(1.2);
  }

  @Test
  void theGradeIsTheLargestCoefficient() {
    double[] values = random(100, 6, 8);
    ActiveSet set = offered(values, 6);
    double[] mixture = new double[6];
    for (int k = 0; k < 6; k++) {
      mixture[k] = 2.5 * set.rows().get(6 + k) - 0.5 * set.rows().get(12 + k);
    }
    assertThat(set.grade(mixture, 0)).isCloseTo(2.5, within(1e-9));
  }

  @Test
  void aDirectionThatWasNeverSeenHasALargeGrade() {
    double[] values = random(100, 6, 9);
    for (int r = 0; r < 100; r++) {
      values[6 * r + 4] = 0;
    }
    ActiveSet set = offered(values, 6);
    assertThat(set.grade(new double[] {0, 0, 0, 0, 1, 0}, 0)).isGreaterThan(1e4);
    assertThat(set.grade(values, 0)).isLessThanOrEqualTo(ActiveSet.THRESHOLD);
  }

  @Test
  void theInverseStaysOneAfterThousandsOfExchanges() {
    int size = 12;
    ActiveSet set = ActiveSet.start(size, random(1, size, 1), 1, size);
    SplittableRandom random = new SplittableRandom(6);
    double[] row = new double[size];
    for (int offer = 0; offer < 20_000; offer++) {
      for (int k = 0; k < size; k++) {
        row[k] = random.nextGaussian() * Math.exp(offer * 1e-3);
      }
      set.offer(row, 0);
    }
    assertThat(set.exchanges()).isGreaterThan(512);
    for (int k = 0; k < size; k++) {
      for (int l = 0; l < size; l++) {
        double sum = 0;
        for (int m = 0; m < size; m++) {
          sum += set.rows().get(k * size + m) * set.grade().inverse().get(m * size + l);
        }
        assertThat(sum).isCloseTo(k == l ? 1 : 0, within(1e-9));
      }
    }
  }

  @Test
  void itIsReadBackWithTheSameBits() {
    double[] values = random(60, 5, 2);
    ActiveSet set = offered(values, 5);
    ExtrapolationGrade again = ExtrapolationGrade.of(5, set.grade().inverse());
    assertThat(again.of(values, 10)).isEqualTo(set.grade(values, 10));
    assertThatThrownBy(() -> ExtrapolationGrade.of(4, set.grade().inverse()))
        .hasMessageContaining("4×4");
  }
}
