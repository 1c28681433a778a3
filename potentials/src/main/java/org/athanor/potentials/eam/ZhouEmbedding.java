package org.athanor.potentials.eam;

/**
 * The embedding energy of {@link ZhouEam} and its derivatives, with the dependent coefficients.
 *
 * <p>With t = ρ/ρ_e, everything is F_e times a function of t and η: a cubic in t/0.85 − 1 below
 * 0.85, a cubic in t − 1 up to 1.15, (1 − η ln t)t^η above. The middle cubic begins 1 + 0(t−1); its
 * other two coefficients make value and slope continuous at 1.15. The low cubic has its value,
 * slope and curvature at 0.85, and vanishes at 0.
 */
final class ZhouEmbedding {
  private static final double LOW = 0.85;
  private static final double HIGH = 1.15;

  private final double density;
  private final double embedding;
  private final double eta;
  private final double[] low;
  private final double[] middle;

  /** Derivatives of the coefficients with respect to η. */
  private final double[] lowByEta;

  private final double[] middleByEta;

  ZhouEmbedding(ZhouParameters parameters) {
    density = parameters.density();
    embedding = parameters.embedding();
    eta = parameters.eta();
    middle = middle(1, high(HIGH), highSlope(HIGH));
    low = low(middle);
    middleByEta = middle(0, highByEta(HIGH), highSlopeByEta(HIGH));
    lowByEta = low(middleByEta);
  }

  private static double[] middle(double atOne, double atHigh, double slopeAtHigh) {
    double d = HIGH - 1;
    double rise = atHigh - atOne;
    return new double[] {
      atOne, 0, (3 * rise - slopeAtHigh * d) / (d * d), (slopeAtHigh * d - 2 * rise) / (d * d * d)
    };
  }

  private static double[] low(double[] middle) {
    double y = LOW - 1;
    double value = cubic(middle, y);
    double slope = LOW * cubicSlope(middle, y);
    double half = 0.5 * LOW * LOW * cubicCurvature(middle, y);
    return new double[] {value, slope, half, value - slope + half};
  }

  /** F(ρ) in eV. */
  double energy(double rho) {
    return embedding * unit(rho / density, low, middle, false);
  }

  /** dF/dρ. */
  double slope(double rho) {
    return embedding / density * unitSlope(rho / density, low, middle, false);
  }

  /** d²F/dρ². */
  double curvature(double rho) {
    double t = rho / density;
    double unit;
    if (t < LOW) {
      unit = cubicCurvature(low, t / LOW - 1) / (LOW * LOW);
    } else if (t <= HIGH) {
      unit = cubicCurvature(middle, t - 1);
    } else {
      double log = StrictMath.log(t);
      unit = -eta * eta * StrictMath.pow(t, eta - 2) * ((eta - 1) * log + 1);
    }
    return embedding / (density * density) * unit;
  }

  /** ∂F/∂η in eV. */
  double energyByEta(double rho) {
    return embedding * unit(rho / density, lowByEta, middleByEta, true);
  }

  /** ∂²F/∂ρ∂η. */
  double slopeByEta(double rho) {
    return embedding / density * unitSlope(rho / density, lowByEta, middleByEta, true);
  }

  private double unit(double t, double[] below, double[] around, boolean byEta) {
    if (t < LOW) {
      return cubic(below, t / LOW - 1);
    }
    if (t <= HIGH) {
      return cubic(around, t - 1);
    }
    return byEta ? highByEta(t) : high(t);
  }

  private double unitSlope(double t, double[] below, double[] around, boolean byEta) {
    if (t < LOW) {
      return cubicSlope(below, t / LOW - 1) / LOW;
    }
    if (t <= HIGH) {
      return cubicSlope(around, t - 1);
    }
    return byEta ? highSlopeByEta(t) : highSlope(t);
  }

  private double high(double t) {
    return (1 - eta * StrictMath.log(t)) * StrictMath.pow(t, eta);
  }

  private double highSlope(double t) {
    return -eta * eta * StrictMath.pow(t, eta - 1) * StrictMath.log(t);
  }

  private double highByEta(double t) {
    double log = StrictMath.log(t);
    return -eta * log * log * StrictMath.pow(t, eta);
  }

  private double highSlopeByEta(double t) {
    double log = StrictMath.log(t);
    return -eta * (2 + eta * log) * log * StrictMath.pow(t, eta - 1);
  }

  private static double cubic(double[] c, double x) {
    return ((c[3] * x + c[2]) * x + c[1]) * x + c[0];
  }

  private static double cubicSlope(double[] c, double x) {
    return (3 * c[3] * x + 2 * c[2]) * x + c[1];
  }

  private static double cubicCurvature(double[] c, double x) {
    return 6 * c[3] * x + 2 * c[2];
  }
}
