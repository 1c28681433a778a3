package org.athanor.potentials.eam;

import java.util.Arrays;
import org.athanor.potentials.potential.PartedKernel;
import org.athanor.potentials.potential.Tally;
import org.athanor.potentials.structure.Nearby;
import org.athanor.potentials.structure.Neighbours;

/**
 * Every pair once: densities and pair energies first, with what the forces need kept pair by pair;
 * then embedding; then forces.
 */
final class EamWorker implements PartedKernel.Worker {
  private final PairFunctions functions;
  private final EamSums sums;
  private final Nearby nearby = new Nearby();
  private final PairSums pairs;
  private final double[] embedded = new double[2];

  EamWorker(PairFunctions functions, EamSums sums) {
    this.functions = functions;
    this.sums = sums;
    this.pairs = new PairSums(functions.alike());
  }

  @Override
  public int passes() {
    return 3;
  }

  @Override
  public double reach() {
    return functions.cutoff();
  }

  @Override
  public boolean whole() {
    return false;
  }

  @Override
  public void begin(Neighbours list) {
    sums.divide(list.parts());
    Arrays.fill(sums.density, 0);
  }

  @Override
  public void pass(int pass, int part, Neighbours list, Tally tally) {
    int begin = list.parts().begin(part);
    int end = list.parts().end(part);
    PairStore store = sums.store(part);
    switch (pass) {
      case 0 -> densities(begin, end, store, list, tally.energies());
      case 1 -> embed(begin, end, tally.energies());
      default -> forces(begin, end, store, list, tally);
    }
  }

  private void densities(int begin, int end, PairStore store, Neighbours list, double[] energies) {
    int at = 0;
    for (int i = begin; i < end; i++) {
      list.gatherAhead(i, functions.cutoff(), nearby);
      int count = nearby.count();
      store.reserve(at + count, at);
      pairs.reserve(count);
      System.arraycopy(nearby.codes(), 0, store.codes, at, count);
      functions.pairs(i, nearby, pairs, store, at);
      add(i, energies);
      at += count;
      store.first[i - begin + 1] = at;
    }
  }

  private void add(int i, double[] energies) {
    int[] atoms = nearby.atoms();
    int count = nearby.count();
    double[] density = sums.density;
    double[] phi = pairs.energy;
    double[] atI = pairs.atI;
    double[] atJ = pairs.atJ;
    double own = 0;
    double energy = 0;
    for (int k = 0; k < count; k++) {
      int j = atoms[k];
      double half = 0.5 * phi[k];
      own += atI[k];
      energy += half;
      density[j] += atJ[k];
      energies[j] += half;
    }
    density[i] += own;
    energies[i] += energy;
  }

  private void embed(int begin, int end, double[] energies) {
    for (int i = begin; i < end; i++) {
      functions.embed(i, sums.density[i], embedded);
      energies[i] += embedded[0];
      sums.slope[i] = embedded[1];
    }
  }

  private void forces(int begin, int end, PairStore store, Neighbours list, Tally tally) {
    double[] f = tally.forces();
    double xx = 0;
    double yy = 0;
    double zz = 0;
    double yz = 0;
    double xz = 0;
    double xy = 0;
    for (int i = begin; i < end; i++) {
      int from = store.first[i - begin];
      int count = store.first[i - begin + 1] - from;
      list.refill(i, store.codes, from, from + count, nearby);
      pairs.reserve(count);
      pulls(i, from, count, store);
      int[] atoms = nearby.atoms();
      double[] dx = nearby.dx();
      double[] dy = nearby.dy();
      double[] dz = nearby.dz();
      double[] pull = pairs.energy;
      double fx = 0;
      double fy = 0;
      double fz = 0;
      for (int k = 0; k < count; k++) {
        int j = 3 * atoms[k];
        double x = pull[k] * dx[k];
        double y = pull[k] * dy[k];
        double z = pull[k] * dz[k];
        fx += x;
        fy += y;
        fz += z;
        f[j] -= x;
        f[j + 1] -= y;
        f[j + 2] -= z;
        xx = Math.fma(dx[k], x, xx);
        yy = Math.fma(dy[k], y, yy);
        zz = Math.fma(dz[k], z, zz);
        yz = Math.fma(dy[k], z, yz);
        xz = Math.fma(dx[k], z, xz);
        xy = Math.fma(dx[k], y, xy);
      }
      f[3 * i] += fx;
      f[3 * i + 1] += fy;
      f[3 * i + 2] += fz;
    }
    tally.addVirial(-xx, -yy, -zz, -yz, -xz, -xy);
  }

  /** dE/dr / r of an atom's pairs takes the place of their energies. */
  private void pulls(int i, int from, int count, PairStore store) {
    int[] atoms = nearby.atoms();
    double[] slope = sums.slope;
    double own = slope[i];
    double[] atI = store.atI;
    double[] atJ = store.atJ;
    double[] central = store.pull;
    double[] target = pairs.energy;
    if (functions.alike()) {
      for (int k = 0; k < count; k++) {
        target[k] = Math.fma(own + slope[atoms[k]], atI[from + k], central[from + k]);
      }
    } else {
      for (int k = 0; k < count; k++) {
        double both = Math.fma(slope[atoms[k]], atJ[from + k], own * atI[from + k]);
        target[k] = both + central[from + k];
      }
    }
  }
}
