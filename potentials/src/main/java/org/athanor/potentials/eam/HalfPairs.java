package org.athanor.potentials.eam;

import org.athanor.potentials.potential.Tally;
import org.athanor.potentials.structure.Neighbours;

/**
 * The pairs of a full list within a cutoff, each once: of (i, j) and (j, i) the one with i &lt; j,
 * and of an atom's images at r and −r the one ahead in z, then y, then x.
 *
 * <p>Selecting is free of branches that depend on the distances, which would be mispredicted often.
 */
final class HalfPairs {
  private int[] first = new int[1];
  private int[] place = new int[0];
  private int atoms;

  /** Keeps the pairs of {@code list} that are closer than {@code cutoff} in Å. */
  void select(Neighbours list, double cutoff) {
    atoms = list.atoms();
    if (first.length < atoms + 1) {
      first = new int[atoms + 1];
    }
    int needed = list.first(atoms) / 2 + list.first(1) + 1;
    int kept = 0;
    double[] r = list.distances();
    int[] indices = list.indices();
    for (int i = 0; i < atoms; i++) {
      first[i] = kept;
      int end = list.first(i + 1);
      reserve(kept + end - list.first(i), needed);
      for (int k = list.first(i); k < end; k++) {
        place[kept] = k;
        int j = indices[k];
        boolean once = j > i || (j == i && ahead(list, k));
        kept += once && r[k] < cutoff ? 1 : 0;
      }
    }
    first[atoms] = kept;
  }

  private static boolean ahead(Neighbours list, int k) {
    double z = list.dz()[k];
    double y = list.dy()[k];
    return z > 0 || (z == 0 && (y > 0 || (y == 0 && list.dx()[k] > 0)));
  }

  private void reserve(int least, int wanted) {
    if (place.length < least) {
      int[] larger = new int[Math.max(least + least / 8, wanted)];
      System.arraycopy(place, 0, larger, 0, place.length);
      place = larger;
    }
  }

  /** Where atom i's pairs begin; {@code first(n)} is the number of pairs. */
  int first(int i) {
    return first[i];
  }

  int count() {
    return first[atoms];
  }

  /** A pair's place in the list. */
  int place(int pair) {
    return place[pair];
  }

  /** Adds forces and virial of all kept pairs. */
  void forces(Neighbours list, Tally tally, PairSlopes slopes) {
    double[] forces = tally.forces();
    double xx = 0;
    double xy = 0;
    double xz = 0;
    double yy = 0;
    double yz = 0;
    double zz = 0;
    for (int i = 0; i < atoms; i++) {
      double fx = 0;
      double fy = 0;
      double fz = 0;
      for (int pair = first[i]; pair < first[i + 1]; pair++) {
        int k = place[pair];
        int j = list.indices()[k];
        double slope =
            slopes.embedding[i] * slopes.atI[pair]
                + slopes.embedding[j] * slopes.atJ[pair]
                + slopes.pair[pair];
        double pull = slope / list.distances()[k];
        double dx = list.dx()[k];
        double dy = list.dy()[k];
        double dz = list.dz()[k];
        double x = pull * dx;
        double y = pull * dy;
        double z = pull * dz;
        fx += x;
        fy += y;
        fz += z;
        forces[3 * j] -= x;
        forces[3 * j + 1] -= y;
        forces[3 * j + 2] -= z;
        xx -= dx * x;
        xy -= dx * y;
        xz -= dx * z;
        yy -= dy * y;
        yz -= dy * z;
        zz -= dz * z;
      }
      forces[3 * i] += fx;
      forces[3 * i + 1] += fy;
      forces[3 * i + 2] += fz;
    }
    addSymmetric(tally.virial(), xx, xy, xz, yy, yz, zz);
  }

  private static void addSymmetric(
      double[] virial, double xx, double xy, double xz, double yy, double yz, double zz) {
    virial[0] += xx;
    virial[1] += xy;
    virial[2] += xz;
    virial[3] += xy;
    virial[4] += yy;
    virial[5] += yz;
    virial[6] += xz;
    virial[7] += yz;
    virial[8] += zz;
  }
}
