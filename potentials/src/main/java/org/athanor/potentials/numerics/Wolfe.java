package org.athanor.potentials.numerics;

import java.util.Optional;
import org.athanor.potentials.structure.Scalars;

/**
 * A line search for a length t with f(t) ≤ f(0) + c₁ t f′(0) and |f′(t)| ≤ c₂ |f′(0)|, the strong
 * Wolfe conditions, c₁ = 10⁻⁴ and c₂ = 0.9.
 *
 * <p>Source: J. Nocedal and S. J. Wright, Numerical Optimization, 2nd ed. (2006), algorithms 3.5
 * and 3.6, cubic interpolation by eq. 3.59.
 */
final class Wolfe {
  private static final double DECREASE = 1e-4;
  private static final double CURVATURE = 0.9;
  private static final int MOST_TRIES = 25;

  /** Trial lengths keep away from the ends of an interval by this part of it. */
  private static final double MARGIN = 0.1;

  /**
   * A point of the line.
   *
   * @param length t
   * @param value f
   * @param slope f′, by t
   * @param gradient of the function there
   */
  record Point(double length, double value, double slope, Scalars gradient) {}

  private final Descent.Slope function;
  private final double[] start;
  private final double[] direction;
  private int evaluations;

  Wolfe(Descent.Slope function, double[] start, double[] direction) {
    this.function = function;
    this.start = start;
    this.direction = direction;
  }

  int evaluations() {
    return evaluations;
  }

  /** A point that meets the conditions, or the lowest that was found; empty if none is lower. */
  Optional<Point> from(Point zero) {
    Point before = zero;
    double length = 1;
    while (evaluations < MOST_TRIES) {
      Point here = at(length);
      if (tooHigh(here, zero) || (evaluations > 1 && here.value() >= before.value())) {
        return between(before, here, zero);
      }
      if (flat(here, zero)) {
        return Optional.of(here);
      }
      if (here.slope() >= 0) {
        return between(here, before, zero);
      }
      before = here;
      length *= 2;
    }
    return lower(before, zero);
  }

  /** Closes in, {@code low} being the lower end, whose slope points into the interval. */
  private Optional<Point> between(Point low, Point high, Point zero) {
    Point best = low;
    Point other = high;
    while (evaluations < MOST_TRIES) {
      Point here = at(trial(best, other));
      if (tooHigh(here, zero) || here.value() >= best.value()) {
        other = here;
        continue;
      }
      if (flat(here, zero)) {
        return Optional.of(here);
      }
      if (here.slope() * (other.length() - best.length()) >= 0) {
        other = best;
      }
      best = here;
    }
    return lower(best, zero);
  }

  private static Optional<Point> lower(Point best, Point zero) {
    return best.value() < zero.value() ? Optional.of(best) : Optional.empty();
  }

  /** The minimum of the cubic through both ends, kept inside; the middle where there is none. */
  private static double trial(Point a, Point b) {
    double width = b.length() - a.length();
    double middle = a.length() + 0.5 * width;
    double d1 = a.slope() + b.slope() - 3 * (b.value() - a.value()) / width;
    double square = d1 * d1 - a.slope() * b.slope();
    if (!(square >= 0) || !Double.isFinite(square)) {
      return middle;
    }
    double d2 = Math.copySign(Math.sqrt(square), width);
    double cubic = b.length() - width * (b.slope() + d2 - d1) / (b.slope() - a.slope() + 2 * d2);
    double inside = (cubic - a.length()) / width;
    return inside > MARGIN && inside < 1 - MARGIN ? cubic : middle;
  }

  private static boolean tooHigh(Point here, Point zero) {
    return !(here.value() <= zero.value() + DECREASE * here.length() * zero.slope());
  }

  private static boolean flat(Point here, Point zero) {
    return Math.abs(here.slope()) <= CURVATURE * Math.abs(zero.slope());
  }

  private Point at(double length) {
    double[] x = start.clone();
    for (int k = 0; k < x.length; k++) {
      x[k] += length * direction[k];
    }
    double[] gradient = new double[x.length];
    double value = function.at(x, gradient);
    evaluations++;
    return new Point(length, value, Descent.dot(gradient, direction), Scalars.of(gradient));
  }
}
