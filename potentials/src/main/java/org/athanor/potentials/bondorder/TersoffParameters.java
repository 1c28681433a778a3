package org.athanor.potentials.bondorder;

import java.util.Arrays;
import java.util.List;
import org.athanor.potentials.structure.Scalars;

/**
 * Parameters of one triple of {@link Tersoff}, in the order of LAMMPS' files.
 *
 * @param m power of the distances' difference, 1 or 3
 * @param gamma γ
 * @param lambda3 λ₃ in 1/Å
 * @param c c
 * @param d d
 * @param cosTheta0 cos θ₀ (h in some papers)
 * @param n n
 * @param beta β
 * @param lambda2 λ₂ in 1/Å
 * @param b B in eV
 * @param r R in Å, middle of the cutoff
 * @param width D in Å, half its width
 * @param lambda1 λ₁ in 1/Å
 * @param a A in eV
 */
public record TersoffParameters(
    int m,
    double gamma,
    double lambda3,
    double c,
    double d,
    double cosTheta0,
    double n,
    double beta,
    double lambda2,
    double b,
    double r,
    double width,
    double lambda1,
    double a) {
  private static final List<String> NAMES =
      List.of(
          "m",
          "gamma",
          "lambda3",
          "c",
          "d",
          "costheta0",
          "n",
          "beta",
          "lambda2",
          "B",
          "R",
          "D",
          "lambda1",
          "A");

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if m is not 1 or 3, a number is not finite, one but λ₃ and cos
   *     θ₀ is negative, d is zero, or D is above R
   */
  public TersoffParameters {
    double[] all = {m, gamma, lambda3, c, d, cosTheta0, n, beta, lambda2, b, r, width, lambda1, a};
    for (int k = 0; k < all.length; k++) {
      boolean free = k == 2 || k == 5;
      if (!Double.isFinite(all[k]) || (!free && all[k] < 0)) {
        throw wrong("a finite " + NAMES.get(k) + (free ? "" : " of at least 0"), all);
      }
    }
    if (m != 1 && m != 3) {
      throw wrong("m 1 or 3", all);
    }
    if (d == 0 || width > r || r == 0) {
      throw wrong("d not 0, R (Å) above 0 and D (Å) of at most R", all);
    }
  }

  /**
   * From the fourteen numbers of a file.
   *
   * @throws IllegalArgumentException unless there are fourteen, and in range
   */
  static TersoffParameters of(double... v) {
    if (v[0] != 1 && v[0] != 3) {
      throw wrong("m 1 or 3", v);
    }
    return new TersoffParameters(
        (int) v[0],
        v[1],
        v[2],
        v[3],
        v[4],
        v[5],
        v[6],
        v[7],
        v[8],
        v[9],
        v[10],
        v[11],
        v[12],
        v[13]);
  }

  /** The fourteen numbers of a file; m first. */
  Scalars inOrder() {
    return Scalars.of(
        m, gamma, lambda3, c, d, cosTheta0, n, beta, lambda2, b, r, width, lambda1, a);
  }

  /** The distance in Å from which on nothing is felt, R + D. */
  double reach() {
    return r + width;
  }

  /** Whether the repulsion and the cutoff are the same. */
  boolean sameRepulsion(TersoffParameters o) {
    return a == o.a && lambda1 == o.lambda1 && r == o.r && width == o.width;
  }

  private static IllegalArgumentException wrong(String expected, double... got) {
    return new IllegalArgumentException(
        "Tersoff: expected " + expected + ", got " + NAMES + " " + Arrays.toString(got));
  }
}
