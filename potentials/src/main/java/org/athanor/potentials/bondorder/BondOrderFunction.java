package org.athanor.potentials.bondorder;

import org.athanor.potentials.numerics.Exponential;
import org.athanor.potentials.numerics.Logarithm;

/**
 * b(ζ) = (1 + (βζ)ⁿ)^(−1/2n) and its slope.
 *
 * <p>Where (βζ)ⁿ is below 2n·1e-16, b is 1 and its slope 0, as in LAMMPS (which keeps the slope
 * finite at ζ = 0 for n &lt; 1); where it is above the inverse of that, b is (βζ)^(−1/2).
 */
record BondOrderFunction(double n, double beta, double least, double most) {
  static BondOrderFunction of(TersoffParameters p) {
    double least = StrictMath.pow(2 * p.n() * 1e-16, 1 / p.n());
    return new BondOrderFunction(p.n(), p.beta(), least, 1 / least);
  }

  /** Whether b is neither of its two limits there. */
  boolean holds(double zeta) {
    double x = beta * zeta;
    return x >= least && x <= most;
  }

  /** b and db/dζ into {@code target}. */
  void evaluate(double zeta, double[] target) {
    double x = beta * zeta;
    if (x < least) {
      target[0] = 1;
      target[1] = 0;
    } else if (x > most) {
      target[0] = 1 / Math.sqrt(x);
      target[1] = -0.5 * target[0] / zeta;
    } else {
      double power = Exponential.of(n * Logarithm.of(x));
      target[0] = Exponential.of(-0.5 / n * Logarithm.of(1 + power));
      target[1] = -0.5 * target[0] * power / ((1 + power) * zeta);
    }
  }
}
