package org.athanor.potentials.matching;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresBuilder;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresOptimizer.Optimum;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresProblem.Evaluation;
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
 * <p>Residuals carry √w. A ridge of next to no weight, λ = 1e-6 on (θ − θ_start)², holds what no
 * label speaks of; it has no part in the misfit nor in the information. Source: Kurniawan et al.,
 * arXiv:2411.02740, for weights that are those of information matching.
 */
public final class WeightedFit {
  /** Where labels leave directions open a cost may go on falling, ever more slowly. */
  private static final int MOST_STEPS = 300;

  private static final int MOST_EVALUATIONS = 10_000;
  private static final double CLOSE = 1e-12;

  /** λ, that holds what no label speaks of. */
  public static final double RIDGE = 1e-6;

  private static final double ROOT_OF_RIDGE = 1e-3;

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
   * @throws IllegalArgumentException if there are no labels
   */
  public static Calibration of(ParametricPotential start, List<BoughtLabel> labels) {
    if (labels.isEmpty()) {
      throw new IllegalArgumentException("weighted fit: expected labels, got none");
    }
    return new WeightedFit(start, labels).solved();
  }

  private Calibration solved() {
    double[] begin = start.theta().toArray();
    MultivariateJacobianFunction model = this::model;
    Optimum optimum =
        new LevenbergMarquardtOptimizer()
            .optimize(
                new LeastSquaresBuilder()
                    .start(begin)
                    .model(model)
                    .target(Arrays.copyOf(target, target.length + begin.length))
                    .parameterValidator(theta -> near(theta, begin))
                    .checker(WeightedFit::done)
                    .maxEvaluations(MOST_EVALUATIONS)
                    .maxIterations(MOST_EVALUATIONS)
                    .build());
    RealVector residuals = optimum.getResiduals().getSubVector(0, target.length);
    RealMatrix jacobian =
        optimum.getJacobian().getSubMatrix(0, target.length - 1, 0, begin.length - 1);
    return new Calibration(
        start.with(Scalars.of(optimum.getPoint().toArray())),
        Information.ofJacobian(jacobian.getData()),
        residuals.dotProduct(residuals) / begin.length,
        optimum.getIterations() < MOST_STEPS);
  }

  private static boolean done(int step, Evaluation before, Evaluation now) {
    return step >= MOST_STEPS || before.getCost() - now.getCost() <= CLOSE * before.getCost();
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
    double[] values = new double[target.length + theta.getDimension()];
    double[][] rows = new double[values.length][];
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
    for (int p = 0; p < theta.getDimension(); p++, row++) {
      values[row] = ROOT_OF_RIDGE * (theta.getEntry(p) - start.theta().get(p));
      rows[row] = new double[theta.getDimension()];
      rows[row][p] = ROOT_OF_RIDGE;
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
