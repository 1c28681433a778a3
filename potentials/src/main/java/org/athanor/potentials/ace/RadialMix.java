package org.athanor.potentials.ace;

import java.util.ArrayList;
import java.util.List;
import org.athanor.potentials.structure.Scalars;

/**
 * Radial functions R_n that are orthonormal where atoms are: simplified spherical Bessel functions,
 * faded out at short distance, made orthogonal one after the other over ∫ dr.
 *
 * <p>Those of which less than a hundredth part is left are passed over: cut off at short distance,
 * the family is more than complete.
 */
final class RadialMix {
  private static final double LEAST = 0.01;
  private static final int MOST = 60;
  private static final int POINTS = 2000;

  private final double cutoff;
  private final Core core;
  private final List<double[]> values = new ArrayList<>();
  private final List<double[]> mixes = new ArrayList<>();

  private RadialMix(double cutoff, Core core) {
    this.cutoff = cutoff;
    this.core = core;
  }

  /**
   * The bond whose R_nl are the first {@code radial} of these, the same for every l.
   *
   * @param core where they fade out; of kind {@link Core.Kind#DISTANCE}
   * @param pairs how many of them there must be
   */
  static Bond bond(double cutoff, Core core, int radial, int order, int pairs) {
    RadialMix mix = new RadialMix(cutoff, core);
    Bond all = family(cutoff, core, MOST);
    double[][] sampled = mix.sampled(all);
    int used = 0;
    while (mix.mixes.size() < pairs) {
      if (used == MOST) {
        throw new IllegalArgumentException(
            "cluster basis: expected at most %d radial functions between %s and %s Å, got %d"
                .formatted(mix.mixes.size(), core.inner() - core.width(), cutoff, pairs));
      }
      mix.admit(sampled[used], used);
      used++;
    }
    double[] c = new double[radial * (order + 1) * used];
    for (int nl = 0; nl < radial * (order + 1); nl++) {
      System.arraycopy(mix.mixes.get(nl / (order + 1)), 0, c, nl * used, used);
    }
    Bond base = family(cutoff, core, used);
    return new Bond(base.base(), new Bond.Mix(radial, order, Scalars.of(c)), core);
  }

  /** The coefficients c_pk of all of them, [pairs × K]. */
  static double[] pairs(Bond bond, int pairs) {
    int count = bond.base().count();
    RadialMix mix = new RadialMix(bond.base().cutoff(), bond.core());
    double[][] sampled = mix.sampled(bond);
    for (int k = 0; k < count; k++) {
      mix.admit(sampled[k], k);
    }
    double[] all = new double[pairs * count];
    for (int p = 0; p < pairs; p++) {
      System.arraycopy(mix.mixes.get(p), 0, all, p * count, count);
    }
    return all;
  }

  private static Bond family(double cutoff, Core core, int count) {
    return new Bond(
        new Bond.Family(RadialForm.SBESSEL, 1, count, cutoff, 0.01),
        new Bond.Mix(0, 0, Scalars.of()),
        core);
  }

  private double[][] sampled(Bond bond) {
    int count = bond.base().count();
    FamilyFunctions family = new FamilyFunctions(bond);
    double[][] all = new double[count][POINTS];
    double[] g = new double[count];
    double[] dg = new double[count];
    double start = core.inner() - core.width();
    double step = (cutoff - start) / POINTS;
    for (int point = 0; point < POINTS; point++) {
      family.evaluate(start + (point + 0.5) * step, g, dg);
      for (int k = 0; k < count; k++) {
        all[k][point] = g[k] * Math.sqrt(step);
      }
    }
    return all;
  }

  private void admit(double[] function, int k) {
    double[] rest = function.clone();
    double[] mix = new double[MOST];
    mix[k] = 1;
    double before = product(rest, rest);
    for (int sweep = 0; sweep < 2; sweep++) {
      for (int n = 0; n < values.size(); n++) {
        double share = product(rest, values.get(n));
        subtract(rest, share, values.get(n));
        subtract(mix, share, mixes.get(n));
      }
    }
    double after = product(rest, rest);
    if (after > LEAST * before) {
      double scale = 1 / Math.sqrt(after);
      for (int point = 0; point < POINTS; point++) {
        rest[point] *= scale;
      }
      for (int j = 0; j < MOST; j++) {
        mix[j] *= scale;
      }
      values.add(rest);
      mixes.add(mix);
    }
  }

  private static double product(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }

  private static void subtract(double[] from, double share, double[] what) {
    for (int k = 0; k < from.length; k++) {
      from[k] -= share * what[k];
    }
  }
}
