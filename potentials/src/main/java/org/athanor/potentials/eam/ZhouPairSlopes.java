package org.athanor.potentials.eam;

/**
 * Density and pair energy of {@link ZhouEam} at one distance, with slopes by r and by ln|p| of r_e,
 * β, A, B, κ (0 to 4).
 *
 * <p>With u = x − c and h = 20u¹⁹/(1+u²⁰), the shape g has g_x = −(b + h)g, g_b = −(x−1)g, g_c =
 * hg, and the mixed derivatives g_xx = −(b + h)g_x − h′g, g_xb = −(b + h)g_b − g, g_xc = −(b +
 * h)g_c + h′g. The chain from p to (x, b, c) is that of x = r/r_e, b = β or 1.875β, c = κ or 2κ.
 */
final class ZhouPairSlopes {
  private static final int BY_DISTANCE = 0;
  private static final int BY_BETA = 1;
  private static final int BY_REPULSION = 2;
  private static final int BY_ATTRACTION = 3;
  private static final int BY_KAPPA = 4;

  private final ZhouParameters parameters;
  private final ZhouPair pair;
  private final double[] repulsive = new double[5];
  private final double[] attractive = new double[5];
  private final double[] repulsiveSlope = new double[5];
  private final double[] attractiveSlope = new double[5];

  ZhouPairSlopes(ZhouParameters parameters) {
    this.parameters = parameters;
    this.pair = ZhouPair.of(parameters);
  }

  /** Moves to distance {@code r} in Å. */
  void at(double r) {
    double x = r / parameters.distance();
    evaluate(pair.repulsive(), x, repulsive, repulsiveSlope);
    evaluate(pair.attractive(), x, attractive, attractiveSlope);
  }

  /**
   * A shape and its slope by r: by ln r_e, ln b, ln c at the parameters' places, undifferentiated
   * at the place of A, which no shape depends on.
   */
  private void evaluate(ZhouShape shape, double x, double[] value, double[] slope) {
    double g = shape.value(x);
    double s = shape.logSlope(x);
    double bend = shape.cutSlope(x);
    double byDecay = -(x - 1) * g;
    double byOnset = shape.cut(x) * g;
    double perDistance = 1 / parameters.distance();
    value[BY_REPULSION] = g;
    slope[BY_REPULSION] = perDistance * s * g;
    value[BY_DISTANCE] = -x * s * g;
    slope[BY_DISTANCE] = -perDistance * (x * (s * s * g - bend * g) + s * g);
    value[BY_BETA] = shape.decay() * byDecay;
    slope[BY_BETA] = perDistance * shape.decay() * (s * byDecay - g);
    value[BY_KAPPA] = shape.onset() * byOnset;
    slope[BY_KAPPA] = perDistance * shape.onset() * (s * byOnset + bend * g);
  }

  /** f. */
  double density() {
    return parameters.scale() * attractive[BY_REPULSION];
  }

  /** df/dr per Å. */
  double densitySlope() {
    return parameters.scale() * attractiveSlope[BY_REPULSION];
  }

  /** ∂f/∂ln|p|. */
  double densityByLog(int p) {
    return movesShape(p) ? parameters.scale() * attractive[p] : 0;
  }

  /** ∂²f/∂r∂ln|p| per Å. */
  double densitySlopeByLog(int p) {
    return movesShape(p) ? parameters.scale() * attractiveSlope[p] : 0;
  }

  /** ∂φ/∂ln|p| in eV. */
  double energyByLog(int p) {
    return byLog(p, repulsive, attractive);
  }

  /** ∂²φ/∂r∂ln|p| in eV/Å. */
  double energySlopeByLog(int p) {
    return byLog(p, repulsiveSlope, attractiveSlope);
  }

  private double byLog(int p, double[] up, double[] down) {
    return switch (p) {
      case BY_REPULSION -> parameters.repulsion() * up[BY_REPULSION];
      case BY_ATTRACTION -> -parameters.attraction() * down[BY_REPULSION];
      default -> parameters.repulsion() * up[p] - parameters.attraction() * down[p];
    };
  }

  private static boolean movesShape(int p) {
    return p != BY_REPULSION && p != BY_ATTRACTION;
  }
}
