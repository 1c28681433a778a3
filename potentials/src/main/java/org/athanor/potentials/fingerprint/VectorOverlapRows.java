package org.athanor.potentials.fingerprint;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.athanor.potentials.numerics.Rows;

/** As many pairs at a time as a register holds, eight at the most. */
final class VectorOverlapRows implements OverlapRows {
  private static final VectorSpecies<Double> LANES =
      DoubleVector.SPECIES_PREFERRED.length() > Rows.PADDING
          ? DoubleVector.SPECIES_512
          : DoubleVector.SPECIES_PREFERRED;
  private static final int N = LANES.length();

  @Override
  public void exponents(Sphere sphere, double[] target) {
    int stride = sphere.stride;
    for (int a = 0; a < sphere.count; a++) {
      int table = sphere.kind[a] * stride;
      for (int b = 0; b < stride; b += N) {
        DoubleVector dx = DoubleVector.fromArray(LANES, sphere.x, b).sub(sphere.x[a]);
        DoubleVector dy = DoubleVector.fromArray(LANES, sphere.y, b).sub(sphere.y[a]);
        DoubleVector dz = DoubleVector.fromArray(LANES, sphere.z, b).sub(sphere.z[a]);
        DoubleVector square = dz.fma(dz, dy.fma(dy, dx.mul(dx)));
        square
            .neg()
            .mul(DoubleVector.fromArray(LANES, sphere.exponent, table + b))
            .intoArray(target, a * stride + b);
      }
    }
  }

  @Override
  public void weigh(Sphere sphere, double[] gaussian, Rows.Block matrix) {
    int stride = sphere.stride;
    double[] target = matrix.values();
    for (int a = 0; a < sphere.count; a++) {
      int table = sphere.kind[a] * stride;
      int row = matrix.from() + a * matrix.stride();
      for (int b = 0; b < stride; b += N) {
        DoubleVector overlap =
            DoubleVector.fromArray(LANES, sphere.prefactor, table + b)
                .mul(DoubleVector.fromArray(LANES, gaussian, a * stride + b));
        DoubleVector.fromArray(LANES, sphere.weight, b)
            .mul(sphere.weight[a])
            .mul(overlap)
            .intoArray(target, row + b);
      }
    }
  }

  @Override
  public void contract(
      Sphere sphere, double[] gaussian, Rows.Block slope, SOverlap.Moments moments) {
    for (int b = 0; b < sphere.stride; b += N) {
      contractColumns(sphere, gaussian, slope, moments, b);
    }
  }

  private static void contractColumns(
      Sphere sphere, double[] gaussian, Rows.Block slope, SOverlap.Moments moments, int b) {
    int stride = sphere.stride;
    double[] g = slope.values();
    DoubleVector t = DoubleVector.zero(LANES);
    DoubleVector sum = t;
    DoubleVector hx = t;
    DoubleVector hy = t;
    DoubleVector hz = t;
    for (int a = 0; a < sphere.count; a++) {
      int table = sphere.kind[a] * stride + b;
      DoubleVector overlap =
          DoubleVector.fromArray(LANES, sphere.prefactor, table)
              .mul(DoubleVector.fromArray(LANES, gaussian, a * stride + b));
      DoubleVector w =
          DoubleVector.fromArray(LANES, g, slope.from() + a * slope.stride() + b)
              .mul(overlap)
              .mul(sphere.weight[a]);
      DoubleVector h = w.mul(DoubleVector.fromArray(LANES, sphere.exponent, table));
      t = t.add(w);
      sum = sum.add(h);
      hx = h.fma(DoubleVector.broadcast(LANES, sphere.x[a]), hx);
      hy = h.fma(DoubleVector.broadcast(LANES, sphere.y[a]), hy);
      hz = h.fma(DoubleVector.broadcast(LANES, sphere.z[a]), hz);
    }
    t.intoArray(moments.t, b);
    sum.intoArray(moments.h, b);
    hx.intoArray(moments.hx, b);
    hy.intoArray(moments.hy, b);
    hz.intoArray(moments.hz, b);
  }
}
