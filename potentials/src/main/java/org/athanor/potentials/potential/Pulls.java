package org.athanor.potentials.potential;

import org.athanor.potentials.structure.Nearby;

/**
 * Central forces between an atom and its neighbours: dE/dr_ij / r for each, and what they add to
 * forces and virial. Work arrays of one thread.
 */
public final class Pulls {
  private double[] pulls = new double[64];

  /** Room for {@code count} of them, in eV/Å²; shared, to be written to. */
  public double[] reserve(int count) {
    if (pulls.length < count) {
      pulls = new double[count + count / 4];
    }
    return pulls;
  }

  /** Adds them to the forces on i and its neighbours, and to the virial. */
  public void spread(int i, Nearby nearby, Tally tally) {
    int[] atoms = nearby.atoms();
    double[] dx = nearby.dx();
    double[] dy = nearby.dy();
    double[] dz = nearby.dz();
    double[] forces = tally.forces();
    double fx = 0;
    double fy = 0;
    double fz = 0;
    double xx = 0;
    double yy = 0;
    double zz = 0;
    double yz = 0;
    double xz = 0;
    double xy = 0;
    for (int k = 0; k < nearby.count(); k++) {
      int j = 3 * atoms[k];
      double x = pulls[k] * dx[k];
      double y = pulls[k] * dy[k];
      double z = pulls[k] * dz[k];
      fx += x;
      fy += y;
      fz += z;
      forces[j] -= x;
      forces[j + 1] -= y;
      forces[j + 2] -= z;
      xx -= dx[k] * x;
      yy -= dy[k] * y;
      zz -= dz[k] * z;
      yz -= dy[k] * z;
      xz -= dx[k] * z;
      xy -= dx[k] * y;
    }
    forces[3 * i] += fx;
    forces[3 * i + 1] += fy;
    forces[3 * i + 2] += fz;
    tally.addVirial(xx, yy, zz, yz, xz, xy);
  }
}
