package org.athanor.sims.properties;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Neighbours;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;
import org.athanor.sims.dynamics.Noise;

/**
 * A supercell from which neighbouring atoms were taken.
 *
 * @param whole the supercell before
 * @param taken which atoms
 */
record VacantSites(Structure whole, List<Integer> taken) {
  /** Takes one atom for every species of a formula: the first, and the others nearest to it. */
  static VacantSites of(Structure whole, List<Integer> formula) {
    List<Integer> taken = new ArrayList<>();
    for (int z : formula) {
      int best = -1;
      double nearest = Double.POSITIVE_INFINITY;
      for (int i = 0; i < whole.size(); i++) {
        double distance = taken.isEmpty() ? i : Layers.norm(apart(whole, taken.getFirst(), i));
        if (whole.species().get(i) == z && !taken.contains(i) && distance < nearest - 1e-6) {
          best = i;
          nearest = distance;
        }
      }
      taken.add(best);
    }
    return new VacantSites(whole, taken);
  }

  /** What is left, where it was. */
  Structure rest() {
    return without(whole.positions().toArray());
  }

  /**
   * What is left, the nearest neighbours moved at random.
   *
   * <p>In a larger supercell the same trial moves them in the same way.
   *
   * @param size standard deviation along each axis in Å
   */
  Structure shaken(int trial, double size) {
    List<Integer> near = near();
    double[] kicks = new double[3 * near.size()];
    Noise.seeded(1, trial).normals(kicks);
    double[] positions = whole.positions().toArray();
    for (int k = 0; k < kicks.length; k++) {
      positions[3 * near.get(k / 3) + k % 3] += size * kicks[k];
    }
    return without(positions);
  }

  /** Nearest neighbours of the vacant sites, in an order that does not hang on the supercell. */
  private List<Integer> near() {
    double reach = 1.2 * shortest();
    List<Integer> near = new ArrayList<>();
    for (int i = 0; i < whole.size(); i++) {
      int atom = i;
      if (taken.stream().anyMatch(site -> Layers.norm(apart(whole, site, atom)) < reach)
          && !taken.contains(i)) {
        near.add(i);
      }
    }
    near.sort(
        Comparator.<Integer>comparingDouble(i -> offset(i, 0))
            .thenComparingDouble(i -> offset(i, 1))
            .thenComparingDouble(i -> offset(i, 2)));
    return near;
  }

  private double offset(int i, int axis) {
    return Math.rint(1e3 * apart(whole, taken.getFirst(), i)[axis]);
  }

  private double shortest() {
    double reach = 2 * StrictMath.cbrt(whole.volumePerAtom());
    return Neighbours.of(whole, reach).shortestDistance();
  }

  private Structure without(double[] positions) {
    Set<Integer> gone = new HashSet<>(taken);
    int[] species = new int[whole.size() - gone.size()];
    double[] left = new double[3 * species.length];
    int k = 0;
    for (int i = 0; i < whole.size(); i++) {
      if (!gone.contains(i)) {
        species[k] = whole.species().get(i);
        System.arraycopy(positions, 3 * i, left, 3 * k, 3);
        k++;
      }
    }
    return new Structure(whole.cell(), Species.of(species), Vectors.of(left));
  }

  /** From i to the nearest image of j, in cells that are not too skewed. */
  private static double[] apart(Structure whole, int i, int j) {
    Matrix3 rows = whole.cell().rows();
    double[] d = new double[3];
    for (int x = 0; x < 3; x++) {
      d[x] = whole.positions().get(j, x) - whole.positions().get(i, x);
    }
    double[] fraction = Sublattices.product(d, rows.inverse());
    for (int x = 0; x < 3; x++) {
      fraction[x] -= Math.rint(fraction[x]);
    }
    return Sublattices.product(fraction, rows);
  }
}
