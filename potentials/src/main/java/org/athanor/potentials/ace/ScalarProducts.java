package org.athanor.potentials.ace;

import java.util.Arrays;

/** Plain Java, one atom at a time. */
final class ScalarProducts implements Products {
  private final ProductTree tree;
  private final double[] re;
  private final double[] im;
  private final double[] reSlope;
  private final double[] imSlope;
  private final double[] nodeRe;
  private final double[] nodeIm;
  private final double[] nodeReSlope;
  private final double[] nodeImSlope;

  ScalarProducts(ProductTree tree) {
    this.tree = tree;
    this.re = new double[tree.factors()];
    this.im = new double[tree.factors()];
    this.reSlope = new double[tree.factors()];
    this.imSlope = new double[tree.factors()];
    this.nodeRe = new double[tree.nodes()];
    this.nodeIm = new double[tree.nodes()];
    this.nodeReSlope = new double[tree.nodes()];
    this.nodeImSlope = new double[tree.nodes()];
  }

  @Override
  public void load(int atom, double[] moments) {
    for (int f = 0; f < re.length; f++) {
      re[f] = tree.realSign[f] * moments[tree.real[f]];
      im[f] = tree.imaginarySign[f] * moments[tree.imaginary[f]];
    }
  }

  @Override
  public void densities(double[] rho) {
    multiply();
    for (int pair = 0; pair < tree.coefficients.length; pair++) {
      double[] c = tree.coefficients[pair];
      double first = 0;
      double second = 0;
      for (int k = 0; k < nodeRe.length; k++) {
        for (int t = tree.leaf[k]; t < tree.leaf[k + 1]; t++) {
          int f = tree.leafFactor[t];
          double product = Math.fma(nodeRe[k], re[f], -(nodeIm[k] * im[f]));
          first = Math.fma(product, c[2 * t], first);
          second = Math.fma(product, c[2 * t + 1], second);
        }
      }
      rho[2 * pair] = first;
      if (2 * pair + 1 < tree.densities()) {
        rho[2 * pair + 1] = second;
      }
    }
  }

  private void multiply() {
    for (int k = 0; k < nodeRe.length; k++) {
      int p = tree.parent[k];
      int f = tree.factor[k];
      if (p < 0) {
        nodeRe[k] = re[f];
        nodeIm[k] = im[f];
      } else {
        nodeRe[k] = Math.fma(nodeRe[p], re[f], -(nodeIm[p] * im[f]));
        nodeIm[k] = Math.fma(nodeRe[p], im[f], nodeIm[p] * re[f]);
      }
    }
  }

  @Override
  public void back(double[] slopes) {
    Arrays.fill(reSlope, 0);
    Arrays.fill(imSlope, 0);
    Arrays.fill(nodeReSlope, 0);
    Arrays.fill(nodeImSlope, 0);
    for (int k = nodeRe.length - 1; k >= 0; k--) {
      double gr = nodeReSlope[k];
      double gi = nodeImSlope[k];
      for (int t = tree.leaf[k]; t < tree.leaf[k + 1]; t++) {
        double theta = 0;
        for (int p = 0; p < tree.densities(); p++) {
          theta = Math.fma(tree.coefficients[p / 2][2 * t + p % 2], slopes[p], theta);
        }
        int f = tree.leafFactor[t];
        gr = Math.fma(theta, re[f], gr);
        gi = Math.fma(-theta, im[f], gi);
        reSlope[f] = Math.fma(theta, nodeRe[k], reSlope[f]);
        imSlope[f] = Math.fma(-theta, nodeIm[k], imSlope[f]);
      }
      divide(k, gr, gi);
    }
  }

  private void divide(int k, double gr, double gi) {
    int p = tree.parent[k];
    int f = tree.factor[k];
    if (p < 0) {
      reSlope[f] += gr;
      imSlope[f] += gi;
      return;
    }
    nodeReSlope[p] = Math.fma(gi, im[f], Math.fma(gr, re[f], nodeReSlope[p]));
    nodeImSlope[p] = Math.fma(gi, re[f], Math.fma(-gr, im[f], nodeImSlope[p]));
    reSlope[f] = Math.fma(gi, nodeIm[p], Math.fma(gr, nodeRe[p], reSlope[f]));
    imSlope[f] = Math.fma(gi, nodeRe[p], Math.fma(-gr, nodeIm[p], imSlope[f]));
  }

  @Override
  public void store(int atom, double[] weights) {
    Arrays.fill(weights, 0);
    for (int f = 0; f < re.length; f++) {
      weights[tree.real[f]] += tree.realSign[f] * reSlope[f];
      weights[tree.imaginary[f]] += tree.imaginarySign[f] * imSlope[f];
    }
  }
}
