package org.athanor.potentials.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.athanor.potentials.regression.Regression.Solution;
import org.athanor.potentials.structure.Scalars;
import org.junit.jupiter.api.Test;

class RegressionTest {
  private static final double[] TRUTH = {1.5, -0.5};

  /** G + λ d s². */
  private static RealMatrix matrix(NormalEquations sums, double[] penalties, double lambda) {
    int n = sums.size();
    RealMatrix matrix = new Array2DRowRealMatrix(n, n);
    for (int k = 0; k < n; k++) {
      for (int l = 0; l < n; l++) {
        double ridge = k == l ? lambda * penalties[k] * sums.gram(k, k) : 0;
        matrix.setEntry(k, l, sums.gram(k, l) + ridge);
      }
    }
    return matrix;
  }

  @Test
  void theSolutionIsThatOfADenseSolver() {
    double[] truth = {1, -2, 3, 0.5, 7, -0.1, 2, 4, -3, 1.5, 0.25, 11, 5};
    NormalEquations sums = Samples.sums(Samples.rows(300, truth, 0.5, 9));
    double[] penalties = new double[13];
    for (int k = 0; k < 13; k++) {
      penalties[k] = 1 + k;
    }
    Solution found = new Regression(sums, Scalars.of(penalties)).solve(0.01).orElseThrow();
    RealMatrix inverse =
        new LUDecomposition(matrix(sums, penalties, 0.01)).getSolver().getInverse();
    for (int k = 0; k < 13; k++) {
      double expected = 0;
      for (int l = 0; l < 13; l++) {
        expected += inverse.getEntry(k, l) * sums.projection(l);
      }
      assertThat(found.coefficients().get(k)).isCloseTo(expected, within(1e-12));
    }
  }

  @Test
  void theCovarianceIsTheNoiseTimesTheInverse() {
    double[] truth = {1, -2, 3, 0.5, 7, -0.1, 2, 4, -3, 1.5};
    NormalEquations sums = Samples.sums(Samples.rows(200, truth, 0.5, 10));
    Regression regression = new Regression(sums, Regression.ridge(10, 10));
    Solution found = regression.solve(0.02).orElseThrow();
    Posterior posterior = regression.posterior(found);
    double[] ones = new double[10];
    Arrays.fill(ones, 1);
    RealMatrix inverse = new LUDecomposition(matrix(sums, ones, 0.02)).getSolver().getInverse();
    for (double[] whole : Samples.rows(40, new double[10], 1, 2)) {
      double[] row = Arrays.copyOf(whole, 10);
      double expected = 0;
      for (int k = 0; k < 10; k++) {
        for (int l = 0; l < 10; l++) {
          expected += row[k] * inverse.getEntry(k, l) * row[l];
        }
      }
      assertThat(posterior.variance(row))
          .isCloseTo(found.noise() * expected, within(1e-13 * found.noise()));
    }
    assertThat(posterior.diagonal().get(3))
        .isCloseTo(found.noise() * inverse.getEntry(3, 3), within(1e-15));
    assertThat(Posterior.of(10, posterior.triangle())).isEqualTo(posterior);
    assertThatThrownBy(() -> Posterior.of(9, posterior.triangle())).hasMessageContaining("got 55");
  }

  @Test
  void theCovarianceIsThatOfCoefficientsDrawnAgainAndAgain() {
    // Truths from the prior and noise with known widths: then errors have the posterior's width.
    SplittableRandom random = new SplittableRandom(4);
    double wide = 0;
    int draws = 3000;
    for (int draw = 0; draw < draws; draw++) {
      double[] truth = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
      NormalEquations sums = Samples.sums(Samples.rows(12, truth, 1, random.nextLong()));
      double[] penalties = new double[3];
      for (int k = 0; k < 3; k++) {
        penalties[k] = 1 / sums.gram(k, k);
      }
      Regression regression = new Regression(sums, Scalars.of(penalties));
      Solution found = regression.solve(1).orElseThrow();
      double[] x = {1, -0.5, 2};
      double error = 0;
      for (int k = 0; k < 3; k++) {
        error += x[k] * (found.coefficients().get(k) - truth[k]);
      }
      double variance = regression.posterior(found).variance(x) / found.noise();
      wide += error * error / variance / draws;
    }
    assertThat(wide).isCloseTo(1, within(0.08));
  }

