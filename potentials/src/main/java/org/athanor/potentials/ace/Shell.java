package org.athanor.potentials.ace;

import java.util.Arrays;
import org.athanor.potentials.structure.Nearby;
import org.athanor.potentials.structure.Neighbours;

/** The neighbours of one atom within the cutoffs of their bonds, species by species. */
final class Shell {
  private final ClusterTable table;
  private final Nearby nearby = new Nearby();
  private final int[] first;
  private int[] place = new int[0];

  /** Unit vector, inverse distance in 1/Å, and place between the nodes of the bond's table. */
  double[] x = new double[0];

  double[] y = new double[0];
  double[] z = new double[0];
  double[] inverse = new double[0];
  double[] along = new double[0];
  int[] node = new int[0];

  /** Radial functions and their slopes (1/Å), [count × width]. */
  double[] value = new double[0];

  double[] slope = new double[0];

  /** The neighbour whose distance is least beyond where the expansion ends; −1 if there is none. */
  private int nearest;

  Shell(ClusterTable table) {
    this.table = table;
    this.first = new int[table.species() + 1];
  }

  /** Finds the neighbours of atom {@code i}; radial functions are left to be filled in. */
  void gather(Neighbours list, int i, int[] species) {
    list.gather(i, table.cutoff(), nearby);
    reserve(nearby.count());
    int count = 0;
    nearest = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int s = 0; s < table.species(); s++) {
      RadialTable radial = table.radial(species[i], s);
      Core core = table.bond(species[i], s).core();
      for (int k = 0; k < nearby.count(); k++) {
        double r = Math.sqrt(nearby.squares()[k]);
        int bin = radial.bin(r);
        if (species[nearby.atoms()[k]] != s || r >= radial.cutoff() || bin >= radial.bins()) {
          continue;
        }
        enter(count, k, r, bin, radial);
        double beyond = r - (core.inner() - core.width());
        if (beyond < least) {
          least = beyond;
          nearest = count;
        }
        count++;
      }
      first[s + 1] = count;
    }
  }

  private void enter(int at, int k, double r, int bin, RadialTable radial) {
    place[at] = k;
    inverse[at] = 1 / r;
    x[at] = nearby.dx()[k] * inverse[at];
    y[at] = nearby.dy()[k] * inverse[at];
    z[at] = nearby.dz()[k] * inverse[at];
    node[at] = bin * 2 * radial.width();
    along[at] = r * radial.rate() - bin;
  }

  private void reserve(int least) {
    if (place.length < least) {
      int capacity = least + least / 4;
      place = Arrays.copyOf(place, capacity);
      x = new double[capacity];
      y = new double[capacity];
      z = new double[capacity];
      inverse = new double[capacity];
      along = new double[capacity];
      node = new int[capacity];
      value = new double[capacity * table.layout().width()];
      slope = new double[capacity * table.layout().width()];
    }
  }

  /** How many there are. */
  int count() {
    return first[first.length - 1];
  }

  /** Where those of a species begin; those of the next one begin where they end. */
  int first(int s) {
    return first[s];
  }

  /** The neighbours as they were found. */
  Nearby nearby() {
    return nearby;
  }

  /** Where neighbour {@code k} stands in {@link #nearby}. */
  int place(int k) {
    return place[k];
  }

  int nearest() {
    return nearest;
  }

  /** The distance in Å. */
  double distance(int k) {
    return Math.sqrt(nearby.squares()[place[k]]);
  }

  /** The species of neighbour {@code k}. */
  int species(int k) {
    int s = 0;
    while (first[s + 1] <= k) {
      s++;
    }
    return s;
  }
}
