package org.athanor.potentials.ace;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** As many atoms at a time as a register holds numbers, eight at the most. */
final class VectorProducts implements Products {
  private static final VectorSpecies<Double> LANES = VectorShellSums.LANES;
  private static final int N = LANES.length();

  private final ProductTree tree;
  private final double[] re;
  private final double[] im;
  private final double[] reSlope;
  private final double[] imSlope;
  private final double[] nodeRe;
  private final double[] nodeIm;
  private final double[] nodeReSlope;
  private final double[] nodeImSlope;
  private final double[] unused = new double[N];

  VectorProducts(ProductTree tree) {
    this.tree = tree;
    this.re = new double[tree.factors() * N];
    this.im = new double[tree.factors() * N];
    this.reSlope = new double[tree.factors() * N];
    this.imSlope = new double[tree.factors() * N];
    this.nodeRe = new double[tree.nodes() * N];
    this.nodeIm = new double[tree.nodes() * N];
    this.nodeReSlope = new double[tree.nodes() * N];
    this.nodeImSlope = new double[tree.nodes() * N];
  }

  @Override
  public void load(int atom, double[] moments) {
    for (int f = 0; f < tree.factors(); f++) {
      re[f * N + atom] = tree.realSign[f] * moments[tree.real[f]];
      im[f * N + atom] = tree.imaginarySign[f] * moments[tree.imaginary[f]];
    }
  }

  private static DoubleVector at(double[] row, int k) {
    return DoubleVector.fromArray(LANES, row, k * N);
  }

  @Override
  public void densities(double[] rho) {
    multiply();
    for (int pair = 0; pair < tree.coefficients.length; pair++) {
      boolean both = 2 * pair + 1 < tree.densities();
      add(
          tree.coefficients[pair],
          rho,
          2 * pair * N,
          both ? rho : unused,
          both ? (2 * pair + 1) * N : 0);
    }
  }

  private void add(double[] c, double[] one, int oneAt, double[] other, int otherAt) {
    int[] leaf = tree.leaf;
    int[] leafFactor = tree.leafFactor;
    DoubleVector first = DoubleVector.zero(LANES);
    DoubleVector second = first;
    for (int k = 0; k < leaf.length - 1; k++) {
      DoubleVector nr = at(nodeRe, k);
      DoubleVector ni = at(nodeIm, k);
      for (int t = leaf[k]; t < leaf[k + 1]; t++) {
        int f = leafFactor[t];
        DoubleVector product = nr.fma(at(re, f), ni.mul(at(im, f)).neg());
        first = product.fma(DoubleVector.broadcast(LANES, c[2 * t]), first);
        second = product.fma(DoubleVector.broadcast(LANES, c[2 * t + 1]), second);
      }
    }
    first.intoArray(one, oneAt);
    second.intoArray(other, otherAt);
  }

  private void multiply() {
    for (int k = 0; k < tree.nodes(); k++) {
      int p = tree.parent[k];
      int f = tree.factor[k];
      DoubleVector fr = at(re, f);
      DoubleVector fi = at(im, f);
      if (p < 0) {
        fr.intoArray(nodeRe, k * N);
        fi.intoArray(nodeIm, k * N);
      } else {
        DoubleVector pr = at(nodeRe, p);
        DoubleVector pi = at(nodeIm, p);
        pr.fma(fr, pi.mul(fi).neg()).intoArray(nodeRe, k * N);
        pr.fma(fi, pi.mul(fr)).intoArray(nodeIm, k * N);
      }
    }
  }

  @Override
  public void back(double[] slopes) {
    Arrays.fill(reSlope, 0);
    Arrays.fill(imSlope, 0);
    Arrays.fill(nodeReSlope, 0);
    Arrays.fill(nodeImSlope, 0);
    double[] c = tree.coefficients[0];
    boolean both = tree.densities() > 1;
    DoubleVector first = at(slopes, 0);
    DoubleVector second = both ? at(slopes, 1) : DoubleVector.zero(LANES);
    int[] leaf = tree.leaf;
    for (int k = tree.nodes() - 1; k >= 0; k--) {
      DoubleVector nr = at(nodeRe, k);
      DoubleVector ni = at(nodeIm, k);
      DoubleVector gr = at(nodeReSlope, k);
      DoubleVector gi = at(nodeImSlope, k);
      for (int t = leaf[k]; t < leaf[k + 1]; t++) {
        int f = tree.leafFactor[t];
        DoubleVector theta = first.mul(c[2 * t]);
        if (both) {
          theta = DoubleVector.broadcast(LANES, c[2 * t + 1]).fma(second, theta);
        }
        for (int p = 2; p < tree.densities(); p++) {
          double own = tree.coefficients[p / 2][2 * t + p % 2];
          theta = DoubleVector.broadcast(LANES, own).fma(at(slopes, p), theta);
        }
        DoubleVector minus = theta.neg();
        gr = theta.fma(at(re, f), gr);
        gi = minus.fma(at(im, f), gi);
        theta.fma(nr, at(reSlope, f)).intoArray(reSlope, f * N);
        minus.fma(ni, at(imSlope, f)).intoArray(imSlope, f * N);
      }
      divide(k, gr, gi);
    }
  }

  private void divide(int k, DoubleVector gr, DoubleVector gi) {
    int p = tree.parent[k];
    int f = tree.factor[k];
    if (p < 0) {
      at(reSlope, f).add(gr).intoArray(reSlope, f * N);
      at(imSlope, f).add(gi).intoArray(imSlope, f * N);
      return;
    }
    DoubleVector fr = at(re, f);
    DoubleVector fi = at(im, f);
    DoubleVector pr = at(nodeRe, p);
    DoubleVector pi = at(nodeIm, p);
    DoubleVector minus = gr.neg();
    gi.fma(fi, gr.fma(fr, at(nodeReSlope, p))).intoArray(nodeReSlope, p * N);
    gi.fma(fr, minus.fma(fi, at(nodeImSlope, p))).intoArray(nodeImSlope, p * N);
    gi.fma(pi, gr.fma(pr, at(reSlope, f))).intoArray(reSlope, f * N);
    gi.fma(pr, minus.fma(pi, at(imSlope, f))).intoArray(imSlope, f * N);
  }

  @Override
  public void store(int atom, double[] weights) {
    Arrays.fill(weights, 0);
    for (int f = 0; f < tree.factors(); f++) {
      weights[tree.real[f]] += tree.realSign[f] * reSlope[f * N + atom];
      weights[tree.imaginary[f]] += tree.imaginarySign[f] * imSlope[f * N + atom];
    }
  }
}
