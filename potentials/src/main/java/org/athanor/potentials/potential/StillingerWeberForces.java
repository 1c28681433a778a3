package org.athanor.potentials.potential;

import static org.athanor.potentials.potential.StillingerWeberSums.MOMENTS;

/**
 * Forces and virial from the fields of {@link StillingerWeberWorker}, every pair once.
 *
 * <p>From j a pair has −u. So where its decay g is the same from both atoms, the fields K_i + K_j,
 * V_i − V_j and S_i + S_j act on it at once; where it is not, those of i and j act one after the
 * other.
 */
final class StillingerWeberForces {
  /** Whose fields act. */
  private enum Corners {
    BOTH,
    OF_I,
    OF_J
  }

  private final int size;
  private final boolean alike;
  private final int[] element;
  private final double[] fields;
  private final int zeros;

  StillingerWeberForces(StillingerWeberTable table, int[] element, StillingerWeberSums sums) {
    this.size = table.size();
    this.alike = table.alike();
    this.element = element;
    this.fields = sums.moments;
    this.zeros = sums.zeros();
  }

  /** Adds those of the pairs of atoms from {@code begin} to {@code end}, one part. */
  void add(int begin, int end, StillingerWeberStore store, Tally tally) {
    if (alike) {
      add(begin, end, store, Corners.BOTH, tally);
    } else {
      add(begin, end, store, Corners.OF_I, tally);
      add(begin, end, store, Corners.OF_J, tally);
    }
  }

  private void add(int begin, int end, StillingerWeberStore store, Corners corners, Tally tally) {
    double[] decay = corners == Corners.OF_J ? store.decayAtJ : store.decayAtI;
    double[] decaySlope = corners == Corners.OF_J ? store.decaySlopeAtJ : store.decaySlopeAtI;
    double central = corners == Corners.OF_J ? 0 : 1;
    double[] f = tally.forces();
    double[] c = fields;
    double xx = 0;
    double yy = 0;
    double zz = 0;
    double yz = 0;
    double xz = 0;
    double xy = 0;
    for (int i = begin; i < end; i++) {
      double fx = 0;
      double fy = 0;
      double fz = 0;
      int to = store.first[i - begin + 1];
      for (int k = store.first[i - begin]; k < to; k++) {
        int j = store.atoms[k];
        int a = corners == Corners.OF_J ? zeros : MOMENTS * (i * size + element[j]);
        int b = corners == Corners.OF_I ? zeros : MOMENTS * (j * size + element[i]);
        double dx = store.dx[k];
        double dy = store.dy[k];
        double dz = store.dz[k];
        double inverse = store.inverse[k];
        double x = dx * inverse;
        double y = dy * inverse;
        double z = dz * inverse;
        double vx = c[a + 1] - c[b + 1];
        double vy = c[a + 2] - c[b + 2];
        double vz = c[a + 3] - c[b + 3];
        double kyz = c[a + 7] + c[b + 7];
        double kxz = c[a + 8] + c[b + 8];
        double kxy = c[a + 9] + c[b + 9];
        double kx = (c[a + 4] + c[b + 4]) * x + kxy * y + kxz * z;
        double ky = kxy * x + (c[a + 5] + c[b + 5]) * y + kyz * z;
        double kz = kxz * x + kyz * y + (c[a + 6] + c[b + 6]) * z;
        double stretch = kx * x + ky * y + kz * z;
        double lean = vx * x + vy * y + vz * z;
        double turn = 2 * decay[k] * inverse;
        double byDecay = stretch - 2 * lean + (c[a] + c[b]);
        double radial =
            central * store.slope[k] + decaySlope[k] * byDecay - turn * (stretch - lean);
        double gx = radial * x + turn * (kx - vx);
        double gy = radial * y + turn * (ky - vy);
        double gz = radial * z + turn * (kz - vz);
        f[3 * j] -= gx;
        f[3 * j + 1] -= gy;
        f[3 * j + 2] -= gz;
        fx += gx;
        fy += gy;
        fz += gz;
        xx -= dx * gx;
        yy -= dy * gy;
        zz -= dz * gz;
        yz -= dy * gz;
        xz -= dx * gz;
        xy -= dx * gy;
      }
      f[3 * i] += fx;
      f[3 * i + 1] += fy;
      f[3 * i + 2] += fz;
    }
    // Only the sum over all pairs is symmetric, which is all that is asked for.
    tally.addVirial(xx, yy, zz, yz, xz, xy);
  }
}
