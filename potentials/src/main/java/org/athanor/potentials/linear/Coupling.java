package org.athanor.potentials.linear;

/**
 * How three real harmonics couple to an invariant: ∫ Y_1 Y_2 Y_3 dΩ/4π, zero unless the orders fit
 * a triangle with an even sum.
 *
 * <p>For given orders there is one invariant, and this is it up to a factor. Integrated exactly: by
 * Gauss–Legendre points along z and equal steps around.
 */
final class Coupling {
  private final int count;
  private final double[] integrals;

  Coupling(int order) {
    RealHarmonics harmonics = new RealHarmonics(order);
    count = harmonics.count();
    integrals = new double[count * count * count];
    int across = 3 * order / 2 + 1;
    int around = 3 * order + 1;
    double[] y = new double[count];
    double[][] unused = new double[3][count];
    for (int a = 0; a < across; a++) {
      double z = root(across, a);
      double[] p = legendre(across, z);
      double weight = 1 / ((1 - z * z) * p[1] * p[1] * around);
      for (int b = 0; b < around; b++) {
        double angle = 2 * Math.PI * b / around;
        double rho = Math.sqrt(1 - z * z);
        harmonics.evaluate(
            rho * StrictMath.cos(angle), rho * StrictMath.sin(angle), z, y, unused, 0);
        accumulate(y, weight);
      }
    }
  }

  /** The integral for harmonics at places {@code a}, {@code b}, {@code c}; exact zeros are zero. */
  double of(int a, int b, int c) {
    double value = integrals[(a * count + b) * count + c];
    return Math.abs(value) < 1e-13 ? 0 : value;
  }

  private void accumulate(double[] y, double weight) {
    for (int a = 0; a < count; a++) {
      for (int b = 0; b < count; b++) {
        for (int c = 0; c < count; c++) {
          integrals[(a * count + b) * count + c] += weight * y[a] * y[b] * y[c];
        }
      }
    }
  }

  /** Root {@code k} of the Legendre polynomial of degree {@code n}, by Newton's method. */
  private static double root(int n, int k) {
    double z = StrictMath.cos(Math.PI * (k + 0.75) / (n + 0.5));
    for (int step = 0; step < 20; step++) {
      double[] p = legendre(n, z);
      z -= p[0] / p[1];
    }
    return z;
  }

  /** P_n(z) and its slope. */
  private static double[] legendre(int n, double z) {
    double before = 1;
    double now = z;
    for (int k = 2; k <= n; k++) {
      double next = ((2 * k - 1) * z * now - (k - 1) * before) / k;
      before = now;
      now = next;
    }
    return new double[] {now, n * (z * now - before) / (z * z - 1)};
  }
}