  /** ∫ f over the line by equal steps, for functions that vanish at both ends. */
  private static double integral(double low, double high, DoubleUnaryOperator f) {
    int steps = 200;
    double width = (high - low) / steps;
    double sum = 0;
    for (int s = 0; s <= steps; s++) {
      sum += f.applyAsDouble(low + s * width) * width;
    }
    return sum;
  }

  /** ln ∫∫∫ p(y|c, σ) p(c|λ, σ) dc dσ/σ, by brute force. */
  private static double bruteForce(double[][] rows, double lambda) {
    NormalEquations sums = Samples.sums(rows);
    double[] s2 = {sums.gram(0, 0), sums.gram(1, 1)};
    double value =
        integral(
            Math.log(0.05),
            Math.log(5),
            logSigma -> {
              double sigma = Math.exp(logSigma);
              double priorNorm = lambda * Math.sqrt(s2[0] * s2[1]) / (sigma * sigma);
              double norm = Math.pow(sigma, -rows.length) * priorNorm;
              return integral(
                  -3,
                  5,
                  a ->
                      integral(
                          -4,
                          3,
                          b -> {
                            double square = lambda * (s2[0] * a * a + s2[1] * b * b);
                            for (double[] row : rows) {
                              double r = row[2] - a * row[0] - b * row[1];
                              square += r * r;
                            }
                            return norm * Math.exp(-square / (2 * sigma * sigma));
                          }));
            });
    return Math.log(value);
  }

  @Test
  void theEvidenceIsTheIntegralOverCoefficientsAndNoise() {
    double[][] rows = Samples.rows(9, TRUTH, 0.5, 12);
    Regression regression = new Regression(Samples.sums(rows), Regression.ridge(2, 2));
    double reference = regression.solve(0.1).orElseThrow().logEvidence() - bruteForce(rows, 0.1);
    for (double lambda : new double[] {0.01, 0.5, 3}) {
      double evidence = regression.solve(lambda).orElseThrow().logEvidence();
      assertThat(evidence - reference)
          .as("λ = %s", lambda)
          .isCloseTo(bruteForce(rows, lambda), within(2e-3));
    }
  }

  @Test
  void theMostEvidentIsAMaximum() {
    double[] truth = {1, -2, 3, 0.5, 7, -0.1, 2, 4, -3, 1.5};
    Regression regression =
        new Regression(Samples.sums(Samples.rows(30, truth, 5, 20)), Regression.ridge(10, 10));
    Solution best = regression.mostEvident();
    double lambda = best.regularisation();
    assertThat(lambda).isBetween(1e-6, 0.99);
    for (double factor : new double[] {0.5, 0.98, 1.02, 2}) {
      assertThat(regression.solve(lambda * factor).orElseThrow().logEvidence())
          .isLessThan(best.logEvidence());
    }
    assertThat(best.noise()).isBetween(12.0, 50.0);
  }

  @Test
  void freeColumnsTakeWhatTheyNeed() {
    double[] truth = {0.1, -0.2, 1000};
    NormalEquations sums = Samples.sums(Samples.rows(50, truth, 1e-3, 21));
    Solution found = new Regression(sums, Regression.ridge(3, 2)).mostEvident();
    assertThat(found.coefficients().get(2)).isCloseTo(1000, within(1e-3));
  }

  @Test
  void nearlyDependentColumnsAreSolvedToTheDigitsThatTheSumsHold() {
    SplittableRandom random = new SplittableRandom(1);
    double[][] rows = new double[2000][4];
    for (double[] row : rows) {
      double x = random.nextGaussian();
      row[0] = x;
      row[1] = x + 1e-5 * random.nextGaussian();
      row[2] = random.nextGaussian();
      row[3] = 3 * row[0] - 2 * row[1] + row[2];
    }
    Solution found =
        new Regression(Samples.sums(rows), Regression.ridge(3, 3)).solve(1e-14).orElseThrow();
    assertThat(found.coefficients().get(0)).isCloseTo(3, within(1e-3));
    assertThat(found.coefficients().get(1)).isCloseTo(-2, within(1e-3));
    assertThat(found.coefficients().get(2)).isCloseTo(1, within(1e-9));
  }

  @Test
  void nonsenseIsRefused() {
    NormalEquations sums = Samples.sums(Samples.rows(5, TRUTH, 1, 1));
    assertThatThrownBy(() -> new Regression(sums, Scalars.of(1, -1)))
        .hasMessageContaining("at least 0");
    assertThatThrownBy(() -> new Regression(sums, Scalars.of(1))).hasMessageContaining("2 penal");
  }
}
