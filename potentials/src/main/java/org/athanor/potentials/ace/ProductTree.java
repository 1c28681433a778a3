package org.athanor.potentials.ace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.athanor.potentials.ace.ClusterFunction.Term;

/**
 * Densities of one central element as polynomials in moments, ρ_p = Σ_t c_tp Re ∏ A, so arranged
 * that products with a common beginning share it.
 *
 * <p>Each product, written with its moments in a fixed order, is a path of a tree; inner nodes are
 * beginnings that are multiplied once, leaves are the last moments with their factors. A product
 * and its mirror image (all m with the other sign) have the same real part and become one. Source:
 * Y. Lysogorskiy and others, npj Comput. Mater. 7, 97 (2021), recursive evaluator.
 */
final class ProductTree {
  /** By which factors are told apart: species, n, l, m. */
  private record Factor(int species, int n, int l, int m) implements Comparable<Factor> {
    Factor mirrored() {
      return new Factor(species, n, l, -m);
    }

    @Override
    public int compareTo(Factor other) {
      return ORDER.compare(this, other);
    }
  }

  /** Large l and n first: the moments that many products share come last, as leaves. */
  private static final Comparator<Factor> ORDER =
      Comparator.comparingInt((Factor f) -> -f.l)
          .thenComparingInt(f -> -f.n)
          .thenComparingInt(f -> f.species)
          .thenComparingInt(f -> f.m);

  private static final Comparator<List<Factor>> LEXICAL =
      (a, b) -> {
        for (int k = 0; k < Math.min(a.size(), b.size()); k++) {
          int order = a.get(k).compareTo(b.get(k));
          if (order != 0) {
            return order;
          }
        }
        return Integer.compare(a.size(), b.size());
      };

  private final int densities;

  /** Where real and imaginary part of factor f lie among the moments, and their signs. */
  int[] real = new int[0];

  int[] imaginary = new int[0];
  double[] realSign = new double[0];
  double[] imaginarySign = new double[0];

  /** Node k is node parent[k] times factor[k]; parent −1: the factor alone. */
  int[] parent;

  int[] factor;

  /** Leaves of node k: from leaf[k] to leaf[k + 1], with their factors. */
  int[] leaf;

  int[] leafFactor;

  /** c_tp of pairs of densities, [pairs × leaves × 2], an odd one filled up with zeros. */
  double[][] coefficients;

  private ProductTree(int densities) {
    this.densities = densities;
  }

  /** Of functions of one central element of rank two or more. */
  static ProductTree of(
      List<ClusterFunction> functions, int densities, RadialTable.Layout layout, int rows) {
    SortedMap<List<Factor>, double[]> products = new TreeMap<>(LEXICAL);
    for (ClusterFunction function : functions) {
      for (Term term : function.terms()) {
        double[] sum = products.computeIfAbsent(key(function, term), k -> new double[densities]);
        for (int p = 0; p < densities; p++) {
          sum[p] += term.factors().get(p);
        }
      }
    }
    products.values().removeIf(sum -> Arrays.stream(sum).allMatch(c -> c == 0));
    ProductTree tree = new ProductTree(densities);
    tree.plant(products, tree.number(products, layout, rows));
    return tree;
  }

  private static List<Factor> key(ClusterFunction f, Term term) {
    List<Factor> own = new ArrayList<>();
    for (int k = 0; k < f.rank(); k++) {
      own.add(
          new Factor(
              f.species().get(k), f.radial().get(k) - 1, f.orders().get(k), term.m().get(k)));
    }
    List<Factor> mirrored = new ArrayList<>(own.stream().map(Factor::mirrored).toList());
    own.sort(null);
    mirrored.sort(null);
    return LEXICAL.compare(own, mirrored) <= 0 ? own : mirrored;
  }

  private Map<Factor, Integer> number(
      SortedMap<List<Factor>, double[]> products, RadialTable.Layout layout, int rows) {
    Map<Factor, Integer> numbers = new LinkedHashMap<>();
    products.keySet().forEach(key -> key.forEach(f -> numbers.putIfAbsent(f, numbers.size())));
    int count = numbers.size();
    real = new int[count];
    imaginary = new int[count];
    realSign = new double[count];
    imaginarySign = new double[count];
    numbers.forEach(
        (f, k) -> {
          int m = Math.abs(f.m);
          int row = (f.species * layout.radial() + f.n) * rows + Math.max(0, 2 * m - 1);
          real[k] = row * layout.lanes() + f.l;
          imaginary[k] = m == 0 ? real[k] : real[k] + layout.lanes();
          boolean flips = f.m < 0 && m % 2 == 1;
          realSign[k] = flips ? -1 : 1;
          imaginarySign[k] = m == 0 ? 0 : f.m < 0 && !flips ? -1 : 1;
        });
    return numbers;
  }

  private void plant(SortedMap<List<Factor>, double[]> products, Map<Factor, Integer> numbers) {
    Map<List<Factor>, Integer> nodes = new LinkedHashMap<>();
    List<int[]> made = new ArrayList<>();
    List<List<Map.Entry<List<Factor>, double[]>>> leaves = new ArrayList<>();
    for (Map.Entry<List<Factor>, double[]> product : products.entrySet()) {
      int node = -1;
      List<Factor> key = product.getKey();
      for (int depth = 1; depth < key.size(); depth++) {
        int before = node;
        Factor last = key.get(depth - 1);
        node =
            nodes.computeIfAbsent(
                List.copyOf(key.subList(0, depth)),
                beginning -> {
                  made.add(new int[] {before, numbers.get(last)});
                  leaves.add(new ArrayList<>());
                  return made.size() - 1;
                });
      }
      leaves.get(node).add(product);
    }
    parent = made.stream().mapToInt(pair -> pair[0]).toArray();
    factor = made.stream().mapToInt(pair -> pair[1]).toArray();
    hang(leaves, numbers);
  }

  private void hang(
      List<List<Map.Entry<List<Factor>, double[]>>> leaves, Map<Factor, Integer> numbers) {
    int total = leaves.stream().mapToInt(List::size).sum();
    leaf = new int[leaves.size() + 1];
    leafFactor = new int[total];
    coefficients = new double[(densities + 1) / 2][2 * total];
    int at = 0;
    for (int node = 0; node < leaves.size(); node++) {
      for (Map.Entry<List<Factor>, double[]> product : leaves.get(node)) {
        leafFactor[at] = numbers.get(product.getKey().getLast());
        for (int p = 0; p < densities; p++) {
          coefficients[p / 2][2 * at + p % 2] = product.getValue()[p];
        }
        at++;
      }
      leaf[node + 1] = at;
    }
  }

  int densities() {
    return densities;
  }

  int factors() {
    return real.length;
  }

  int nodes() {
    return parent.length;
  }

  int leaves() {
    return leafFactor.length;
  }
}
