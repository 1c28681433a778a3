package org.athanor.potentials.matching;

import java.util.Arrays;

/**
 * A point inside all bounds: weights w_m and slacks s_k of the targets, and multipliers x_m and λ_k
 * of their being positive. It changes from step to step.
 */
final class Interior {
  /** Of the cost: complementarity where a solution for other candidates is taken up. */
  private static final double WARM = 1e-2;

  final double[] w;
  final double[] x;
  final double[] lambda;
  final double[] slack;

  private Interior(double[] w, double[] x, double[] lambda, double[] slack) {
    this.w = w;
    this.x = x;
    this.lambda = lambda;
    this.slack = slack;
  }

  /**
   * A first start.
   *
   * @param weights that reach all targets with something to spare
   * @param slack what is spared, [quantities]
   */
  static Interior cold(double[] weights, double[] slack) {
    double mu = sum(weights) / (weights.length + slack.length);
    double[] w = Arrays.stream(weights).map(weight -> Math.max(weight, mu)).toArray();
    return new Interior(w, shares(mu, w), shares(mu, slack), slack.clone());
  }

  /**
   * A start near what was optimal for other candidates.
   *
   * @param weights that nearly reach the targets
   * @param multipliers of the targets
   */
  static Interior warm(double[] weights, double[] multipliers) {
    double mu = WARM * sum(weights) / (weights.length + multipliers.length);
    double least = WARM * sum(multipliers) / multipliers.length;
    double[] w = Arrays.stream(weights).map(weight -> Math.max(weight, mu)).toArray();
    double[] lambda = Arrays.stream(multipliers).map(l -> Math.max(l, least)).toArray();
    return new Interior(w, shares(mu, w), lambda, shares(mu, lambda));
  }

  private static double[] shares(double mu, double[] values) {
    return Arrays.stream(values).map(value -> mu / value).toArray();
  }

  /** Σ w. */
  double cost() {
    return sum(w);
  }

  /** How many products are to vanish. */
  int products() {
    return w.length + lambda.length;
  }

  /** Σ w x + Σ s λ. */
  double gap() {
    return inner(w, x) + inner(slack, lambda);
  }

  /** A change of a point. */
  // Array components: parts of one computation, never values that are compared.
  @SuppressWarnings("ArrayRecordComponent")
  record Step(double[] w, double[] x, double[] lambda, double[] slack) {}

  /** What is left of the gap after as much of a step as there is room for. */
  double gapAfter(Step step) {
    double primal = primal(step);
    double dual = dual(step);
    return inner(moved(w, primal, step.w), moved(x, dual, step.x))
        + inner(moved(slack, primal, step.slack), moved(lambda, dual, step.lambda));
  }

  /** How much of a step weights and slacks have room for, 1 at the most. */
  double primal(Step step) {
    return Math.min(wall(w, step.w), wall(slack, step.slack));
  }

  /** The same of the multipliers. */
  double dual(Step step) {
    return Math.min(wall(x, step.x), wall(lambda, step.lambda));
  }

  /** The weights after this much of a step. */
  double[] weights(double share, Step step) {
    return moved(w, share, step.w);
  }

  /** Makes a step. */
  void move(double primal, double dual, Step step) {
    add(w, primal, step.w);
    add(slack, primal, step.slack);
    add(x, dual, step.x);
    add(lambda, dual, step.lambda);
  }

  private static void add(double[] values, double share, double[] step) {
    System.arraycopy(moved(values, share, step), 0, values, 0, values.length);
  }

  private static double[] moved(double[] values, double share, double[] step) {
    double[] moved = values.clone();
    for (int k = 0; k < moved.length; k++) {
      moved[k] += share * step[k];
    }
    return moved;
  }

  private static double wall(double[] values, double[] step) {
    double wall = 1;
    for (int k = 0; k < values.length; k++) {
      if (step[k] < 0) {
        wall = Math.min(wall, -values[k] / step[k]);
      }
    }
    return wall;
  }

  static double inner(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }

  private static double sum(double[] values) {
    return Arrays.stream(values).sum();
  }
}
