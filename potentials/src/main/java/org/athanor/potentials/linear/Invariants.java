package org.athanor.potentials.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.athanor.potentials.linear.RadialAngularBasis.Shape;

/**
 * The basis functions of one atom as sums of products of moments: B_k = Σ_t C_t A_q1 [A_q2 [A_q3]].
 *
 * <p>Products are numbered in the order in which the functions first use them: first those of one
 * moment, then of two, then of three. No product occurs twice.
 */
final class Invariants {
  /** One term of a function: product number and factor. */
  record Term(int product, double factor) {}

  private final List<List<Term>> functions = new ArrayList<>();
  private final List<int[]> products = new ArrayList<>();
  private final Map<List<Integer>, Integer> numbers = new LinkedHashMap<>();

  private Invariants() {}

  static Invariants of(Shape shape, Channels channels) {
    Invariants invariants = new Invariants();
    invariants.addPairs(shape, channels);
    invariants.addTriplets(shape, channels);
    if (shape.quadrupletRadial() > 0) {
      invariants.addQuadruplets(shape, channels);
    }
    return invariants;
  }

  /** The number of functions of an atom. */
  int size() {
    return functions.size();
  }

  /** The terms of function {@code k}. */
  List<Term> terms(int k) {
    return functions.get(k);
  }

  /** The number of products. */
  int products() {
    return products.size();
  }

  /** Which moments product {@code p} multiplies; one to three, rising. */
  int[] moments(int p) {
    return products.get(p).clone();
  }

  /** Σ n + l over the moments of function {@code k}. */
  int degree(int k, Channels channels) {
    int degree = 0;
    for (int q : products.get(functions.get(k).getFirst().product())) {
      degree += channels.degree(q);
    }
    return degree;
  }

  private void addPairs(Shape shape, Channels channels) {
    for (int s = 0; s < channels.species(); s++) {
      for (int n = 0; n < shape.pairRadial(); n++) {
        functions.add(List.of(new Term(number(channels.pair(s, n)), 1)));
      }
    }
  }

  private void addTriplets(Shape shape, Channels channels) {
    int radial = shape.tripletRadial();
    int all = channels.species() * radial;
    for (int a = 0; a < all; a++) {
      for (int b = a; b < all; b++) {
        for (int l = 0; l <= shape.tripletAngular(); l++) {
          List<Term> terms = new ArrayList<>();
          for (int lm = l * l; lm < (l + 1) * (l + 1); lm++) {
            int first = channels.place(a / radial, a % radial, lm);
            int second = channels.place(b / radial, b % radial, lm);
            terms.add(new Term(number(first, second), 1));
          }
          functions.add(List.copyOf(terms));
        }
      }
    }
  }

  private void addQuadruplets(Shape shape, Channels channels) {
    Coupling coupling = new Coupling(shape.quadrupletAngular());
    int orders = shape.quadrupletAngular() + 1;
    int all = channels.species() * shape.quadrupletRadial() * orders;
    for (int a = 0; a < all; a++) {
      for (int b = a; b < all; b++) {
        for (int c = b; c < all; c++) {
          addQuadruplet(channels, coupling, shape.quadrupletRadial(), orders, new int[] {a, b, c});
        }
      }
    }
  }

  private void addQuadruplet(
      Channels channels, Coupling coupling, int radial, int orders, int[] snl) {
    int[] l = Arrays.stream(snl).map(code -> code % orders).toArray();
    boolean triangle = l[2] <= l[0] + l[1] && l[2] >= Math.abs(l[0] - l[1]);
    if (!triangle || (l[0] + l[1] + l[2]) % 2 != 0) {
      return;
    }
    Map<Integer, Double> terms = new LinkedHashMap<>();
    for (int first = l[0] * l[0]; first < (l[0] + 1) * (l[0] + 1); first++) {
      for (int second = l[1] * l[1]; second < (l[1] + 1) * (l[1] + 1); second++) {
        for (int third = l[2] * l[2]; third < (l[2] + 1) * (l[2] + 1); third++) {
          double factor = coupling.of(first, second, third);
          if (factor != 0) {
            int product =
                number(
                    place(channels, radial, orders, snl[0], first),
                    place(channels, radial, orders, snl[1], second),
                    place(channels, radial, orders, snl[2], third));
            terms.merge(product, factor, Double::sum);
          }
        }
      }
    }
    functions.add(terms.entrySet().stream().map(e -> new Term(e.getKey(), e.getValue())).toList());
  }

  private static int place(Channels channels, int radial, int orders, int snl, int lm) {
    int sn = snl / orders;
    return channels.place(sn / radial, sn % radial, lm);
  }

  private int number(int... moments) {
    Arrays.sort(moments);
    List<Integer> key = Arrays.stream(moments).boxed().toList();
    return numbers.computeIfAbsent(
        key,
        unused -> {
          products.add(moments);
          return products.size() - 1;
        });
  }
}
