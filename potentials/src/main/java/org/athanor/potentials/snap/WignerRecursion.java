package org.athanor.potentials.snap;

/**
 * Wigner's matrices U_j of a rotation given by its Cayley–Klein numbers (a, b), and the way back
 * from slopes with respect to them to slopes with respect to a and b.
 *
 * <p>Row μ' and column μ count from 0 to 2j. Since U(2j−μ, 2j−μ') = (−1)^(μ−μ') U(μ, μ')*, only the
 * rows 2μ' ≤ 2j are kept ("half"); each comes from the matrix of 2j − 1 by
 *
 * <pre>
 * U(μ, μ') = √((2j−μ)/(2j−μ')) a* U(μ, μ') − √(μ/(2j−μ')) b* U(μ−1, μ'),   2μ' &lt; 2j
 * U(μ, μ') = √(μ/μ') a U(μ−1, μ'−1) + √((2j−μ)/μ') b U(μ, μ'−1),           2μ' = 2j
 * </pre>
 *
 * The second form, for the middle row of a whole j, needs kept rows only. Source: D. A.
 * Varshalovich, A. N. Moskalev and V. K. Khersonskii, Quantum Theory of Angular Momentum (1988),
 * 4.8.2.
 */
final class WignerRecursion {
  private final int twojmax;

  /** Where the kept rows of each 2j begin, and its middle row; [2jmax + 2]. */
  private final int[] first;

  private final int[] middle;
  private final double[] factorA;
  private final double[] factorB;
  private final int[] fromA;
  private final int[] fromB;

  WignerRecursion(int twojmax) {
    this.twojmax = twojmax;
    this.first = new int[twojmax + 2];
    this.middle = new int[twojmax + 1];
    for (int j = 0; j <= twojmax; j++) {
      first[j + 1] = first[j] + (j + 1) * (j / 2 + 1);
      middle[j] = j % 2 == 0 && j > 0 ? first[j + 1] - (j + 1) : first[j + 1];
    }
    int size = size();
    factorA = new double[size];
    factorB = new double[size];
    fromA = new int[size];
    fromB = new int[size];
    for (int j = 1; j <= twojmax; j++) {
      for (int row = 0; 2 * row <= j; row++) {
        for (int column = 0; column <= j; column++) {
          enter(j, row, column);
        }
      }
    }
  }

  private void enter(int j, int row, int column) {
    int at = first[j] + row * (j + 1) + column;
    boolean inMiddle = 2 * row == j;
    int sourceRow = first[j - 1] + (inMiddle ? row - 1 : row) * j;
    double same = Math.sqrt((double) (j - column) / (j - row));
    double left = Math.sqrt((double) column / (j - row));
    // A source outside the matrix comes with the factor 0; any place will do for it.
    int sameFrom = sourceRow + Math.min(column, j - 1);
    int leftFrom = sourceRow + Math.max(column - 1, 0);
    factorA[at] = inMiddle ? left : same;
    factorB[at] = inMiddle ? same : left;
    fromA[at] = inMiddle ? leftFrom : sameFrom;
    fromB[at] = inMiddle ? sameFrom : leftFrom;
  }

  /** How many entries are kept for all 2j. */
  int size() {
    return first[twojmax + 1];
  }

  /** Where row 0 of 2j begins. */
  int first(int j) {
    return first[j];
  }

  /**
   * All kept entries, real and imaginary parts, from place {@code at}.
   *
   * @param ab real and imaginary part of a, then of b
   */
  void forward(double[] ab, double[] real, double[] imaginary, int at) {
    real[at] = 1;
    imaginary[at] = 0;
    double ar = ab[0];
    double ai = ab[1];
    double br = ab[2];
    double bi = ab[3];
    for (int j = 1; j <= twojmax; j++) {
      for (int e = first[j]; e < middle[j]; e++) {
        double p = factorA[e] * real[at + fromA[e]];
        double q = factorA[e] * imaginary[at + fromA[e]];
        double s = factorB[e] * real[at + fromB[e]];
        double t = factorB[e] * imaginary[at + fromB[e]];
        real[at + e] = (ar * p + ai * q) - (br * s + bi * t);
        imaginary[at + e] = (ar * q - ai * p) - (br * t - bi * s);
      }
      for (int e = middle[j]; e < first[j + 1]; e++) {
        double p = factorA[e] * real[at + fromA[e]];
        double q = factorA[e] * imaginary[at + fromA[e]];
        double s = factorB[e] * real[at + fromB[e]];
        double t = factorB[e] * imaginary[at + fromB[e]];
        real[at + e] = (ar * p - ai * q) + (br * s - bi * t);
        imaginary[at + e] = (ar * q + ai * p) + (br * t + bi * s);
      }
    }
  }

