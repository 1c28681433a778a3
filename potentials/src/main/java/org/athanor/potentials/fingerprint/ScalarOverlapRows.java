package org.athanor.potentials.fingerprint;

import java.util.Arrays;
import org.athanor.potentials.numerics.Rows;

/** One pair at a time. */
final class ScalarOverlapRows implements OverlapRows {
  @Override
  public void exponents(Sphere sphere, double[] target) {
    int stride = sphere.stride;
    for (int a = 0; a < sphere.count; a++) {
      int table = sphere.kind[a] * stride;
      for (int b = 0; b < stride; b++) {
        double dx = sphere.x[b] - sphere.x[a];
        double dy = sphere.y[b] - sphere.y[a];
        double dz = sphere.z[b] - sphere.z[a];
        double square = Math.fma(dz, dz, Math.fma(dy, dy, dx * dx));
        target[a * stride + b] = -square * sphere.exponent[table + b];
      }
    }
  }

  @Override
  public void weigh(Sphere sphere, double[] gaussian, Rows.Block matrix) {
    int stride = sphere.stride;
    for (int a = 0; a < sphere.count; a++) {
      int table = sphere.kind[a] * stride;
      int row = matrix.from() + a * matrix.stride();
      for (int b = 0; b < stride; b++) {
        double overlap = sphere.prefactor[table + b] * gaussian[a * stride + b];
        matrix.values()[row + b] = (sphere.weight[a] * sphere.weight[b]) * overlap;
      }
    }
  }

  @Override
  public void contract(
      Sphere sphere, double[] gaussian, Rows.Block slope, SOverlap.Moments moments) {
    int stride = sphere.stride;
    for (double[] sum : new double[][] {moments.t, moments.h, moments.hx, moments.hy, moments.hz}) {
      Arrays.fill(sum, 0, stride, 0);
    }
    for (int a = 0; a < sphere.count; a++) {
      int table = sphere.kind[a] * stride;
      int row = slope.from() + a * slope.stride();
      for (int b = 0; b < stride; b++) {
        double overlap = sphere.prefactor[table + b] * gaussian[a * stride + b];
        double w = sphere.weight[a] * (slope.values()[row + b] * overlap);
        double h = w * sphere.exponent[table + b];
        moments.t[b] += w;
        moments.h[b] += h;
        moments.hx[b] = Math.fma(h, sphere.x[a], moments.hx[b]);
        moments.hy[b] = Math.fma(h, sphere.y[a], moments.hy[b]);
        moments.hz[b] = Math.fma(h, sphere.z[a], moments.hz[b]);
      }
    }
  }
}
