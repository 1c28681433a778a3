package org.athanor.potentials.ionic;

import org.athanor.potentials.numerics.QuinticTable;

/**
 * Coulomb's 1/r as a near part that ends at a radius R and a far part that waves carry:
 *
 * <pre>
 * 1/r = [1 − S(r/R)]/r + S(r/R)/r,   S(x) = ∫₀ˣ χ / ∫₀¹ χ,   far part (4π/k²) χ̂(kR)/χ̂(0)
 * </pre>
 *
 * with a {@link Bell} χ in place of Ewald's Gaussian: for the same accuracy it needs wave vectors
 * up to β/R instead of 2 ln(1/accuracy)/R, and the near part ends without a step.
 *
 * <p>Source: the idea of a function confined in space and nearly so in its spectrum is that of J.
 * Liang, L. Lu, A. Barnett, L. Greengard and S. Jiang, arXiv:2505.09727 (2025), who take prolate
 * functions.
 */
final class Splitting {
  /** Of the table of χ̂: how far in units of β, and how many pieces. */
  private static final double TABLE_END = 2.5;

  private static final int PIECES = 1024;

  private final Bell bell;
  private final double radius;
  private final double whole;
  private final QuinticTable spectrum;
  private final double tableEnd;

  /** With β and the radius R in Å. */
  Splitting(double beta, double radius) {
    this.bell = new Bell(beta);
    this.radius = radius;
    this.whole = bell.integral(1);
    this.tableEnd = TABLE_END * beta * TABLE_END * beta;
    this.spectrum = QuinticTable.of(bell::spectrumAt, 0, tableEnd, PIECES);
  }

  /** R in Å. */
  double radius() {
    return radius;
  }

  /** The longest wave vector in 1/Å that matters. */
  double longest() {
    return bell.beta() / radius;
  }

  /** Energy of a unit charge with itself in the far part, with the sign that takes it off, 1/Å. */
  double own() {
    return -0.5 / (whole * radius);
  }

  /**
   * Puts the near part at {@code r}, up to R, and its first two derivatives into {@code target}.
   */
  void near(double r, double[] target) {
    double x = r / radius;
    bell.at(x, target);
    double left = 1 - bell.integral(x) / whole;
    double slope = target[0] / (whole * radius);
    double curvature = target[1] / (whole * radius * radius);
    target[0] = left / r;
    target[1] = -(slope + left / r) / r;
    target[2] = (-curvature + 2 * (slope + left / r) / r) / r;
  }

  /** χ̂(kR)/χ̂(0) for k² in 1/Å². */
  double far(double square) {
    double t = square * radius * radius;
    return (t < tableEnd ? spectrum.value(t) : bell.spectrum(t)) / whole;
  }

  /** Its slope by k², in Å². */
  double farSlope(double square) {
    double t = square * radius * radius;
    return (t < tableEnd ? spectrum.slope(t) : bell.spectrumSlope(t)) * radius * radius / whole;
  }
}