  /**
   * How all kept entries change with a parameter of a and b: {@link #forward}, differentiated.
   *
   * @param ab as for {@code forward}
   * @param slopes of the four numbers of {@code ab} with respect to the parameter
   * @param real real parts of U from place {@code at}
   * @param dr real parts of the slopes, from 0
   * @param di imaginary parts of the slopes, from 0
   */
  void differentiate(
      double[] ab,
      double[] slopes,
      double[] real,
      double[] imaginary,
      int at,
      double[] dr,
      double[] di) {
    dr[0] = 0;
    di[0] = 0;
    for (int j = 1; j <= twojmax; j++) {
      turned(first[j], middle[j], 1, ab, dr, di, 0, dr, di, false);
      turned(middle[j], first[j + 1], -1, ab, dr, di, 0, dr, di, false);
      turned(first[j], middle[j], 1, slopes, real, imaginary, at, dr, di, true);
      turned(middle[j], first[j + 1], -1, slopes, real, imaginary, at, dr, di, true);
    }
  }

  /** One step of the recursion; {@code sign} is −1 in the middle row, of which a, b stand bare. */
  private void turned(
      int from,
      int to,
      int sign,
      double[] ab,
      double[] real,
      double[] imaginary,
      int at,
      double[] re,
      double[] im,
      boolean adds) {
    double ar = ab[0];
    double ai = sign * ab[1];
    double br = sign * ab[2];
    double bi = ab[3];
    for (int e = from; e < to; e++) {
      double p = factorA[e] * real[at + fromA[e]];
      double q = factorA[e] * imaginary[at + fromA[e]];
      double s = factorB[e] * real[at + fromB[e]];
      double t = factorB[e] * imaginary[at + fromB[e]];
      double r = (ar * p + ai * q) - (br * s + bi * t);
      double i = (ar * q - ai * p) - (br * t - bi * s);
      re[e] = adds ? re[e] + r : r;
      im[e] = adds ? im[e] + i : i;
    }
  }

  /**
   * From slopes Y, dE = Σ Re(dU* Y) over the kept entries, to slopes of a and b: the reverse of
   * {@link #forward}, term by term.
   *
   * @param ab as for {@code forward}
   * @param real real parts of U from place {@code at}
   * @param yr real parts of Y [size]; used up
   * @param yi imaginary parts of Y [size]; used up
   * @param slopes out: ∂E/∂ of the four numbers of {@code ab}
   */
  void backward(
      double[] ab,
      double[] real,
      double[] imaginary,
      int at,
      double[] yr,
      double[] yi,
      double[] slopes) {
    double ar = ab[0];
    double ai = ab[1];
    double br = ab[2];
    double bi = ab[3];
    double gar = 0;
    double gai = 0;
    double gbr = 0;
    double gbi = 0;
    for (int j = twojmax; j > 0; j--) {
      for (int e = middle[j]; e < first[j + 1]; e++) {
        int k = fromA[e];
        int m = fromB[e];
        double gr = factorA[e] * yr[e];
        double gi = factorA[e] * yi[e];
        double hr = factorB[e] * yr[e];
        double hi = factorB[e] * yi[e];
        yr[k] += ar * gr + ai * gi;
        yi[k] += ar * gi - ai * gr;
        yr[m] += br * hr + bi * hi;
        yi[m] += br * hi - bi * hr;
        gar += real[at + k] * gr + imaginary[at + k] * gi;
        gai += real[at + k] * gi - imaginary[at + k] * gr;
        gbr += real[at + m] * hr + imaginary[at + m] * hi;
        gbi += real[at + m] * hi - imaginary[at + m] * hr;
      }
      for (int e = first[j]; e < middle[j]; e++) {
        int k = fromA[e];
        int m = fromB[e];
        double gr = factorA[e] * yr[e];
        double gi = factorA[e] * yi[e];
        double hr = factorB[e] * yr[e];
        double hi = factorB[e] * yi[e];
        yr[k] += ar * gr - ai * gi;
        yi[k] += ar * gi + ai * gr;
        yr[m] -= br * hr - bi * hi;
        yi[m] -= br * hi + bi * hr;
        gar += real[at + k] * gr + imaginary[at + k] * gi;
        gai += imaginary[at + k] * gr - real[at + k] * gi;
        gbr -= real[at + m] * hr + imaginary[at + m] * hi;
        gbi -= imaginary[at + m] * hr - real[at + m] * hi;
      }
    }
    slopes[0] = gar;
    slopes[1] = gai;
    slopes[2] = gbr;
    slopes[3] = gbi;
  }
}
