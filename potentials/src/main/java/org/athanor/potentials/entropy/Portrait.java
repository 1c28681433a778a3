package org.athanor.potentials.entropy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.athanor.potentials.fingerprint.Fingerprints;
import org.athanor.potentials.structure.Species;

/**
 * A structure as the distribution of its atoms' fingerprints, species by species: the same for
 * every rotation, permutation and supercell. Single precision, for there may be millions.
 */
final class Portrait {
  private final int length;

  /** How many parts of the whole each species is, in lowest terms, by rising atomic number. */
  private final String composition;

  private final double[] mean;

  /** The fingerprints of each species' atoms, row-major. */
  private final List<float[]> groups = new ArrayList<>();

  Portrait(Fingerprints fingerprints, Species species) {
    if (fingerprints.atoms() != species.size()) {
      throw new IllegalArgumentException(
          "duplicates: expected fingerprints of "
              + species.size()
              + " atoms, got "
              + fingerprints.atoms());
    }
    length = fingerprints.length();
    mean = fingerprints.mean().toArray();
    SortedMap<Integer, Integer> counts = new TreeMap<>();
    for (int i = 0; i < species.size(); i++) {
      counts.merge(species.get(i), 1, Integer::sum);
    }
    int divisor = counts.values().stream().reduce(0, Portrait::greatestDivisor);
    StringBuilder text = new StringBuilder();
    counts.forEach((z, count) -> text.append(z).append(':').append(count / divisor).append(' '));
    composition = text.toString();
    counts.forEach((z, count) -> groups.add(group(fingerprints, species, z, count)));
  }

  private static float[] group(Fingerprints fingerprints, Species species, int z, int count) {
    int length = fingerprints.length();
    float[] rows = new float[count * length];
    int at = 0;
    for (int i = 0; i < species.size(); i++) {
      for (int m = 0; species.get(i) == z && m < length; m++) {
        rows[at++] = (float) fingerprints.get(i, m);
      }
    }
    return rows;
  }

  private static int greatestDivisor(int a, int b) {
    return b == 0 ? a : greatestDivisor(b, a % b);
  }

  String composition() {
    return composition;
  }

  int length() {
    return length;
  }

  double mean(int m) {
    return m < length ? mean[m] : 0;
  }

  /** Σ_m≥from of the mean over the root of how many: moves no more than the mean itself. */
  double meanOfTail(int from) {
    double sum = 0;
    for (int m = from; m < length; m++) {
      sum += mean[m];
    }
    return from < length ? sum / Math.sqrt(length - from) : 0;
  }

  /** Whether the two distributions agree within {@code tolerance}. */
  boolean matches(Portrait other, double tolerance) {
    if (length != other.length || !composition.equals(other.composition)) {
      return false;
    }
    if (squaredMeanDistance(other) > tolerance * tolerance) {
      return false;
    }
    for (int g = 0; g < groups.size(); g++) {
      float[] mine = groups.get(g);
      float[] theirs = other.groups.get(g);
      if (!sameQuantiles(mine, theirs, tolerance)
          || !covers(mine, theirs, tolerance)
          || !covers(theirs, mine, tolerance)) {
        return false;
      }
    }
    return true;
  }

  private double squaredMeanDistance(Portrait other) {
    double square = 0;
    for (int m = 0; m < length; m++) {
      square += (mean[m] - other.mean[m]) * (mean[m] - other.mean[m]);
    }
    return square;
  }

  /** Whether the sorted values of each component agree, however often each cell is repeated. */
  private boolean sameQuantiles(float[] mine, float[] theirs, double tolerance) {
    for (int m = 0; m < length; m++) {
      float[] a = sortedColumn(mine, m);
      float[] b = sortedColumn(theirs, m);
      long steps = (long) a.length * b.length / greatestDivisor(a.length, b.length);
      for (long step = 0; step < steps; step++) {
        float x = a[(int) (step * a.length / steps)];
        float y = b[(int) (step * b.length / steps)];
        if (Math.abs(x - y) > tolerance) {
          return false;
        }
      }
    }
    return true;
  }

  private float[] sortedColumn(float[] rows, int m) {
    float[] column = new float[rows.length / length];
    for (int i = 0; i < column.length; i++) {
      column[i] = rows[i * length + m];
    }
    Arrays.sort(column);
    return column;
  }

  /** Whether every row of {@code rows} has one of {@code others} nearby. */
  private boolean covers(float[] rows, float[] others, double tolerance) {
    for (int i = 0; i < rows.length; i += length) {
      boolean found = false;
      for (int j = 0; !found && j < others.length; j += length) {
        found = close(rows, i, others, j, tolerance * tolerance);
      }
      if (!found) {
        return false;
      }
    }
    return true;
  }

  private boolean close(float[] a, int i, float[] b, int j, double squaredTolerance) {
    double square = 0;
    for (int m = 0; m < length && square <= squaredTolerance; m++) {
      double d = a[i + m] - b[j + m];
      square += d * d;
    }
    return square <= squaredTolerance;
  }
}
