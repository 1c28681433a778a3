package org.athanor.potentials.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.athanor.potentials.parallel.Team;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.RandomMatrices_DDRM;
import org.junit.jupiter.api.Test;

/** Derivatives by weights, against differences. */
class MarginalDesignTest {
  private static final int N = 5;
  private static final double H = 1e-4;
  private static final double[] WEIGHTS = {0.7, 1.3, 0.4, 0.9};
  private static final DMatrixRMaj WANTED = random(N, 2, 3);
  private static final MarginalDesign DESIGN = design();

  private static DMatrixRMaj random(int rows, int columns, int seed) {
    return RandomMatrices_DDRM.rectangle(rows, columns, -1, 1, new Random(seed));
  }

  private static MarginalDesign design() {
    double[][] rows = {random(1, N, 4).data, random(3, N, 5).data, random(2, N, 6).data};
    DMatrixRMaj mixture = new DMatrixRMaj(N, N);
    DMatrixRMaj root = random(N, N, 7);
    CommonOps_DDRM.multTransA(root, root, mixture);
    DMatrixRMaj known = CommonOps_DDRM.identity(N);
    CommonOps_DDRM.scale(0.1, known);
    return new MarginalDesign(new Working(rows, mixture, known, Team.alone()), WANTED);
  }

  private static double achieved(int k, double... change) {
    double[] weights = WEIGHTS.clone();
    for (int m = 0; m < weights.length; m++) {
      weights[m] += change[m];
    }
    return DESIGN.at(weights).orElseThrow().achieved()[k];
  }

  private static double[] along(int m, double step, int n, double other) {
    double[] change = new double[WEIGHTS.length];
    change[m] += step;
    change[n] += other;
    return change;
  }

  @Test
  void slopesAndCurvatureAreThoseOfDifferences() {
    int count = WEIGHTS.length;
    MarginalDesign.Moment now = DESIGN.at(WEIGHTS).orElseThrow();
    for (int k = 0; k < 2; k++) {
      double[] squares = new double[count];
      DMatrixRMaj matrix = new DMatrixRMaj(count, count);
      DESIGN.addCurvature(now, k, 2, matrix, squares);
      for (int m = 0; m < count; m++) {
        double slope = (achieved(k, along(m, H, m, 0)) - achieved(k, along(m, -H, m, 0))) / (2 * H);
        assertThat(-squares[m]).isEqualTo(slope, within(1e-6 * Math.abs(slope)));
        for (int n = 0; n < count; n++) {
          double bend =
              (achieved(k, along(m, H, n, H))
                      - achieved(k, along(m, H, n, -H))
                      - achieved(k, along(m, -H, n, H))
                      + achieved(k, along(m, -H, n, -H)))
                  / (4 * H * H);
          assertThat(matrix.get(m, n)).isEqualTo(bend, within(1e-5 * now.achieved()[k]));
        }
      }
    }
  }
}
