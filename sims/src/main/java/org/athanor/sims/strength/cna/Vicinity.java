package org.athanor.sims.strength.cna;

import java.util.Arrays;

/** The atoms near a bin, and of these the nearest ones to one of them; for one thread. */
final class Vicinity {
  /** Enough for any crystal that is looked for, and one more. */
  static final int MOST = 16;

  private double[] x = new double[256];
  private double[] y = new double[256];
  private double[] z = new double[256];
  private int[] place = new int[256];
  private int size;

  private final int[] nearest = new int[MOST];
  private final double[] square = new double[MOST];
  private int found;

  void clear() {
    size = 0;
  }

  /** Adds one; {@code at} is its place in the order of all, or −1 for an image. */
  void add(int at, double px, double py, double pz) {
    if (size == x.length) {
      x = Arrays.copyOf(x, 2 * size);
      y = Arrays.copyOf(y, 2 * size);
      z = Arrays.copyOf(z, 2 * size);
      place = Arrays.copyOf(place, 2 * size);
    }
    place[size] = at;
    x[size] = px;
    y[size] = py;
    z[size] = pz;
    size++;
  }

  /** Finds the nearest ones within {@code range} of the atom at a place; at most {@link #MOST}. */
  void centre(int at, double range) {
    int centre = 0;
    while (place[centre] != at) {
      centre++;
    }
    found = 0;
    double limit = range * range;
    for (int k = 0; k < size; k++) {
      double d = square(centre, k);
      if (d < limit && k != centre) {
        insert(k, d);
        limit = found == MOST ? square[MOST - 1] : limit;
      }
    }
  }

  /** How many were found. */
  int found() {
    return found;
  }

  /** The distance of the {@code k}-th nearest in Å, from 0. */
  double distance(int k) {
    return Math.sqrt(square[k]);
  }

  /** For each of the {@code n} nearest, the mask of those of them that are closer than a cutoff. */
  void bonds(int n, double cutoff, int[] bonded) {
    Arrays.fill(bonded, 0, n, 0);
    double limit = cutoff * cutoff;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        int close = square(nearest[i], nearest[j]) < limit ? 1 : 0;
        bonded[i] |= close << j;
        bonded[j] |= close << i;
      }
    }
  }

  private double square(int i, int j) {
    double dx = x[i] - x[j];
    double dy = y[i] - y[j];
    double dz = z[i] - z[j];
    return dx * dx + dy * dy + dz * dz;
  }

  private void insert(int k, double d) {
    int at = found < MOST ? found++ : MOST - 1;
    while (at > 0 && square[at - 1] > d) {
      square[at] = square[at - 1];
      nearest[at] = nearest[at - 1];
      at--;
    }
    square[at] = d;
    nearest[at] = k;
  }
}
