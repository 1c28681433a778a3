package org.athanor.potentials.ace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.athanor.potentials.ace.ClusterFunction.Term;
import org.athanor.potentials.structure.Scalars;

/**
 * A sum of a basis' functions as an expansion.
 *
 * @param elements atomic numbers
 * @param bonds by places of centre and neighbour
 * @param pairs of each bond: coefficients of the pair functions R_n, [n × K]
 * @param functions those of one central element
 */
record BasisSum(
    List<Integer> elements,
    List<Bond> bonds,
    List<double[]> pairs,
    List<ClusterFunction> functions) {
  /**
   * The expansion.
   *
   * @param coefficients of each density, one density after the other
   */
  Expansion expansion(Scalars coefficients, Embedding embedding, Scalars references, double bin) {
    int size = elements.size() * functions.size();
    double[] c = new double[embedding.densities()];
    List<ClusterFunction> all = new ArrayList<>();
    for (int centre = 0; centre < elements.size(); centre++) {
      addPairs(all, centre, coefficients, c.length);
      for (int k = 0; k < functions.size(); k++) {
        ClusterFunction f = functions.get(k);
        for (int p = 0; p < c.length; p++) {
          c[p] = coefficients.get(p * size + centre * functions.size() + k);
        }
        if (f.rank() > 1 && Arrays.stream(c).anyMatch(x -> x != 0)) {
          all.add(scaled(f, centre, c));
        }
      }
    }
    return new Expansion(
        elements, references, bin, elements.stream().map(z -> embedding).toList(), bonds, all);
  }

  private void addPairs(
      List<ClusterFunction> all, int centre, Scalars coefficients, int densities) {
    int size = elements.size() * functions.size();
    for (int s = 0; s < elements.size(); s++) {
      int base = bonds.get(centre * elements.size() + s).base().count();
      double[] sums = new double[base * densities];
      for (int k = 0; k < functions.size() && functions.get(k).rank() == 1; k++) {
        ClusterFunction f = functions.get(k);
        for (int p = 0; p < densities && f.species().getFirst() == s; p++) {
          double c = coefficients.get(p * size + centre * functions.size() + k);
          int from = (f.radial().getFirst() - 1) * base;
          for (int g = 0; g < base; g++) {
            sums[g * densities + p] += c * pairs.get(centre * elements.size() + s)[from + g];
          }
        }
      }
      for (int g = 0; g < base; g++) {
        double[] own = Arrays.copyOfRange(sums, g * densities, (g + 1) * densities);
        Term term = new Term(List.of(0), Scalars.of(own));
        all.add(new ClusterFunction(centre, List.of(s), List.of(g + 1), List.of(0), List.of(term)));
      }
    }
  }

  private static ClusterFunction scaled(ClusterFunction f, int centre, double[] c) {
    return new ClusterFunction(
        centre,
        f.species(),
        f.radial(),
        f.orders(),
        f.terms().stream()
            .map(term -> new Term(term.m(), Scalars.of(times(c, term.factors().get(0)))))
            .toList());
  }

  private static double[] times(double[] c, double factor) {
    return Arrays.stream(c).map(x -> x * factor).toArray();
  }

  /** Radial functions without products, and every pair function as a density of its own. */
  Expansion everyPair(int count, double bin) {
    double[] ones = new double[2 * count];
    Arrays.fill(ones, 1);
    Embedding each =
        new Embedding(Embedding.Form.FINNIS_SINCLAIR_SHIFTED_SCALED, Scalars.of(ones), 1e5, 250);
    List<ClusterFunction> all = new ArrayList<>();
    for (int bond = 0; bond < bonds.size(); bond++) {
      int base = bonds.get(bond).base().count();
      for (int g = 0; g < base; g++) {
        double[] column = new double[count];
        for (int p = 0; p < count; p++) {
          column[p] = pairs.get(bond)[p * base + g];
        }
        Term term = new Term(List.of(0), Scalars.of(column));
        all.add(
            new ClusterFunction(
                bond / elements.size(),
                List.of(bond % elements.size()),
                List.of(g + 1),
                List.of(0),
                List.of(term)));
      }
    }
    Scalars none = Scalars.of(new double[elements.size()]);
    return new Expansion(
        elements, none, bin, elements.stream().map(z -> each).toList(), bonds, all);
  }
}
