package org.athanor.potentials.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.athanor.potentials.structure.Scalars;
import org.junit.jupiter.api.Test;

class CommitteeTest {
  private static final int SIZE = 7;
  private static final int MEMBERS = 4;
  private static final SplittableRandom RANDOM = new SplittableRandom(3);

  private final Committee committee =
      Committee.of(
          IntStream.range(0, MEMBERS)
              .mapToObj(m -> Scalars.of(RANDOM.doubles(SIZE, -1, 1).toArray()))
              .toList());
  private final double[] rows = RANDOM.doubles(3 * SIZE, -2, 2).toArray();

  /** C − CXᵀ(XCXᵀ + 1)⁻¹XC, the textbook's update of a covariance. */
  private RealMatrix updated() {
    RealMatrix d = matrix(committee.differences().toArray(), MEMBERS);
    RealMatrix c = d.transpose().multiply(d);
    RealMatrix x = matrix(rows, 3);
    RealMatrix inner =
        x.multiply(c).multiply(x.transpose()).add(MatrixUtils.createRealIdentityMatrix(3));
    RealMatrix gain =
        c.multiply(x.transpose()).multiply(new LUDecomposition(inner).getSolver().getInverse());
    return c.subtract(gain.multiply(x).multiply(c));
  }

  private static RealMatrix matrix(double[] values, int count) {
    RealMatrix matrix = new Array2DRowRealMatrix(count, SIZE);
    for (int k = 0; k < values.length; k++) {
      matrix.setEntry(k / SIZE, k % SIZE, values[k]);
    }
    return matrix;
  }

  @Test
  void whatLabelsWouldSayIsThatOfACovariance() {
    Committee knowing = committee.knowing(rows, 3);
    RealMatrix expected = updated();
    for (int trial = 0; trial < 20; trial++) {
      double[] x = RANDOM.doubles(SIZE, -1, 1).toArray();
      RealMatrix row = matrix(x, 1);
      double variance = row.multiply(expected).multiply(row.transpose()).getEntry(0, 0);
      assertThat(knowing.variance(x)).isCloseTo(variance, within(1e-12));
      assertThat(knowing.variance(x)).isLessThan(committee.variance(x));
    }
  }

  @Test
  void theSameInPartsAndNothingFromNoLabels() {
    Committee inParts = committee;
    for (int r = 0; r < 3; r++) {
      inParts = inParts.knowing(Arrays.copyOfRange(rows, r * SIZE, (r + 1) * SIZE), 1);
    }
    double[] x = RANDOM.doubles(SIZE, -1, 1).toArray();
    assertThat(inParts.variance(x))
        .isCloseTo(committee.knowing(rows, 3).variance(x), within(1e-12));
    assertThat(committee.knowing(new double[0], 0)).isEqualTo(committee);
    assertThat(List.of(inParts.size(), committee.size())).containsOnly(SIZE);
  }
}
