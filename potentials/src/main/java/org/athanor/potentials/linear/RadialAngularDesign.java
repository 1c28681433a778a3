package org.athanor.potentials.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.athanor.potentials.structure.Neighbours;

/**
 * Fills design rows: for each atom the slopes ∂B_k/∂A_q, which are few, then for each neighbour Σ_q
 * ∂B_k/∂A_q ∂A_q/∂r_ij.
 */
final class RadialAngularDesign implements DesignKernel {
  private final Moments atom;
  private final Invariants invariants;
  private final int size;

  /** Entries e = ∂B_k/∂A_q for function k and neighbour species s: from offset[k·S + s] on. */
  private final int[] offset;

  private final int[] moment;
  private final double[] entry;

  /** Each entry's contributions factor · A_first · A_second. */
  private final int[] parts;

  private final int[] first;
  private final int[] second;
  private final double[] factor;

  /** ∂A_q/∂r for the moments q of the neighbour's species, and slopes of all functions, by axis. */
  private final double[][] momentSlope;

  private final double[][] slope;

  RadialAngularDesign(Moments atom, Invariants invariants) {
    this.atom = atom;
    this.invariants = invariants;
    this.size = invariants.size();
    this.momentSlope = new double[3][atom.channels.stride()];
    this.slope = new double[3][size];
    int species = atom.channels.species();
    List<Integer> starts = new ArrayList<>();
    List<Integer> moments = new ArrayList<>();
    List<Integer> partStarts = new ArrayList<>();
    List<Part> all = new ArrayList<>();
    for (int k = 0; k < size; k++) {
      SortedMap<Integer, List<Part>> byMoment = parts(k);
      for (int s = 0; s < species; s++) {
        starts.add(moments.size());
        int from = s * atom.channels.stride();
        byMoment
            .subMap(from, from + atom.channels.stride())
            .forEach(
                (q, parts) -> {
                  moments.add(q);
                  partStarts.add(all.size());
                  all.addAll(parts);
                });
      }
    }
    starts.add(moments.size());
    partStarts.add(all.size());
    offset = starts.stream().mapToInt(x -> x).toArray();
    moment = moments.stream().mapToInt(x -> x % atom.channels.stride()).toArray();
    parts = partStarts.stream().mapToInt(x -> x).toArray();
    first = all.stream().mapToInt(Part::first).toArray();
    second = all.stream().mapToInt(Part::second).toArray();
    factor = all.stream().mapToDouble(Part::factor).toArray();
    entry = new double[moment.length];
  }

  private record Part(int first, int second, double factor) {}

  /** ∂B_k/∂A_q for every q, each as a sum of products of the other moments. */
  private SortedMap<Integer, List<Part>> parts(int k) {
    int one = atom.channels.size();
    SortedMap<Integer, List<Part>> byMoment = new TreeMap<>();
    for (Invariants.Term term : invariants.terms(k)) {
      int[] q = Arrays.copyOf(invariants.moments(term.product()), 3);
      Arrays.fill(q, invariants.moments(term.product()).length, 3, one);
      for (int slot = 0; slot < 3 && q[slot] != one; slot++) {
        Part part = new Part(q[(slot + 1) % 3], q[(slot + 2) % 3], term.factor());
        byMoment.computeIfAbsent(q[slot], unused -> new ArrayList<>()).add(part);
      }
    }
    return byMoment;
  }

  @Override
  public void add(Neighbours neighbours, DesignRows rows) {
    for (int i = 0; i < atom.atoms(); i++) {
      atom.gather(neighbours, i);
      int from = atom.places[i] * size;
      addEnergies(rows, from);
      evaluateEntries();
      for (int c = 0; c < atom.count; c++) {
        differentiate(neighbours, c);
        combine(atom.places[neighbours.indices()[atom.pair[c]]]);
        rows.addSlopes(neighbours, i, atom.pair[c], from, slope[0], slope[1], slope[2]);
      }
    }
  }

  private void addEnergies(DesignRows rows, int from) {
    for (int k = 0; k < size; k++) {
      double sum = 0;
      for (Invariants.Term term : invariants.terms(k)) {
        double product = term.factor();
        for (int q : invariants.moments(term.product())) {
          product *= atom.moments[q];
        }
        sum += product;
      }
      rows.energy()[from + k] += sum;
    }
  }

  private void evaluateEntries() {
    double[] a = atom.moments;
    for (int e = 0; e < entry.length; e++) {
      double sum = 0;
      for (int p = parts[e]; p < parts[e + 1]; p++) {
        sum += factor[p] * a[first[p]] * a[second[p]];
      }
      entry[e] = sum;
    }
  }

  /** ∂(R_n Y_lm)/∂r = R_n′ Y_lm u + R_n (∇S − (u·∇S) u)/r with S = r^l Y_lm. */
  private void differentiate(Neighbours list, int c) {
    int k = atom.pair[c];
    double inverse = 1 / list.distances()[k];
    double[] u = {list.dx()[k] * inverse, list.dy()[k] * inverse, list.dz()[k] * inverse};
    int full = atom.channels.radial();
    int radialCount = atom.channels.radialFunctions();
    int r = c * radialCount;
    for (int axis = 0; axis < 3; axis++) {
      double[] out = momentSlope[axis];
      int at = 0;
      for (int lm = 0; lm < atom.channels.harmonics(); lm++) {
        int place = c * atom.channels.harmonics() + lm;
        double radialPart = atom.y[place] * u[axis];
        double along = 0;
        for (int b = 0; b < 3; b++) {
          along += u[b] * atom.gradient[b][place];
        }
        double across = (atom.gradient[axis][place] - along * u[axis]) * inverse;
        for (int n = 0; n < full; n++) {
          out[at++] = atom.slope[r + n] * radialPart + atom.value[r + n] * across;
        }
      }
      for (int n = full; n < radialCount; n++) {
        out[at++] = atom.slope[r + n] * u[axis];
      }
    }
  }

  private void combine(int s) {
    int species = atom.channels.species();
    double[] mx = momentSlope[0];
    double[] my = momentSlope[1];
    double[] mz = momentSlope[2];
    for (int k = 0; k < size; k++) {
      double x = 0;
      double y = 0;
      double z = 0;
      for (int e = offset[k * species + s]; e < offset[k * species + s + 1]; e++) {
        double weight = entry[e];
        x += weight * mx[moment[e]];
        y += weight * my[moment[e]];
        z += weight * mz[moment[e]];
      }
      slope[0][k] = x;
      slope[1][k] = y;
      slope[2][k] = z;
    }
  }
}
