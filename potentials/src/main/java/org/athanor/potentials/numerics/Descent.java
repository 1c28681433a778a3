package org.athanor.potentials.numerics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.athanor.potentials.structure.Scalars;

/**
 * Goes down a smooth function by the limited-memory BFGS method: directions by the two-loop
 * recursion over the last {@value #MEMORY} steps, lengths by a line search that meets the strong
 * Wolfe conditions.
 *
 * <p>A {@link State} is all there is: going on from it gives the same bits, whether it was kept in
 * memory or in a file. Source: J. Nocedal and S. J. Wright, Numerical Optimization, 2nd ed. (2006),
 * algorithms 7.4 and 7.5.
 */
public final class Descent {
  /** How many steps are remembered. */
  static final int MEMORY = 20;

  private Descent() {}

  /** A function to be made small. */
  public interface Slope {
    /**
     * The function and its gradient.
     *
     * @param gradient out, [n]
     */
    double at(double[] x, double[] gradient);
  }

  /**
   * Where a descent stands.
   *
   * @param x the point, [n]
   * @param gradient there, [n]
   * @param values of the function at the start and after every step
   * @param steps x of this point less that of the one before, for the last steps, oldest first
   * @param turns the same of gradients
   * @param evaluations how often the function was asked for
   */
  public record State(
      Scalars x,
      Scalars gradient,
      List<Double> values,
      List<Scalars> steps,
      List<Scalars> turns,
      int evaluations) {
    /** Copies the lists. */
    public State {
      values = List.copyOf(values);
      steps = List.copyOf(steps);
      turns = List.copyOf(turns);
    }

    /** The function here. */
    public double value() {
      return values.getLast();
    }

    /** How many steps were made. */
    public int count() {
      return values.size() - 1;
    }
  }

  /** At a point, before the first step. */
  public static State start(Slope function, Scalars x) {
    double[] gradient = new double[x.size()];
    double value = function.at(x.toArray(), gradient);
    return new State(x, Scalars.of(gradient), List.of(value), List.of(), List.of(), 1);
  }

  /** The state after one more step; empty where no step goes lower within rounding. */
  public static Optional<State> next(Slope function, State state) {
    double[] direction = direction(state);
    Wolfe.Point from =
        new Wolfe.Point(
            0, state.value(), dot(state.gradient().toArray(), direction), state.gradient());
    if (!(from.slope() < 0)) {
      return Optional.empty();
    }
    Wolfe search = new Wolfe(function, state.x().toArray(), direction);
    return search.from(from).map(point -> after(state, direction, point, search.evaluations()));
  }

  private static State after(State state, double[] direction, Wolfe.Point point, int evaluations) {
    int n = direction.length;
    double[] x = state.x().toArray();
    double[] step = new double[n];
    double[] turn = new double[n];
    for (int k = 0; k < n; k++) {
      step[k] = point.length() * direction[k];
      x[k] += step[k];
      turn[k] = point.gradient().get(k) - state.gradient().get(k);
    }
    List<Double> values = new ArrayList<>(state.values());
    values.add(point.value());
    boolean curved = dot(step, turn) > 0;
    return new State(
        Scalars.of(x),
        point.gradient(),
        values,
        curved ? latest(state.steps(), Scalars.of(step)) : state.steps(),
        curved ? latest(state.turns(), Scalars.of(turn)) : state.turns(),
        state.evaluations() + evaluations);
  }

  private static List<Scalars> latest(List<Scalars> before, Scalars next) {
    List<Scalars> all = new ArrayList<>(before);
    all.add(next);
    return all.size() > MEMORY ? all.subList(1, all.size()) : all;
  }

  /** −H g by the two loops; H starts from the curvature of the latest step, and from 1. */
  private static double[] direction(State state) {
    double[] q = state.gradient().toArray();
    int count = state.steps().size();
    double[] alpha = new double[count];
    for (int k = count - 1; k >= 0; k--) {
      double[] step = state.steps().get(k).toArray();
      double[] turn = state.turns().get(k).toArray();
      alpha[k] = dot(step, q) / dot(step, turn);
      add(q, -alpha[k], turn);
    }
    if (count > 0) {
      double[] turn = state.turns().getLast().toArray();
      double scale = dot(state.steps().getLast().toArray(), turn) / dot(turn, turn);
      for (int k = 0; k < q.length; k++) {
        q[k] *= scale;
      }
    }
    for (int k = 0; k < count; k++) {
      double[] step = state.steps().get(k).toArray();
      double[] turn = state.turns().get(k).toArray();
      add(q, alpha[k] - dot(turn, q) / dot(step, turn), step);
    }
    for (int k = 0; k < q.length; k++) {
      q[k] = -q[k];
    }
    return q;
  }

  private static void add(double[] to, double factor, double[] what) {
    for (int k = 0; k < to.length; k++) {
      to[k] += factor * what[k];
    }
  }

  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum = Math.fma(a[k], b[k], sum);
    }
    return sum;
  }
}
