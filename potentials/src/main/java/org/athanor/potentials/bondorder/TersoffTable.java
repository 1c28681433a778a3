package org.athanor.potentials.bondorder;

import java.util.List;
import java.util.SortedMap;
import org.athanor.potentials.numerics.Exponential;
import org.athanor.potentials.potential.StillingerWeber.Triple;

/** The functions of {@link Tersoff} for triples at (i·S + j)·S + k, S elements in order. */
final class TersoffTable {
  /** The exponent of ζ is bounded as LAMMPS bounds it: e^±69.0776 is 10^±30. */
  private static final double LARGEST_EXPONENT = 69.0776;

  private final int size;
  private final TersoffParameters[] triples;
  private final BondOrderFunction[] bondOrders;
  private final double cutoff;

  /** γ(1 + c²/d²), γc², d² of each triple. */
  private final double[] angular;

  /** Whether f_C of (i, j, k) is that of (i, k, k) for all j. */
  private final boolean shared;

  TersoffTable(List<Integer> elements, SortedMap<Triple, TersoffParameters> parameters) {
    size = elements.size();
    triples = new TersoffParameters[size * size * size];
    bondOrders = new BondOrderFunction[size * size];
    double longest = 0;
    int at = 0;
    for (int i : elements) {
      for (int j : elements) {
        bondOrders[at / size] = BondOrderFunction.of(parameters.get(new Triple(i, j, j)));
        for (int k : elements) {
          triples[at] = parameters.get(new Triple(i, j, k));
          longest = Math.max(longest, triples[at++].reach());
        }
      }
    }
    cutoff = longest;
    angular = new double[3 * triples.length];
    boolean same = true;
    for (int ijk = 0; ijk < triples.length; ijk++) {
      TersoffParameters p = triples[ijk];
      double c = p.c() * p.c();
      double d = p.d() * p.d();
      angular[3 * ijk] = p.gamma() * (1 + c / d);
      angular[3 * ijk + 1] = p.gamma() * c;
      angular[3 * ijk + 2] = d;
      int k = ijk % size;
      TersoffParameters own = triples[(ijk / (size * size) * size + k) * size + k];
      same &= p.r() == own.r() && p.width() == own.width();
    }
    shared = same;
  }

  int size() {
    return size;
  }

  /** The longest reach in Å. */
  double cutoff() {
    return cutoff;
  }

  TersoffParameters triple(int ijk) {
    return triples[ijk];
  }

  BondOrderFunction bondOrder(int ij) {
    return bondOrders[ij];
  }

  /** f_C(r) and its slope per Å, into {@code target[0]} and {@code target[1]}. */
  static void cutoff(TersoffParameters p, double r, double[] target) {
    if (r < p.r() - p.width()) {
      target[0] = 1;
      target[1] = 0;
    } else if (r < p.reach()) {
      double rate = 0.5 * Math.PI / p.width();
      double angle = rate * (r - p.r());
      target[0] = 0.5 - 0.5 * StrictMath.sin(angle);
      target[1] = -0.5 * rate * StrictMath.cos(angle);
    } else {
      target[0] = 0;
      target[1] = 0;
    }
  }

  /** g and dg/d cos θ of triple {@code ijk} into {@code target}. */
  void angular(int ijk, double cosine, double[] target) {
    double off = cosine - triples[ijk].cosTheta0();
    double inverse = 1 / (angular[3 * ijk + 2] + off * off);
    double fall = angular[3 * ijk + 1] * inverse;
    target[0] = angular[3 * ijk] - fall;
    target[1] = 2 * off * fall * inverse;
  }

  /** Whether {@link #cutoff} of a triple (i, j, k) does not depend on j. */
  boolean shared() {
    return shared;
  }

  /** exp[λ₃ᵐ(r_ij−r_ik)ᵐ] and its slope by r_ij per Å, into {@code target}. */
  static void stretch(TersoffParameters p, double difference, double[] target) {
    double scaled = p.lambda3() * difference;
    double exponent = p.m() == 3 ? scaled * scaled * scaled : scaled;
    double bounded = Math.min(exponent, LARGEST_EXPONENT);
    boolean free = exponent < LARGEST_EXPONENT && exponent > -LARGEST_EXPONENT;
    target[0] = p.lambda3() == 0 ? 1 : exponent < -LARGEST_EXPONENT ? 0 : Exponential.of(bounded);
    double rate = p.m() == 3 ? 3 * p.lambda3() * scaled * scaled : p.lambda3();
    target[1] = free ? rate * target[0] : 0;
  }
}
