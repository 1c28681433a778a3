package org.athanor.potentials.ionic;

import org.athanor.potentials.numerics.ErrorFunction;
import org.athanor.potentials.numerics.Exponential;

/**
 * The part of the Coulomb energy that pairs carry: q q' [erfc(αr)/r + shift + tilt r] below the
 * cutoff, and {@code own} q² for each charge.
 *
 * @param alpha damping α in 1/Å
 * @param shift in 1/Å
 * @param tilt in 1/Å²
 * @param own in 1/Å
 */
record Screening(double alpha, double shift, double tilt, double own) implements NearPart {
  static final double TWO_OVER_ROOT_PI = 2 / Math.sqrt(Math.PI);

  static Screening of(Electrostatics electrostatics, double cutoff) {
    return switch (electrostatics) {
      case Electrostatics.Ewald ewald -> unshifted(reach(ewald) / cutoff);
      case Electrostatics.DampedShifted damped -> shifted(damped.damping(), cutoff);
    };
  }

  /** s, with exp(−s²) the accuracy. */
  static double reach(Electrostatics.Ewald ewald) {
    return Math.sqrt(-StrictMath.log(ewald.accuracy()));
  }

  private static Screening unshifted(double alpha) {
    return new Screening(alpha, 0, 0, -alpha * TWO_OVER_ROOT_PI / 2);
  }

  private static Screening shifted(double alpha, double cutoff) {
    double x = alpha * cutoff;
    double gauss = StrictMath.exp(-x * x);
    double end = ErrorFunction.complement(x, gauss) / cutoff;
    double tilt = (end + TWO_OVER_ROOT_PI * alpha * gauss) / cutoff;
    double shift = -end - tilt * cutoff;
    return new Screening(alpha, shift, tilt, shift / 2 - alpha * TWO_OVER_ROOT_PI / 2);
  }

  @Override
  public void near(double r, double[] target) {
    double x = alpha * r;
    double gauss = Exponential.of(-x * x);
    double inverse = 1 / r;
    double coulomb = ErrorFunction.complement(x, gauss) * inverse;
    double fall = TWO_OVER_ROOT_PI * alpha * gauss * inverse;
    target[0] = coulomb + shift + tilt * r;
    target[1] = tilt - coulomb * inverse - fall;
    target[2] = 2 * (coulomb * inverse + fall) * inverse + 2 * alpha * alpha * r * fall;
  }
}
