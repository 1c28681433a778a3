package org.athanor.potentials.bondorder;

import java.util.List;
import java.util.SortedMap;
import org.athanor.potentials.potential.StillingerWeber.Triple;

/**
 * The parameters of {@link Tersoff} as flat arrays: bonds at i·S + j, triples at (i·S + j)·S + k, S
 * elements in order.
 */
final class TersoffTable {
  /** Numbers of a bond, in this order: λ₁, λ₂, A/2, −B/2, n, β. */
  static final int BOND = 6;

  /**
   * Numbers of a triple: γ(1 + c²/d²), γc², d², cos θ₀, λ₃, and 1 where m is 3, 0 where it is 1.
   */
  static final int TRIPLE = 6;

  private final int size;
  private final TersoffParameters[] triples;
  private final BondOrderFunction[] bondOrders;
  private final double cutoff;
  private final double[] bonds;
  private final double[] angular;

  /** Whether f_C of (i, j, k) is that of (i, k, k) for all j. */
  private final boolean shared;

  TersoffTable(List<Integer> elements, SortedMap<Triple, TersoffParameters> parameters) {
    size = elements.size();
    triples = new TersoffParameters[size * size * size];
    bondOrders = new BondOrderFunction[size * size];
    bonds = new double[BOND * size * size];
    double longest = 0;
    int at = 0;
    for (int i : elements) {
      for (int j : elements) {
        enter(at / size, parameters.get(new Triple(i, j, j)));
        for (int k : elements) {
          triples[at] = parameters.get(new Triple(i, j, k));
          longest = Math.max(longest, triples[at++].reach());
        }
      }
    }
    cutoff = longest;
    angular = new double[TRIPLE * triples.length];
    boolean same = true;
    for (int ijk = 0; ijk < triples.length; ijk++) {
      enterAngular(TRIPLE * ijk, triples[ijk]);
      int k = ijk % size;
      TersoffParameters own = triples[(ijk / (size * size) * size + k) * size + k];
      same &= triples[ijk].r() == own.r() && triples[ijk].width() == own.width();
    }
    shared = same;
  }

  private void enter(int ij, TersoffParameters p) {
    bondOrders[ij] = BondOrderFunction.of(p);
    double[] numbers = {p.lambda1(), p.lambda2(), 0.5 * p.a(), -0.5 * p.b(), p.n(), p.beta()};
    System.arraycopy(numbers, 0, bonds, BOND * ij, BOND);
  }

  private void enterAngular(int at, TersoffParameters p) {
    double c = p.c() * p.c();
    double d = p.d() * p.d();
    double cubic = p.m() == 3 ? 1 : 0;
    double[] numbers = {
      p.gamma() * (1 + c / d), p.gamma() * c, d, p.cosTheta0(), p.lambda3(), cubic
    };
    System.arraycopy(numbers, 0, angular, at, TRIPLE);
  }

  int size() {
    return size;
  }

  /** The longest reach in Å. */
  double cutoff() {
    return cutoff;
  }

  /** A number of bond {@code ij}. */
  double bond(int ij, int number) {
    return bonds[BOND * ij + number];
  }

  /** A number of triple {@code ijk}. */
  double triple(int ijk, int number) {
    return angular[TRIPLE * ijk + number];
  }

  BondOrderFunction bondOrder(int ij) {
    return bondOrders[ij];
  }

  /** Whether {@link #cutoff} of a triple (i, j, k) does not depend on j. */
  boolean shared() {
    return shared;
  }

  /** f_C(r) of triple {@code ijk} and its slope per Å, into places {@code at} of two arrays. */
  void cutoff(int ijk, double r, double[] fade, double[] slope, int at) {
    TersoffParameters p = triples[ijk];
    if (r < p.r() - p.width()) {
      fade[at] = 1;
      slope[at] = 0;
    } else if (r < p.reach()) {
      double rate = 0.5 * Math.PI / p.width();
      double angle = rate * (r - p.r());
      fade[at] = 0.5 - 0.5 * StrictMath.sin(angle);
      slope[at] = -0.5 * rate * StrictMath.cos(angle);
    } else {
      fade[at] = 0;
      slope[at] = 0;
    }
  }
}
