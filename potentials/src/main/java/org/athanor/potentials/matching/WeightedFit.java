package org.athanor.potentials.matching;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.exception.TooManyEvaluationsException;
import org.apache.commons.math3.exception.TooManyIterationsException;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresBuilder;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresOptimizer.Optimum;
import org.apache.commons.math3.fitting.leastsquares.LevenbergMarquardtOptimizer;
import org.apache.commons.math3.fitting.leastsquares.MultivariateJacobianFunction;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.util.Pair;
import org.athanor.potentials.potential.ParametricPotential;
import org.athanor.potentials.potential.Prediction;
import org.athanor.potentials.potential.Sensitivity;
import org.athanor.potentials.structure.Scalars;

/**
 * Fits the parameters of a potential to weighted labels: minimises Σ w (prediction − label)² by
 * Levenberg and Marquardt's method with exact derivatives.
 *
 * <p>Residuals carry √w. Source: Kurniawan et al., arXiv:2411.02740, for weights that are those of
 * information matching.
 */
public final class WeightedFit {
  private static final int MOST = 500;
  private static final double CLOSE = 1e-12;

  /** A coordinate moves no further than this from where it began; for logarithms e³ = 20 times. */
  private static final double REACH = 3;

  private final ParametricPotential start;
  private final List<BoughtLabel> labels;
  private final double[] target;

  private WeightedFit(ParametricPotential start, List<BoughtLabel> labels) {
    this.start = start;
    this.labels = List.copyOf(labels);
    this.target = weighted(labels);
  }

  /**
   * The best parameters near those of {@code start}.
   *
   * @throws IllegalArgumentException if there are fewer numbers in the labels than parameters
   * @throws IllegalStateException if no minimum is found
   */
  public static Calibration of(ParametricPotential start, List<BoughtLabel> labels) {
    WeightedFit fit = new WeightedFit(start, labels);
    int parameters = start.parameters().size();
    if (fit.target.length < parameters) {
      throw new IllegalArgumentException(
          "weighted fit: expected at least "
              + parameters
              + " numbers for as many parameters, got "
              + fit.target.length);
    }
    return fit.solved();
  }

  private Calibration solved() {
    double[] begin = start.theta().toArray();
    MultivariateJacobianFunction model = this::model;
    try {
      Optimum optimum =
          new LevenbergMarquardtOptimizer()
              .withCostRelativeTolerance(CLOSE)
              .withParameterRelativeTolerance(CLOSE)
              .optimize(
                  new LeastSquaresBuilder()
                      .start(begin)
                      .model(model)
                      .target(target)
                      .parameterValidator(theta -> near(theta, begin))
                      .maxEvaluations(MOST)
                      .maxIterations(MOST)
                      .build());
      double squares = optimum.getCost() * optimum.getCost();
      RealMatrix jacobian = optimum.getJacobian();
      return new Calibration(
          start.with(Scalars.of(optimum.getPoint().toArray())),
          Information.ofJacobian(jacobian.getData()),
          squares / begin.length);
    } catch (TooManyEvaluationsException | TooManyIterationsException e) {
      throw new IllegalStateException(
          "weighted fit: expected a minimum within " + MOST + " steps, got none", e);
    }
  }

  private static RealVector near(RealVector theta, double[] begin) {
    RealVector kept = theta.copy();
    for (int p = 0; p < begin.length; p++) {
      double moved = Math.clamp(theta.getEntry(p), begin[p] - REACH, begin[p] + REACH);
      kept.setEntry(p, moved);
    }
    return kept;
  }

  private Pair<RealVector, RealMatrix> model(RealVector theta) {
    ParametricPotential at = start.with(Scalars.of(theta.toArray()));
    double[] values = new double[target.length];
    double[][] rows = new double[target.length][];
    int row = 0;
    for (BoughtLabel label : labels) {
      double root = Math.sqrt(label.weight());
      Prediction said = at.predict(label.structure());
      Sensitivity moves = at.sensitivity(label.structure());
      double[] numbers =
          label
              .kind()
              .numbers(
                  label.structure(), said.energy(), said.forces(), said.virial(), label.atom());
      double[][] slopes = LabelJacobian.rows(label.structure(), moves, label.kind(), label.atom());
      for (int k = 0; k < numbers.length; k++, row++) {
        values[row] = root * numbers[k];
        rows[row] = slopes[k];
        for (int p = 0; p < rows[row].length; p++) {
          rows[row][p] *= root;
        }
      }
    }
    return Pair.create(new ArrayRealVector(values, false), new Array2DRowRealMatrix(rows, false));
  }

  private static double[] weighted(List<BoughtLabel> labels) {
    return labels.stream()
        .flatMapToDouble(
            label -> {
              double root = Math.sqrt(label.weight());
              return Arrays.stream(label.said()).map(value -> root * value);
            })
        .toArray();
  }
}
