package org.athanor.potentials.bondorder;

import java.util.Arrays;
import org.athanor.potentials.potential.PartedKernel;
import org.athanor.potentials.potential.Tally;
import org.athanor.potentials.structure.Nearby;
import org.athanor.potentials.structure.Neighbours;

/**
 * One pass over the atoms, some of them at a time: their neighbours in reach, all bonds and all
 * pairs of bonds. Where f_C is zero a bond or a third atom adds zeros.
 */
final class TersoffWorker implements PartedKernel.Worker {
  /** So many atoms' bonds are evaluated together: their numbers stay in the nearest cache. */
  private static final int TOGETHER = 16;

  private final TersoffTable table;
  private final int[] element;
  private final Nearby nearby = new Nearby();
  private final TersoffBonds bonds;
  private final TersoffCorners corners;
  private final int[] first = new int[TOGETHER + 1];

  /** ∂E/∂r_ij without the part along r_ij. */
  private double[] gx = new double[0];

  private double[] gy = new double[0];
  private double[] gz = new double[0];

  TersoffWorker(TersoffTable table, int[] element) {
    this.table = table;
    this.element = element;
    this.bonds = new TersoffBonds(table);
    this.corners = new TersoffCorners(table);
  }

  @Override
  public double reach() {
    return table.cutoff();
  }

  @Override
  public boolean whole() {
    return true;
  }

  @Override
  public void pass(int pass, int part, Neighbours list, Tally tally) {
    int end = list.parts().end(part);
    for (int from = list.parts().begin(part); from < end; from += TOGETHER) {
      add(from, Math.min(from + TOGETHER, end), list, tally);
    }
  }

  private void add(int from, int to, Neighbours list, Tally tally) {
    nearby.clear();
    for (int i = from; i < to; i++) {
      list.append(i, table.cutoff(), nearby);
      first[i - from + 1] = nearby.count();
    }
    bonds.measure(nearby);
    corners.clear();
    for (int i = from; i < to; i++) {
      enter(i, first[i - from], first[i - from + 1]);
    }
    corners.addTo(bonds.zeta);
    bonds.evaluate(nearby.count());
    clear(nearby.count());
    corners.spread(bonds, gx, gy, gz);
    forces(from, to, tally);
  }

  private void enter(int i, int from, int to) {
    int[] atoms = nearby.atoms();
    int row = element[i] * table.size();
    for (int k = from; k < to; k++) {
      bonds.enter(k, row + element[atoms[k]], element[atoms[k]]);
    }
    corners.append(bonds, element, atoms, from, to);
  }

  private void clear(int count) {
    if (gx.length < count) {
      gx = new double[count + count / 4];
      gy = new double[gx.length];
      gz = new double[gx.length];
    }
    Arrays.fill(gx, 0, count, 0);
    Arrays.fill(gy, 0, count, 0);
    Arrays.fill(gz, 0, count, 0);
  }

  private void forces(int from, int to, Tally tally) {
    int[] atoms = nearby.atoms();
    double[] dx = nearby.dx();
    double[] dy = nearby.dy();
    double[] dz = nearby.dz();
    double[] along = bonds.slope;
    double[] f = tally.forces();
    double xx = 0;
    double yy = 0;
    double zz = 0;
    double yz = 0;
    double xz = 0;
    double xy = 0;
    for (int i = from; i < to; i++) {
      double energy = 0;
      double fx = 0;
      double fy = 0;
      double fz = 0;
      for (int k = first[i - from]; k < first[i - from + 1]; k++) {
        int j = 3 * atoms[k];
        double x = gx[k] + along[k] * bonds.ux[k];
        double y = gy[k] + along[k] * bonds.uy[k];
        double z = gz[k] + along[k] * bonds.uz[k];
        energy += bonds.energy[k];
        fx += x;
        fy += y;
        fz += z;
        f[j] -= x;
        f[j + 1] -= y;
        f[j + 2] -= z;
        xx -= dx[k] * x;
        yy -= dy[k] * y;
        zz -= dz[k] * z;
        yz -= dy[k] * z;
        xz -= dx[k] * z;
        xy -= dx[k] * y;
      }
      tally.energies()[i] += energy;
      f[3 * i] += fx;
      f[3 * i + 1] += fy;
      f[3 * i + 2] += fz;
    }
    // Only the sum over all atoms is symmetric, which is all that is asked for.
    tally.addVirial(xx, yy, zz, yz, xz, xy);
  }
}
