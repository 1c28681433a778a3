package org.athanor.potentials.numerics;

/**
 * The complementary error function, erfc(x) = 2/√π ∫ₓ^∞ exp(−t²) dt, to a few units in the last
 * place and with the same bits on every machine.
 *
 * <p>Rational approximations on three intervals: W. J. Cody, Math. Comp. 23, 631 (1969).
 */
public final class ErrorFunction {
  private static final double[] A = {
    0.18577770618460315,
    3.1611237438705655,
    113.86415415105016,
    377.485237685302,
    3209.3775891384694
  };
  private static final double[] B = {
    1, 23.601290952344122, 244.02463793444417, 1282.6165260773723, 2844.236833439171
  };
  private static final double[] C = {
    2.1531153547440383e-08,
    0.5641884969886701,
    8.883149794388377,
    66.11919063714163,
    298.6351381974001,
    881.952221241769,
    1712.0476126340707,
    2051.0783778260716,
    1230.3393547979972
  };
  private static final double[] D = {
    1,
    15.744926110709835,
    117.6939508913125,
    537.1811018620099,
    1621.3895745666903,
    3290.7992357334597,
    4362.619090143247,
    3439.3676741437216,
    1230.3393548037495
  };
  private static final double[] P = {
    0.016315387137302097,
    0.30532663496123236,
    0.36034489994980445,
    0.12578172611122926,
    0.016083785148742275,
    0.0006587491615298378
  };
  private static final double[] Q = {
    1,
    2.568520192289822,
    1.8729528499234673,
    0.5279051029514285,
    0.06051834131244132,
    0.0023352049762686918
  };
  private static final double INVERSE_ROOT_PI = 0.5641895835477563;

  private ErrorFunction() {}

  /**
   * erfc of a number that is not negative.
   *
   * @param x at least 0
   * @param gauss exp(−x²), which those who need erfc need as well
   */
  public static double complement(double x, double gauss) {
    double square = x * x;
    if (x <= 0.46875) {
      return 1 - x * ratio(A, B, square);
    }
    if (x <= 4) {
      return gauss * ratio(C, D, x);
    }
    double inverse = 1 / square;
    return gauss * (INVERSE_ROOT_PI - inverse * ratio(P, Q, inverse)) / x;
  }

  /** Horner's scheme above and below, highest power first. */
  private static double ratio(double[] above, double[] below, double x) {
    double top = above[0];
    double bottom = below[0];
    for (int k = 1; k < above.length; k++) {
      top = top * x + above[k];
      bottom = bottom * x + below[k];
    }
    return top / bottom;
  }
}
