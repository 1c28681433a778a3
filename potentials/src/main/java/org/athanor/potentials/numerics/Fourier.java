package org.athanor.potentials.numerics;

/**
 * Discrete Fourier transforms of many columns at once: X_k = Σ_j x_j exp(−2πi jk/n), for lengths n
 * without prime factors above 5.
 *
 * <p>Element j of column c stands at j·columns + c, real and imaginary parts apart. Every operation
 * runs along the columns, so their number changes no bit of any of them. The inverse, without the
 * factor 1/n, is the same with real and imaginary parts exchanged.
 *
 * <p>Source: Stockham's autosort form of Cooley and Tukey's algorithm; C. Van Loan, Computational
 * Frameworks for the Fast Fourier Transform (1992), section 1.7. It has work arrays of its own and
 * serves one thread.
 */
public final class Fourier {
  private static final int[] RADICES = {4, 2, 3, 5};
  private static final double COSINE_60 = 0.5;
  private static final double SINE_60 = Math.sqrt(3) / 2;
  private static final double COSINE_72 = (Math.sqrt(5) - 1) / 4;
  private static final double SINE_72 = Math.sqrt((5 + Math.sqrt(5)) / 8);
  private static final double COSINE_36 = (Math.sqrt(5) + 1) / 4;
  private static final double SINE_36 = Math.sqrt((5 - Math.sqrt(5)) / 8);

  private final int n;
  private final double[] cosine;
  private final double[] sine;
  private double[] otherReal = new double[0];
  private double[] otherImaginary = new double[0];

  /** Where a butterfly reads and writes, and how far it turns; set anew for each. */
  private int from;

  private int apart;
  private int to;
  private int width;
  private int turn;

  /**
   * For columns of length {@code n}.
   *
   * @throws IllegalArgumentException unless {@link #suits}
   */
  public Fourier(int n) {
    if (!suits(n)) {
      throw new IllegalArgumentException(
          "Fourier transform: expected a length without prime factors above 5, got " + n);
    }
    this.n = n;
    this.cosine = new double[n];
    this.sine = new double[n];
    for (int k = 0; k < n; k++) {
      cosine[k] = StrictMath.cos(2 * Math.PI * k / n);
      sine[k] = -StrictMath.sin(2 * Math.PI * k / n);
    }
  }

  /** Whether {@code n} is positive and has no prime factor above 5. */
  public static boolean suits(int n) {
    int rest = n;
    for (int radix : RADICES) {
      while (rest > 0 && rest % radix == 0) {
        rest /= radix;
      }
    }
    return rest == 1;
  }

  /** The length of the columns. */
  public int length() {
    return n;
  }

  /**
   * Transforms in place.
   *
   * @param real [≥ n·columns]
   * @param imaginary [≥ n·columns]
   */
  public void transform(double[] real, double[] imaginary, int columns) {
    int size = n * columns;
    if (otherReal.length < size) {
      otherReal = new double[size];
      otherImaginary = new double[size];
    }
    double[] r = real;
    double[] i = imaginary;
    double[] nextR = otherReal;
    double[] nextI = otherImaginary;
    int rest = n;
    width = columns;
    while (rest > 1) {
      int radix = radix(rest);
      pass(radix, rest / radix, r, i, nextR, nextI);
      rest /= radix;
      width *= radix;
      double[] swap = r;
      r = nextR;
      nextR = swap;
      swap = i;
      i = nextI;
      nextI = swap;
    }
    if (!isSame(r, real)) {
      System.arraycopy(r, 0, real, 0, size);
      System.arraycopy(i, 0, imaginary, 0, size);
    }
  }

  // Which of two arrays it is, not what is in it.
  @SuppressWarnings("ReferenceEquality")
  private static boolean isSame(double[] one, double[] other) {
    return one == other;
  }

  private static int radix(int rest) {
    for (int radix : RADICES) {
      if (rest % radix == 0) {
        return radix;
      }
    }
    throw new IllegalStateException("Fourier transform: expected factors up to 5, got " + rest);
  }

  private void pass(int radix, int count, double[] ar, double[] ai, double[] br, double[] bi) {
    apart = count * width;
    for (int p = 0; p < count; p++) {
      from = p * width;
      to = radix * p * width;
      turn = p * (n / (radix * count));
      switch (radix) {
        case 2 -> two(ar, ai, br, bi);
        case 3 -> three(ar, ai, br, bi);
        case 4 -> four(ar, ai, br, bi);
        default -> five(ar, ai, br, bi);
      }
    }
  }

  private void two(double[] ar, double[] ai, double[] br, double[] bi) {
    double c = cosine[turn];
    double s = sine[turn];
    int in = from;
    int out = to;
    int step = apart;
    int wide = width;
    for (int q = 0; q < wide; q++) {
      double r = ar[in + q] - ar[in + step + q];
      double i = ai[in + q] - ai[in + step + q];
      br[out + q] = ar[in + q] + ar[in + step + q];
      bi[out + q] = ai[in + q] + ai[in + step + q];
      br[out + wide + q] = r * c - i * s;
      bi[out + wide + q] = r * s + i * c;
    }
  }

