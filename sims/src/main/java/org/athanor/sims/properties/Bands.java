package org.athanor.sims.properties;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.athanor.potentials.structure.Scalars;

/**
 * Frequencies along a path.
 *
 * @param distances along the path in 1/Å (2π included), rising
 * @param branches one list of frequencies in THz for every branch, negative where unstable
 * @param corners special points
 */
public record Bands(Scalars distances, List<Scalars> branches, List<Corner> corners) {
  /** In 1/Å. */
  private static final double SPACING = 0.02;

  /**
   * A special point.
   *
   * @param label its name
   * @param distance where it lies along the path
   */
  public record Corner(String label, double distance) {}

  /** Copies the lists. */
  public Bands {
    branches = List.copyOf(branches);
    corners = List.copyOf(corners);
  }

  static Bands of(DynamicalMatrix matrix, BandPath path) {
    List<Double> distances = new ArrayList<>();
    List<double[]> frequencies = new ArrayList<>();
    List<Corner> corners = new ArrayList<>();
    double at = 0;
    for (int k = 0; k < path.corners().size(); k++) {
      BandPath.Corner to = path.corners().get(k);
      if (to.joined()) {
        BandPath.Corner from = path.corners().get(k - 1);
        double length = Layers.norm(to.x() - from.x(), to.y() - from.y(), to.z() - from.z());
        int steps = Math.max(2, (int) Math.ceil(length / SPACING));
        for (int s = 1; s <= steps; s++) {
          double t = (double) s / steps;
          distances.add(at + t * length);
          frequencies.add(
              matrix.frequencies(
                  from.x() + t * (to.x() - from.x()),
                  from.y() + t * (to.y() - from.y()),
                  from.z() + t * (to.z() - from.z())));
        }
        at += length;
      } else {
        distances.add(at);
        frequencies.add(matrix.frequencies(to.x(), to.y(), to.z()));
      }
      mark(corners, to.label(), at);
    }
    return new Bands(Scalars.of(array(distances)), branches(matrix, frequencies), corners);
  }

  /** The lowest frequency in THz. */
  public double lowest() {
    return branches.stream()
        .flatMapToDouble(branch -> Arrays.stream(branch.toArray()))
        .min()
        .orElseThrow();
  }

  /** The highest frequency in THz. */
  public double highest() {
    return branches.stream()
        .flatMapToDouble(branch -> Arrays.stream(branch.toArray()))
        .max()
        .orElseThrow();
  }

  /** The largest difference in THz to the same bands computed otherwise. */
  double distance(Bands other) {
    double largest = 0;
    for (int b = 0; b < branches.size(); b++) {
      for (int k = 0; k < distances.size(); k++) {
        double d = branches.get(b).get(k) - other.branches.get(b).get(k);
        largest = Math.max(largest, Math.abs(d));
      }
    }
    return largest;
  }

  /** Where two pieces meet, both names stand, unless they are the same. */
  private static void mark(List<Corner> corners, String label, double at) {
    if (!corners.isEmpty() && corners.getLast().distance() == at) {
      String before = corners.removeLast().label();
      corners.add(new Corner(before.equals(label) ? label : before + "|" + label, at));
    } else {
      corners.add(new Corner(label, at));
    }
  }

  private static List<Scalars> branches(DynamicalMatrix matrix, List<double[]> frequencies) {
    List<Scalars> branches = new ArrayList<>();
    for (int b = 0; b < matrix.modes(); b++) {
      int branch = b;
      branches.add(Scalars.of(frequencies.stream().mapToDouble(all -> all[branch]).toArray()));
    }
    return branches;
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
