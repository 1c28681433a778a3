package org.athanor.potentials.fingerprint;

import org.athanor.potentials.numerics.Lanes;
import org.athanor.potentials.numerics.Rows;

/**
 * Overlaps of s orbitals, O_ab = A_a A_b S_ab.
 *
 * <p>For G = ∂L/∂O and t_a = Σ_b G_ab A_b S_ab the pull is ∂L/∂r_a = 2 t_a ∂A_a/∂r_a − 4 A_a Σ_b
 * u_ab G_ab A_b S_ab (r_a − r_b).
 */
final class SOverlap implements Overlap {
  private final Rows rows;
  private final OverlapRows loops;

  /** exp(−u d²) of all pairs. */
  private double[] gaussian = new double[0];

  private final Moments moments = new Moments();

  SOverlap(Lanes lanes) {
    rows = Rows.of(lanes);
    loops = OverlapRows.of(lanes);
  }

  /** Sums over a for every column b: t, Σ h, Σ h x_a, Σ h y_a, Σ h z_a with h = u A_a G_ab S_ab. */
  static final class Moments {
    double[] t = new double[0];
    double[] h = new double[0];
    double[] hx = new double[0];
    double[] hy = new double[0];
    double[] hz = new double[0];

    private void reserve(int n) {
      if (t.length < n) {
        t = new double[n];
        h = new double[n];
        hx = new double[n];
        hy = new double[n];
        hz = new double[n];
      }
    }
  }

  @Override
  public int size(Sphere sphere) {
    return sphere.count;
  }

  @Override
  public void fill(Sphere sphere, Rows.Block matrix) {
    fillGaussians(sphere);
    loops.weigh(sphere, gaussian, matrix);
  }

  @Override
  public void pull(Sphere sphere, Rows.Block slope, double[] pull) {
    fillGaussians(sphere);
    moments.reserve(sphere.stride);
    loops.contract(sphere, gaussian, slope, moments);
    for (int b = 0; b < sphere.count; b++) {
      double radial = 2 * moments.t[b] * sphere.slope[b];
      double pair = -4 * sphere.weight[b];
      double h = moments.h[b];
      pull[3 * b] = radial * sphere.x[b] + pair * (h * sphere.x[b] - moments.hx[b]);
      pull[3 * b + 1] = radial * sphere.y[b] + pair * (h * sphere.y[b] - moments.hy[b]);
      pull[3 * b + 2] = radial * sphere.z[b] + pair * (h * sphere.z[b] - moments.hz[b]);
    }
  }

  private void fillGaussians(Sphere sphere) {
    int size = sphere.count * sphere.stride;
    if (gaussian.length < size) {
      gaussian = new double[size + size / 2];
    }
    loops.exponents(sphere, gaussian);
    rows.exponentials(gaussian, size);
  }
}
