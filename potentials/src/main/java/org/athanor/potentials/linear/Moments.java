package org.athanor.potentials.linear;

import java.util.Arrays;
import java.util.List;
import org.athanor.potentials.structure.Neighbours;

/**
 * The moments of one atom after another, with what their derivatives need of each neighbour: radial
 * functions, harmonics, and their slopes.
 */
final class Moments {
  final Channels channels;
  final int[] places;
  private final double cutoff;

  /** By species of the centre and of the neighbour. */
  private final List<RadialFunctions> radial;

  private final RealHarmonics harmonics;
  private final int radialCount;
  private final int harmonicCount;

  /** The moments, [channels]; one more entry is 1, so that products can be padded with it. */
  final double[] moments;

  /** How many neighbours are within the cutoff, and each one's place in the list. */
  int count;

  int[] pair = new int[0];

  /** R_n and dR_n/dr (1/Å), [count × radial functions]. */
  double[] value = new double[0];

  double[] slope = new double[0];

  /** Y_lm and the gradient of r^l Y_lm at the unit vector, [count × harmonics]. */
  double[] y = new double[0];

  final double[][] gradient = new double[3][0];

  Moments(
      double cutoff,
      Channels channels,
      List<RadialFunctions> radial,
      RealHarmonics harmonics,
      int[] places) {
    this.cutoff = cutoff;
    this.channels = channels;
    this.radial = List.copyOf(radial);
    this.harmonics = harmonics;
    this.places = places;
    this.radialCount = channels.radialFunctions();
    this.harmonicCount = channels.harmonics();
    this.moments = new double[channels.size() + 1];
  }

  /** The number of atoms. */
  int atoms() {
    return places.length;
  }

  /** Gathers atom i's neighbours and sums its moments in the order of the list. */
  void gather(Neighbours list, int i) {
    grow(list.first(i + 1) - list.first(i));
    Arrays.fill(moments, 0);
    moments[channels.size()] = 1;
    count = 0;
    for (int k = list.first(i); k < list.first(i + 1); k++) {
      double r = list.distances()[k];
      if (r < cutoff) {
        pair[count] = k;
        int s = places[list.indices()[k]];
        radial
            .get(places[i] * channels.species() + s)
            .evaluate(r, value, slope, count * radialCount);
        harmonics.evaluate(
            list.dx()[k] / r,
            list.dy()[k] / r,
            list.dz()[k] / r,
            y,
            gradient,
            count * harmonicCount);
        sum(channels.stride() * s, count);
        count++;
      }
    }
  }

  private void sum(int start, int neighbour) {
    int full = channels.radial();
    int r = neighbour * radialCount;
    int at = start;
    for (int lm = 0; lm < harmonicCount; lm++) {
      double factor = y[neighbour * harmonicCount + lm];
      for (int n = 0; n < full; n++) {
        moments[at + n] += factor * value[r + n];
      }
      at += full;
    }
    for (int n = full; n < radialCount; n++) {
      moments[at++] += value[r + n];
    }
  }

  private void grow(int neighbours) {
    if (pair.length < neighbours) {
      int capacity = neighbours + neighbours / 4;
      pair = new int[capacity];
      value = new double[capacity * radialCount];
      slope = new double[capacity * radialCount];
      y = new double[capacity * harmonicCount];
      for (int axis = 0; axis < 3; axis++) {
        gradient[axis] = new double[capacity * harmonicCount];
      }
    }
  }
}
