package org.athanor.potentials.ionic;

/** exp(2πi h·f) for fractional coordinates f and whole h, times the charges, from small tables. */
final class Phases {
  private final double[] charges;
  private final int n;

  /** exp(2πi h f) along each row for h from 0 on, [3][(most+1)·n]. */
  private final double[][] real = new double[3][0];

  private final double[][] imaginary = new double[3][0];
  private final double[] planeReal;
  private final double[] planeImaginary;

  Phases(double[] charges) {
    this.charges = charges;
    this.n = charges.length;
    this.planeReal = new double[n];
    this.planeImaginary = new double[n];
  }

  /** For these positions in Å, with h up to {@code most} along each row. */
  void update(double[] positions, double[] inverse, int[] most) {
    for (int axis = 0; axis < 3; axis++) {
      int size = (most[axis] + 1) * n;
      if (real[axis].length < size) {
        real[axis] = new double[size];
        imaginary[axis] = new double[size];
      }
      for (int i = 0; i < n; i++) {
        double f =
            positions[3 * i] * inverse[axis]
                + positions[3 * i + 1] * inverse[3 + axis]
                + positions[3 * i + 2] * inverse[6 + axis];
        // Brought near zero first, where sine and cosine lose no digits.
        double angle = 2 * Math.PI * (f - Math.rint(f));
        powers(axis, i, most[axis], StrictMath.cos(angle), StrictMath.sin(angle));
      }
    }
  }

  private void powers(int axis, int i, int most, double cosine, double sine) {
    double[] re = real[axis];
    double[] im = imaginary[axis];
    re[i] = 1;
    im[i] = 0;
    for (int h = 1; h <= most; h++) {
      int at = h * n + i;
      re[at] = re[at - n] * cosine - im[at - n] * sine;
      im[at] = re[at - n] * sine + im[at - n] * cosine;
    }
  }

  /** Fixes h along the first two rows; {@code a} is not negative. */
  void along(int a, int b) {
    int first = a * n;
    int second = Math.abs(b) * n;
    double sign = b < 0 ? -1 : 1;
    for (int i = 0; i < n; i++) {
      double re = real[1][second + i];
      double im = sign * imaginary[1][second + i];
      planeReal[i] = charges[i] * (real[0][first + i] * re - imaginary[0][first + i] * im);
      planeImaginary[i] = charges[i] * (real[0][first + i] * im + imaginary[0][first + i] * re);
    }
  }

  /** The charges times cosine and sine of k·r, with h along the third row. */
  void finish(int c, double[] cosine, double[] sine) {
    int third = Math.abs(c) * n;
    double sign = c < 0 ? -1 : 1;
    for (int i = 0; i < n; i++) {
      double re = real[2][third + i];
      double im = sign * imaginary[2][third + i];
      cosine[i] = planeReal[i] * re - planeImaginary[i] * im;
      sine[i] = planeReal[i] * im + planeImaginary[i] * re;
    }
  }
}
