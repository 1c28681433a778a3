package org.athanor.potentials.ace;

import org.athanor.potentials.structure.Scalars;

/**
 * The radial functions by which a central atom of one element sees neighbours of another: g_k(r)
 * and R_nl(r) = Σ_k c_nlk g_k(r).
 *
 * @param base the g_k
 * @param mix the R_nl
 * @param core repulsion at short distance
 */
public record Bond(Family base, Mix mix, Core core) {
  /**
   * A family of g_k.
   *
   * @param form which
   * @param parameter λ, a pure number
   * @param count K
   * @param cutoff r_c in Å
   * @param width w in Å
   */
  public record Family(RadialForm form, double parameter, int count, double cutoff, double width) {
    private static final int MOST = 100;

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a number is out of range
     */
    public Family {
      if (count < 1 || count > MOST) {
        throw new IllegalArgumentException(
            "cluster expansion: expected 1 to " + MOST + " radial base functions, got " + count);
      }
      if (!(cutoff > 0 && Double.isFinite(cutoff)) || !(width >= 0) || !(parameter > 0)) {
        throw new IllegalArgumentException(
            "cluster expansion: expected a positive cutoff and radial parameter and a dcut of at"
                + " least 0, got rcut %s Å, parameter %s, dcut %s Å"
                    .formatted(cutoff, parameter, width));
      }
    }
  }

  /**
   * How the R_nl are made of the g_k.
   *
   * @param radial how many n
   * @param order the highest l
   * @param coefficients c, row-major [radial × (order + 1) × K]
   */
  public record Mix(int radial, int order, Scalars coefficients) {
    static final int MOST_ORDER = 15;

    /** R_nl = g_n for every l. */
    public static Mix plain(int radial, int order, int count) {
      double[] all = new double[radial * (order + 1) * count];
      for (int n = 0; n < radial; n++) {
        for (int l = 0; l <= order; l++) {
          all[(n * (order + 1) + l) * count + n] = 1;
        }
      }
      return new Mix(radial, order, Scalars.of(all));
    }
  }

  /**
   * Checks the shapes.
   *
   * @throws IllegalArgumentException if there are not as many coefficients as the numbers ask for,
   *     or l is beyond 15
   */
  public Bond {
    int expected = mix.radial() * (mix.order() + 1) * base.count();
    if (mix.radial() < 0 || mix.order() < 0 || mix.order() > Mix.MOST_ORDER) {
      throw new IllegalArgumentException(
          "cluster expansion: expected nradmax of at least 0 and lmax from 0 to "
              + Mix.MOST_ORDER
              + ", got "
              + mix.radial()
              + " and "
              + mix.order());
    }
    if (mix.coefficients().size() != expected) {
      throw new IllegalArgumentException(
          "cluster expansion: expected %d radial coefficients (nradmax %d × lmax+1 %d × nradbase %d), got %d"
              .formatted(
                  expected,
                  mix.radial(),
                  mix.order() + 1,
                  base.count(),
                  mix.coefficients().size()));
    }
  }
}
