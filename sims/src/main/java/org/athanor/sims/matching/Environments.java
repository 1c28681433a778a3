package org.athanor.sims.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.athanor.potentials.fingerprint.FingerprintSettings;
import org.athanor.potentials.fingerprint.Fingerprints;
import org.athanor.potentials.fingerprint.GaussianOverlap;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Neighbours;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;

/**
 * Surroundings of single atoms, as different from each other as they come: atoms are chosen by
 * farthest-point sampling of their fingerprints, and spheres are cut around them.
 *
 * <p>The first is the atom whose fingerprint is nearest to the mean of all; each next one the atom
 * whose nearest chosen one is farthest away. Source: Gonzalez, Theor. Comput. Sci. 38, 293 (1985);
 * Kurniawan et al., arXiv:2606.08148 for spheres of 10 Å.
 */
public final class Environments {
  private Environments() {}

  /**
   * An atom of a list of structures.
   *
   * @param structure its place, from 0
   * @param atom from 0
   * @param distance of its fingerprint to the nearest of those chosen before; 0 for the first
   */
  public record Centre(int structure, int atom, double distance) {}

  /** The most different atoms, the first of them the most ordinary one; at most {@code count}. */
  public static List<Centre> farthest(
      List<Structure> structures, FingerprintSettings settings, int count) {
    List<Centre> all = new ArrayList<>();
    List<double[]> points = new ArrayList<>();
    for (int s = 0; s < structures.size(); s++) {
      Fingerprints fingerprints = GaussianOverlap.of(structures.get(s), settings);
      for (int i = 0; i < fingerprints.atoms(); i++) {
        all.add(new Centre(s, i, 0));
        points.add(fingerprints.row(i).toArray());
      }
    }
    double[] nearest = new double[points.size()];
    Arrays.fill(nearest, Double.POSITIVE_INFINITY);
    int next = central(points);
    List<Centre> chosen = new ArrayList<>();
    while (chosen.size() < count && nearest[next] > 0) {
      double distance = chosen.isEmpty() ? 0 : Math.sqrt(nearest[next]);
      chosen.add(new Centre(all.get(next).structure(), all.get(next).atom(), distance));
      int farthest = 0;
      for (int k = 0; k < nearest.length; k++) {
        nearest[k] = Math.min(nearest[k], square(points.get(k), points.get(next)));
        farthest = nearest[k] > nearest[farthest] ? k : farthest;
      }
      next = farthest;
    }
    return chosen;
  }

  private static int central(List<double[]> points) {
    double[] mean = new double[points.getFirst().length];
    for (double[] point : points) {
      for (int m = 0; m < mean.length; m++) {
        mean[m] += point[m] / points.size();
      }
    }
    int best = 0;
    for (int k = 1; k < points.size(); k++) {
      best = square(points.get(k), mean) < square(points.get(best), mean) ? k : best;
    }
    return best;
  }

  private static double square(double[] a, double[] b) {
    double sum = 0;
    for (int m = 0; m < a.length; m++) {
      sum += (a[m] - b[m]) * (a[m] - b[m]);
    }
    return sum;
  }

  /**
   * The atoms within a radius of one, which comes first and stands in the middle of an empty, not
   * periodic cell; the others by rising distance.
   *
   * @param radius in Å
   */
  public static Structure sphere(Structure structure, int centre, double radius) {
    Neighbours neighbours = Neighbours.of(structure, radius);
    List<Integer> inside = new ArrayList<>();
    for (int k = neighbours.first(centre); k < neighbours.first(centre + 1); k++) {
      inside.add(k);
    }
    inside.sort(Comparator.comparingDouble(k -> neighbours.distances()[k]));
    double edge = 2 * radius;
    double[] positions = new double[3 * (inside.size() + 1)];
    int[] species = new int[inside.size() + 1];
    Arrays.fill(positions, radius);
    species[0] = structure.species().get(centre);
    for (int n = 0; n < inside.size(); n++) {
      int k = inside.get(n);
      positions[3 * n + 3] += neighbours.dx()[k];
      positions[3 * n + 4] += neighbours.dy()[k];
      positions[3 * n + 5] += neighbours.dz()[k];
      species[n + 1] = structure.species().get(neighbours.indices()[k]);
    }
    Cell room = new Cell(Matrix3.diagonal(edge, edge, edge), Cell.Periodicity.NONE);
    return new Structure(room, Species.of(species), Vectors.of(positions));
  }
}
