package org.athanor.potentials.eam;

import org.athanor.potentials.structure.Nearby;

/** The cubic pieces of {@link EamSplines}, for atoms of given elements. */
final class SplineFunctions implements PairFunctions {
  private final EamSplines splines;
  private final int[] element;

  SplineFunctions(EamSplines splines, int[] element) {
    this.splines = splines;
    this.element = element;
  }

  @Override
  public boolean alike() {
    return splines.size() == 1;
  }

  @Override
  public double cutoff() {
    return splines.cutoff();
  }

  @Override
  public void embed(int i, double rho, double[] target) {
    splines.embed(element[i], rho, target);
  }

  @Override
  public void pairs(int i, Nearby nearby, PairSums sums, PairStore store, int at) {
    if (splines.size() == 1) {
      alike(nearby, sums, store, at);
    } else {
      mixed(i, nearby, sums, store, at);
    }
  }

  private void alike(Nearby nearby, PairSums sums, PairStore store, int at) {
    double perStep = 1 / splines.grid().distanceStep();
    int last = splines.grid().distances() - 2;
    double[] c = splines.pair(0);
    double[] squares = nearby.squares();
    double[] energy = sums.energy;
    double[] density = sums.atI;
    double[] pull = store.pull;
    double[] slope = store.atI;
    int count = nearby.count();
    for (int k = 0; k < count; k++) {
      double r = Math.sqrt(squares[k]);
      double inverse = 1 / r;
      double p = r * perStep;
      int m = Math.min((int) p, last);
      p = Math.min(p - m, 1);
      int piece = m * EamSplines.SAME_STRIDE;
      double c1 = c[piece + 1];
      double c2 = c[piece + 2];
      double c3 = c[piece + 3];
      double phi = (((c3 * p + c2) * p + c1) * p + c[piece]) * inverse;
      double tilt = ((3 * c3 * p + 2 * c2) * p + c1) * perStep;
      double d1 = c[piece + 5];
      double d2 = c[piece + 6];
      double d3 = c[piece + 7];
      energy[k] = phi;
      density[k] = ((d3 * p + d2) * p + d1) * p + c[piece + 4];
      pull[at + k] = (tilt - phi) * inverse * inverse;
      slope[at + k] = ((3 * d3 * p + 2 * d2) * p + d1) * perStep * inverse;
    }
  }

  private void mixed(int i, Nearby nearby, PairSums sums, PairStore store, int at) {
    for (int k = 0; k < nearby.count(); k++) {
      pair(i, k, nearby, sums, store, at + k);
    }
  }

  /** One pair, the k-th of {@code nearby}, with {@code place} in the store. */
  void pair(int i, int k, Nearby nearby, PairSums sums, PairStore store, int place) {
    double perStep = 1 / splines.grid().distanceStep();
    int other = element[nearby.atoms()[k]];
    boolean same = element[i] == other;
    double[] c = splines.pair(element[i] * splines.size() + other);
    double r = Math.sqrt(nearby.squares()[k]);
    double inverse = 1 / r;
    double p = r * perStep;
    int m = Math.min((int) p, splines.grid().distances() - 2);
    p = Math.min(p - m, 1);
    int piece = m * (same ? EamSplines.SAME_STRIDE : EamSplines.STRIDE);
    double phi = EamSplines.value(c, piece, p) * inverse;
    sums.energy[k] = phi;
    store.pull[place] = (EamSplines.slope(c, piece, p) * perStep - phi) * inverse * inverse;
    sums.atI[k] = EamSplines.value(c, piece + 4, p);
    store.atI[place] = EamSplines.slope(c, piece + 4, p) * perStep * inverse;
    int atJ = same ? piece + 4 : piece + 8;
    sums.atJ[k] = EamSplines.value(c, atJ, p);
    store.atJ[place] = EamSplines.slope(c, atJ, p) * perStep * inverse;
  }
}
