package org.athanor.potentials.ace;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.athanor.potentials.ace.ClusterFunction.Term;
import org.athanor.potentials.numerics.ClebschGordan;
import org.athanor.potentials.structure.Scalars;

/**
 * The rotational invariants that products of given moments can form: all that are independent, and
 * no more.
 *
 * <p>l_1 and l_2 are coupled to L_2, that and l_3 to L_3, … until what remains equals the last l;
 * every chain of L is one invariant Σ_m C(m) ∏ A,
 *
 * <pre>
 * C = ∏_k ⟨L_k−1 M_k−1 l_k m_k | L_k M_k⟩ · (−1)^(l_ν − m_ν),   L_1 = l_1, L_ν−1 = l_ν, M_ν−1 = −m_ν
 * </pre>
 *
 * Moments of the same channel commute, so products that differ by their exchange are one, and
 * chains may become equal or vanish: what remains of each after those before it are projected out
 * is kept if it is more than rounding, and normalised. Odd sums of l are no scalars and give none.
 * Source: R. Drautz, Phys. Rev. B 99, 014104 (2019), eqs. 14–20; the count by rank as in G. Dusson
 * and others, J. Comput. Phys. 454, 110946 (2022).
 */
final class Couplings {
  private static final double NOTHING = 1e-10;

  private final Map<List<Integer>, double[]> cg = new TreeMap<>(Couplings::lexical);

  /**
   * The invariants of these channels.
   *
   * @param channels numbers that tell moments apart that do not commute into one product; equal
   *     ones stand side by side
   * @param l the order of each
   */
  List<List<Term>> of(List<Integer> channels, List<Integer> l) {
    if (l.stream().mapToInt(Integer::intValue).sum() % 2 != 0) {
      return List.of();
    }
    if (l.size() == 1) {
      return l.getFirst() == 0 ? List.of(List.of(term(List.of(0), 1))) : List.of();
    }
    List<SortedMap<List<Integer>, Double>> kept = new ArrayList<>();
    for (List<Integer> chain : chains(l)) {
      SortedMap<List<Integer>, Double> vector = new TreeMap<>(Couplings::lexical);
      collect(channels, l, chain, new ArrayList<>(), 1, vector);
      double before = product(vector, vector);
      // Twice, because once leaves more than rounding.
      for (int sweep = 0; sweep < 2; sweep++) {
        for (SortedMap<List<Integer>, Double> other : kept) {
          double share = product(vector, other);
          other.forEach((m, c) -> vector.merge(m, -share * c, Double::sum));
        }
      }
      double after = product(vector, vector);
      if (after > NOTHING * Math.max(before, 1)) {
        double scale = 1 / Math.sqrt(after);
        vector.replaceAll((m, c) -> c * scale);
        kept.add(vector);
      }
    }
    return kept.stream().map(Couplings::terms).toList();
  }

  private static List<Term> terms(SortedMap<List<Integer>, Double> vector) {
    return vector.entrySet().stream()
        .filter(entry -> Math.abs(entry.getValue()) > NOTHING)
        .map(entry -> term(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static Term term(List<Integer> m, double factor) {
    return new Term(m, Scalars.of(factor));
  }

  private static double product(
      SortedMap<List<Integer>, Double> a, SortedMap<List<Integer>, Double> b) {
    double sum = 0;
    for (Map.Entry<List<Integer>, Double> entry : a.entrySet()) {
      sum += entry.getValue() * b.getOrDefault(entry.getKey(), 0.0);
    }
    return sum;
  }

  /** All L_2 … L_ν−2 between l_1 and l_ν. */
  private static List<List<Integer>> chains(List<Integer> l) {
    List<List<Integer>> open = List.of(List.of(l.getFirst()));
    for (int k = 1; k < l.size() - 1; k++) {
      List<List<Integer>> longer = new ArrayList<>();
      for (List<Integer> chain : open) {
        int before = chain.getLast();
        for (int next = Math.abs(before - l.get(k)); next <= before + l.get(k); next++) {
          List<Integer> more = new ArrayList<>(chain);
          more.add(next);
          longer.add(more);
        }
      }
      open = longer;
    }
    return open.stream().filter(chain -> chain.getLast().equals(l.getLast())).toList();
  }

  private void collect(
      List<Integer> channels,
      List<Integer> l,
      List<Integer> chain,
      List<Integer> m,
      double factor,
      SortedMap<List<Integer>, Double> vector) {
    int k = m.size();
    int sum = m.stream().mapToInt(Integer::intValue).sum();
    if (k == l.size() - 1) {
      List<Integer> whole = new ArrayList<>(m);
      whole.add(-sum);
      double sign = (l.getLast() + sum) % 2 == 0 ? 1 : -1;
      vector.merge(canonical(channels, whole), sign * factor, Double::sum);
      return;
    }
    for (int next = -l.get(k); next <= l.get(k); next++) {
      double c = k == 0 ? 1 : coefficient(chain.get(k - 1), sum, l.get(k), next, chain.get(k));
      if (c != 0) {
        List<Integer> more = new ArrayList<>(m);
        more.add(next);
        collect(channels, l, chain, more, factor * c, vector);
      }
    }
  }

  private double coefficient(int l1, int m1, int l2, int m2, int l) {
    if (Math.abs(m1 + m2) > l) {
      return 0;
    }
    double[] all =
        cg.computeIfAbsent(List.of(l1, l2, l), key -> ClebschGordan.of(2 * l1, 2 * l2, 2 * l));
    return all[(m1 + l1) * (2 * l2 + 1) + m2 + l2];
  }

  /** The smaller of the product and its mirror image, equal channels in rising order. */
  private static List<Integer> canonical(List<Integer> channels, List<Integer> m) {
    List<Integer> own = sorted(channels, m);
    List<Integer> mirrored = sorted(channels, m.stream().map(each -> -each).toList());
    return lexical(own, mirrored) <= 0 ? own : mirrored;
  }

  private static List<Integer> sorted(List<Integer> channels, List<Integer> m) {
    List<Integer> all = new ArrayList<>(m);
    for (int from = 0; from < all.size(); ) {
      int to = from;
      while (to < all.size() && channels.get(to).equals(channels.get(from))) {
        to++;
      }
      Collections.sort(all.subList(from, to));
      from = to;
    }
    return List.copyOf(all);
  }

  private static int lexical(List<Integer> a, List<Integer> b) {
    for (int k = 0; k < a.size(); k++) {
      int order = Integer.compare(a.get(k), b.get(k));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }
}
