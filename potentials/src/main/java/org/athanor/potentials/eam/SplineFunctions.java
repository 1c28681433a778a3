package org.athanor.potentials.eam;

import org.athanor.potentials.structure.Nearby;

/** The cubic pieces of {@link EamSplines}, for atoms of given elements. */
final class SplineFunctions implements PairFunctions {
  private final EamSplines splines;
  private final int[] element;
  private final double perStep;

  SplineFunctions(EamSplines splines, int[] element) {
    this.splines = splines;
    this.element = element;
    this.perStep = 1 / splines.grid().distanceStep();
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
    sums.locate(nearby, perStep, splines.grid().distances() - 2);
    if (splines.size() == 1) {
      alike(nearby.count(), sums, store, at);
    } else {
      mixed(i, nearby, sums, store, at);
    }
  }

  private void alike(int count, PairSums sums, PairStore store, int at) {
    double[] c = splines.pair(0);
    double[] energy = sums.energy;
    double[] density = sums.atI;
    double[] pull = store.pull;
    double[] slope = store.atI;
    int[] piece = sums.piece;
    double[] along = sums.along;
    double[] inverse = sums.inverse;
    for (int k = 0; k < count; k++) {
      double p = along[k];
      double perLength = inverse[k];
      int own = EamSplines.SAME_STRIDE * piece[k];
      double phi = EamSplines.value(c, own, p) * perLength;
      double tilt = EamSplines.slope(c, own, p) * perStep;
      energy[k] = phi;
      density[k] = EamSplines.value(c, own + 4, p);
      pull[at + k] = (tilt - phi) * (perLength * perLength);
      slope[at + k] = EamSplines.slope(c, own + 4, p) * (perStep * perLength);
    }
  }

  private void mixed(int i, Nearby nearby, PairSums sums, PairStore store, int at) {
    for (int k = 0; k < nearby.count(); k++) {
      int other = element[nearby.atoms()[k]];
      boolean same = element[i] == other;
      double[] c = splines.pair(element[i] * splines.size() + other);
      double p = sums.along[k];
      double perLength = sums.inverse[k];
      int own = sums.piece[k] * (same ? EamSplines.SAME_STRIDE : EamSplines.STRIDE);
      int atJ = same ? own + 4 : own + 8;
      double phi = EamSplines.value(c, own, p) * perLength;
      double tilt = EamSplines.slope(c, own, p) * perStep;
      sums.energy[k] = phi;
      sums.atI[k] = EamSplines.value(c, own + 4, p);
      sums.atJ[k] = EamSplines.value(c, atJ, p);
      store.pull[at + k] = (tilt - phi) * (perLength * perLength);
      store.atI[at + k] = EamSplines.slope(c, own + 4, p) * (perStep * perLength);
      store.atJ[at + k] = EamSplines.slope(c, atJ, p) * (perStep * perLength);
    }
  }
}