  private void three(double[] ar, double[] ai, double[] br, double[] bi) {
    double c1 = cosine[turn];
    double s1 = sine[turn];
    double c2 = cosine[2 * turn];
    double s2 = sine[2 * turn];
    int in = from;
    int out = to;
    int step = apart;
    int wide = width;
    for (int q = 0; q < wide; q++) {
      double sumR = ar[in + step + q] + ar[in + 2 * step + q];
      double sumI = ai[in + step + q] + ai[in + 2 * step + q];
      double sideR = SINE_60 * (ai[in + step + q] - ai[in + 2 * step + q]);
      double sideI = SINE_60 * (ar[in + 2 * step + q] - ar[in + step + q]);
      double midR = ar[in + q] - COSINE_60 * sumR;
      double midI = ai[in + q] - COSINE_60 * sumI;
      br[out + q] = ar[in + q] + sumR;
      bi[out + q] = ai[in + q] + sumI;
      double r = midR + sideR;
      double i = midI + sideI;
      br[out + wide + q] = r * c1 - i * s1;
      bi[out + wide + q] = r * s1 + i * c1;
      r = midR - sideR;
      i = midI - sideI;
      br[out + 2 * wide + q] = r * c2 - i * s2;
      bi[out + 2 * wide + q] = r * s2 + i * c2;
    }
  }

  private void four(double[] ar, double[] ai, double[] br, double[] bi) {
    double c1 = cosine[turn];
    double s1 = sine[turn];
    double c2 = cosine[2 * turn];
    double s2 = sine[2 * turn];
    double c3 = cosine[3 * turn];
    double s3 = sine[3 * turn];
    int in = from;
    int out = to;
    int step = apart;
    int wide = width;
    for (int q = 0; q < wide; q++) {
      double evenR = ar[in + q] + ar[in + 2 * step + q];
      double evenI = ai[in + q] + ai[in + 2 * step + q];
      double farR = ar[in + q] - ar[in + 2 * step + q];
      double farI = ai[in + q] - ai[in + 2 * step + q];
      double oddR = ar[in + step + q] + ar[in + 3 * step + q];
      double oddI = ai[in + step + q] + ai[in + 3 * step + q];
      double sideR = ai[in + step + q] - ai[in + 3 * step + q];
      double sideI = ar[in + 3 * step + q] - ar[in + step + q];
      br[out + q] = evenR + oddR;
      bi[out + q] = evenI + oddI;
      double r = farR + sideR;
      double i = farI + sideI;
      br[out + wide + q] = r * c1 - i * s1;
      bi[out + wide + q] = r * s1 + i * c1;
      r = evenR - oddR;
      i = evenI - oddI;
      br[out + 2 * wide + q] = r * c2 - i * s2;
      bi[out + 2 * wide + q] = r * s2 + i * c2;
      r = farR - sideR;
      i = farI - sideI;
      br[out + 3 * wide + q] = r * c3 - i * s3;
      bi[out + 3 * wide + q] = r * s3 + i * c3;
    }
  }

  private void five(double[] ar, double[] ai, double[] br, double[] bi) {
    int in = from;
    int step = apart;
    for (int q = 0; q < width; q++) {
      double oneR = ar[in + step + q] + ar[in + 4 * step + q];
      double oneI = ai[in + step + q] + ai[in + 4 * step + q];
      double twoR = ar[in + 2 * step + q] + ar[in + 3 * step + q];
      double twoI = ai[in + 2 * step + q] + ai[in + 3 * step + q];
      // −i times the differences.
      double oneSideR = ai[in + step + q] - ai[in + 4 * step + q];
      double oneSideI = ar[in + 4 * step + q] - ar[in + step + q];
      double twoSideR = ai[in + 2 * step + q] - ai[in + 3 * step + q];
      double twoSideI = ar[in + 3 * step + q] - ar[in + 2 * step + q];
      double firstR = ar[in + q] + COSINE_72 * oneR - COSINE_36 * twoR;
      double firstI = ai[in + q] + COSINE_72 * oneI - COSINE_36 * twoI;
      double secondR = ar[in + q] - COSINE_36 * oneR + COSINE_72 * twoR;
      double secondI = ai[in + q] - COSINE_36 * oneI + COSINE_72 * twoI;
      double outerR = SINE_72 * oneSideR + SINE_36 * twoSideR;
      double outerI = SINE_72 * oneSideI + SINE_36 * twoSideI;
      double innerR = SINE_36 * oneSideR - SINE_72 * twoSideR;
      double innerI = SINE_36 * oneSideI - SINE_72 * twoSideI;
      br[to + q] = ar[in + q] + oneR + twoR;
      bi[to + q] = ai[in + q] + oneI + twoI;
      put(1, q, firstR + outerR, firstI + outerI, br, bi);
      put(2, q, secondR + innerR, secondI + innerI, br, bi);
      put(3, q, secondR - innerR, secondI - innerI, br, bi);
      put(4, q, firstR - outerR, firstI - outerI, br, bi);
    }
  }

  /** The t-th result of a butterfly, turned by its twiddle factor. */
  private void put(int t, int q, double r, double i, double[] br, double[] bi) {
    double c = cosine[t * turn];
    double s = sine[t * turn];
    br[to + t * width + q] = r * c - i * s;
    bi[to + t * width + q] = r * s + i * c;
  }
}
