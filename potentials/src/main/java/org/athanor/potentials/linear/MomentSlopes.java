package org.athanor.potentials.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The slopes ∂B_k/∂A_q of all functions of an atom that are not zero by construction, as flat
 * arrays: entries by function, then by species of the moment, then by moment.
 */
final class MomentSlopes {
  /** factor · A_first · A_second; a moment that is 1 fills up. */
  private record Part(int first, int second, double factor) {}

  private final Channels channels;

  /** Where the entries of function k and species s begin, at k·S + s. */
  private final int[] offset;

  private final int[] moment;
  private final double[] entry;

  /** Where each entry's parts begin. */
  private final int[] parts;

  private final int[] first;
  private final int[] second;
  private final double[] factor;

  MomentSlopes(Channels channels, Invariants invariants) {
    this.channels = channels;
    List<Integer> offsets = new ArrayList<>(List.of(0));
    List<Integer> moments = new ArrayList<>();
    List<Integer> partOffsets = new ArrayList<>(List.of(0));
    List<Part> all = new ArrayList<>();
    for (int k = 0; k < invariants.size(); k++) {
      SortedMap<Integer, List<Part>> byMoment = byMoment(invariants, k);
      for (int s = 0; s < channels.species(); s++) {
        int from = s * channels.stride();
        for (var each : byMoment.subMap(from, from + channels.stride()).entrySet()) {
          moments.add(each.getKey() - from);
          all.addAll(each.getValue());
          partOffsets.add(all.size());
        }
        offsets.add(moments.size());
      }
    }
    offset = offsets.stream().mapToInt(x -> x).toArray();
    moment = moments.stream().mapToInt(x -> x).toArray();
    entry = new double[moment.length];
    parts = partOffsets.stream().mapToInt(x -> x).toArray();
    first = all.stream().mapToInt(Part::first).toArray();
    second = all.stream().mapToInt(Part::second).toArray();
    factor = all.stream().mapToDouble(Part::factor).toArray();
  }

  private SortedMap<Integer, List<Part>> byMoment(Invariants invariants, int k) {
    int one = channels.size();
    SortedMap<Integer, List<Part>> byMoment = new TreeMap<>();
    for (Invariants.Term term : invariants.terms(k)) {
      int[] own = invariants.moments(term.product());
      int[] q = Arrays.copyOf(own, 3);
      Arrays.fill(q, own.length, 3, one);
      for (int slot = 0; slot < own.length; slot++) {
        Part part = new Part(q[(slot + 1) % 3], q[(slot + 2) % 3], term.factor());
        byMoment.computeIfAbsent(q[slot], unused -> new ArrayList<>()).add(part);
      }
    }
    return byMoment;
  }

  /** Evaluates all entries at these moments, [channels + 1], the last of which is 1. */
  void evaluate(double[] moments) {
    for (int e = 0; e < entry.length; e++) {
      double sum = 0;
      for (int p = parts[e]; p < parts[e + 1]; p++) {
        sum += factor[p] * moments[first[p]] * moments[second[p]];
      }
      entry[e] = sum;
    }
  }

  /**
   * Σ_q ∂B_k/∂A_q · slope_q over the moments of species s, for every function.
   *
   * @param slope along one axis, of each moment of the species
   * @param out one number a function
   */
  void combine(int s, double[] slope, double[] out) {
    for (int k = 0; k < out.length; k++) {
      int at = k * channels.species() + s;
      double sum = 0;
      for (int e = offset[at]; e < offset[at + 1]; e++) {
        sum += entry[e] * slope[moment[e]];
      }
      out[k] = sum;
    }
  }
}
