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

  /** g at cos θ. */
  static double angular(TersoffParameters p, double cosine) {
    double off = cosine - p.cosTheta0();
    double c = p.c() * p.c();
    double d = p.d() * p.d();
    return p.gamma() * (1 + c / d - c / (d + off * off));
  }

  /** dg/d cos θ. */
  static double angularSlope(TersoffParameters p, double cosine) {
    double off = cosine - p.cosTheta0();
    double denominator = p.d() * p.d() + off * off;
    return 2 * p.gamma() * p.c() * p.c() * off / (denominator * denominator);
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
