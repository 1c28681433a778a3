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
import org.ejml.data.DMatrixRMaj;

/**
 * Fits the parameters of a potential to weighted labels: minimises Σ w (prediction − label)² by
 * Levenberg and Marquardt's method with exact derivatives.
 *
 * <p>Residuals carry √w. A ridge λ on (θ − θ_start)², of next to no weight unless a larger one is
 * asked for, holds what no label speaks of; it has no part in the misfit nor in the information.
 * Source: Kurniawan et al., arXiv:2411.02740, for weights that are those of information matching.
 */
public final class WeightedFit {
  /** Where labels leave directions open a cost may go on falling, ever more slowly. */
  private static final int MOST_STEPS = 300;

  private static final int MOST_EVALUATIONS = 10_000;
  private static final double CLOSE = 1e-12;

  /** λ, that holds what no label speaks of. */
  public static final double RIDGE = 1e-6;

  /** A coordinate moves no further than this from where it began; for logarithms e³ = 20 times. */
  private static final double REACH = 3;

  private final ParametricPotential start;
  private final List<BoughtLabel> labels;
  private final Known known;
  private final double[] target;

  /**
   * What is known before any label: ½|R(θ − θ₀)|² is added to the cost.
   *
   * @param at θ₀, [P]
   * @param information RᵀR
   */
  public record Known(Scalars at, Information information) {}

  private WeightedFit(ParametricPotential start, List<BoughtLabel> labels, Known known) {
    this.start = start;
    this.labels = List.copyOf(labels);
    this.known = known;
    this.target = weighted(labels);
  }

  /**
   * The best parameters near those of {@code start}.
   *
   * @throws IllegalArgumentException if there are no labels
   */
  public static Calibration of(ParametricPotential start, List<BoughtLabel> labels) {
    return of(start, labels, RIDGE);
  }

  /**
   * The best parameters, held near those of {@code start} by a ridge.
   *
   * @param ridge λ, in units of w r² for a step of one in every coordinate
   * @throws IllegalArgumentException if there are no labels, or the ridge is not positive
   */
  public static Calibration of(ParametricPotential start, List<BoughtLabel> labels, double ridge) {
    if (labels.isEmpty()) {
      throw new IllegalArgumentException("weighted fit: expected labels, got none");
    }
    if (!(ridge > 0 && Double.isFinite(ridge))) {
      throw new IllegalArgumentException("weighted fit: expected a positive ridge, got " + ridge);
    }
    return new WeightedFit(start, labels, held(start.theta(), ridge)).solved(0);
  }

  /**
   * The best parameters for labels and what is known: data in hand, or a prior. It counts as
   * information.
   *
   * @throws IllegalArgumentException if there are no labels
   */
  public static Calibration of(ParametricPotential start, List<BoughtLabel> labels, Known known) {
    if (labels.isEmpty()) {
      throw new IllegalArgumentException("weighted fit: expected labels, got none");
    }
    return new WeightedFit(start, labels, known).solved(known.information().rows().numRows);
  }

  private static Known held(Scalars at, double ridge) {
    double[][] rows = new double[at.size()][at.size()];
    for (int p = 0; p < rows.length; p++) {
      rows[p][p] = Math.sqrt(ridge);
    }
    return new Known(at, Information.ofJacobian(rows));
  }

  /** With so many rows of what is known in the information. */
  private Calibration solved(int counted) {
    double[] begin = start.theta().toArray();
    MultivariateJacobianFunction model = this::model;
    Optimum optimum =
        new LevenbergMarquardtOptimizer()
            .optimize(
                new LeastSquaresBuilder()
                    .start(begin)
                    .model(model)
                    .target(
                        Arrays.copyOf(target, target.length + known.information().rows().numRows))
                    .parameterValidator(theta -> near(theta, begin))
                    .checker(WeightedFit::done)
                    .maxEvaluations(MOST_EVALUATIONS)
                    .maxIterations(MOST_EVALUATIONS)
                    .build());
    RealVector residuals = optimum.getResiduals().getSubVector(0, target.length);
    RealMatrix jacobian =
        optimum.getJacobian().getSubMatrix(0, target.length + counted - 1, 0, begin.length - 1);
    Information information = Information.ofJacobian(jacobian.getData());
    return new Calibration(
        start.with(Scalars.of(optimum.getPoint().toArray())),
        information,
        residuals.dotProduct(residuals) / begin.length,
        PointwiseCorrections.of(
            residuals.toArray(),
            jacobian.getSubMatrix(0, target.length - 1, 0, begin.length - 1).getData(),
            information),
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
    DMatrixRMaj prior = known.information().rows();
    double[] values = new double[target.length + prior.numRows];
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
    for (int k = 0; k < prior.numRows; k++, row++) {
      rows[row] = Arrays.copyOfRange(prior.data, k * prior.numCols, (k + 1) * prior.numCols);
      for (int p = 0; p < prior.numCols; p++) {
        values[row] += rows[row][p] * (theta.getEntry(p) - known.at().get(p));
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
