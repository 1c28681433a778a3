package org.athanor.potentials.eam;

import org.athanor.potentials.structure.Nearby;

/**
 * The pieces of {@link SquareTable}, for atoms of given elements; a slope by r over r is 2 d/ds.
 */
final class SquareFunctions implements PairFunctions {
  private final SquareTable table;
  private final SplineFunctions exact;
  private final int[] element;

  SquareFunctions(SquareTable table, SplineFunctions exact, int[] element) {
    this.table = table;
    this.exact = exact;
    this.element = element;
  }

  @Override
  public boolean alike() {
    return exact.alike();
  }

  @Override
  public double cutoff() {
    return exact.cutoff();
  }

  @Override
  public void embed(int i, double rho, double[] target) {
    exact.embed(i, rho, target);
  }

  @Override
  public void pairs(int i, Nearby nearby, PairSums sums, PairStore store, int at) {
    if (table.size() == 1) {
      alike(i, nearby, sums, store, at);
    } else {
      mixed(i, nearby, sums, store, at);
    }
  }

  private void alike(int i, Nearby nearby, PairSums sums, PairStore store, int at) {
    double perStep = 1 / table.step();
    double doubled = 2 * perStep;
    double[] c = table.pair(0);
    double[] squares = nearby.squares();
    double[] energy = sums.energy;
    double[] density = sums.atI;
    double[] pull = store.pull;
    double[] slope = store.atI;
    int count = nearby.count();
    for (int k = 0; k < count; k++) {
      double p = (squares[k] - SquareTable.LEAST) * perStep;
      if (p < 0) {
        exact.pair(i, k, nearby, sums, store, at + k);
        continue;
      }
      int m = Math.min((int) p, SquareTable.PIECES - 1);
      p -= m;
      int piece = m * EamSplines.SAME_STRIDE;
      double c1 = c[piece + 1];
      double c2 = c[piece + 2];
      double c3 = c[piece + 3];
      double d1 = c[piece + 5];
      double d2 = c[piece + 6];
      double d3 = c[piece + 7];
      energy[k] = ((c3 * p + c2) * p + c1) * p + c[piece];
      density[k] = ((d3 * p + d2) * p + d1) * p + c[piece + 4];
      pull[at + k] = ((3 * c3 * p + 2 * c2) * p + c1) * doubled;
      slope[at + k] = ((3 * d3 * p + 2 * d2) * p + d1) * doubled;
    }
  }

  private void mixed(int i, Nearby nearby, PairSums sums, PairStore store, int at) {
    double perStep = 1 / table.step();
    double doubled = 2 * perStep;
    for (int k = 0; k < nearby.count(); k++) {
      double p = (nearby.squares()[k] - SquareTable.LEAST) * perStep;
      if (p < 0) {
        exact.pair(i, k, nearby, sums, store, at + k);
        continue;
      }
      int other = element[nearby.atoms()[k]];
      boolean same = element[i] == other;
      double[] c = table.pair(element[i] * table.size() + other);
      int m = Math.min((int) p, SquareTable.PIECES - 1);
      p -= m;
      int piece = m * (same ? EamSplines.SAME_STRIDE : EamSplines.STRIDE);
      int atJ = same ? piece + 4 : piece + 8;
      sums.energy[k] = EamSplines.value(c, piece, p);
      store.pull[at + k] = EamSplines.slope(c, piece, p) * doubled;
      sums.atI[k] = EamSplines.value(c, piece + 4, p);
      store.atI[at + k] = EamSplines.slope(c, piece + 4, p) * doubled;
      sums.atJ[k] = EamSplines.value(c, atJ, p);
      store.atJ[at + k] = EamSplines.slope(c, atJ, p) * doubled;
    }
  }
}
