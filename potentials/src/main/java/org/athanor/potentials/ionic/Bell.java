package org.athanor.potentials.ionic;

/**
 * A bell on −1 ≤ x ≤ 1, zero at its ends, whose spectrum is all but confined to |t| &lt; β:
 *
 * <pre>
 * χ(x) = [I₀(β√(1 − x²)) − 1]/[I₀(β) − 1],   χ̂(t) = ½ ∫ χ cos(tx) dx = [f(β² − t²) − f(−t²)]/[I₀(β) − 1]
 * </pre>
 *
 * with f(y) = sinh(√y)/√y. The spectrum beyond β is of the order of exp(−β).
 *
 * <p>Source: J. F. Kaiser's window, here less its step at the edge; J. F. Kaiser and R. W. Schafer,
 * IEEE Trans. Acoust. Speech Signal Process. 28, 105 (1980). I₀ and its derivatives by their power
 * series, whose terms are all positive.
 */
final class Bell {
  private static final int MOST_TERMS = 400;

  private final double beta;

  /** I₀(β) − 1. */
  private final double height;

  /** For β from 1 to 100. */
  Bell(double beta) {
    this.beta = beta;
    double term = 1;
    double sum = 0;
    for (int k = 1; k < MOST_TERMS && !(term < 1e-18 * sum); k++) {
      term *= 0.25 * beta * beta / ((double) k * k);
      sum += term;
    }
    this.height = sum;
  }

  /** β. */
  double beta() {
    return beta;
  }

  /** Puts χ, χ′ and χ″ into {@code target}, from within at the ends. */
  void at(double x, double[] target) {
    double w = 0.25 * beta * beta * (1 - x * x);
    double term = 1;
    double zeroth = 0;
    double first = 0;
    double second = 0;
    for (int k = 0; k < MOST_TERMS && !(term < 1e-18 * zeroth); k++) {
      zeroth += term;
      first += term / (k + 1);
      second += term / ((k + 1.0) * (k + 2));
      term *= w / ((k + 1.0) * (k + 1));
    }
    double bend = 0.5 * beta * beta;
    target[0] = (zeroth - 1) / height;
    target[1] = -first * bend * x / height;
    target[2] = (second * bend * bend * x * x - first * bend) / height;
  }

  /** ∫₀ˣ χ, for x from 0 to 1. */
  double integral(double x) {
    // With J_k = ∫₀ˣ (1 − u²)ᵏ du: (2k + 1) J_k = x (1 − x²)ᵏ + 2k J_(k−1).
    double square = 1 - x * x;
    double power = 1;
    double part = x;
    double factor = 1;
    double sum = 0;
    for (int k = 1; k < MOST_TERMS && !(factor * part < 1e-18 * sum); k++) {
      power *= square;
      part = (x * power + 2 * k * part) / (2 * k + 1);
      factor *= 0.25 * beta * beta / ((double) k * k);
      sum += factor * part;
    }
    return sum / height;
  }

  /** χ̂ for the square of t. */
  double spectrum(double square) {
    return (wave(beta * beta - square) - wave(-square)) / height;
  }

  /** The slope of χ̂ by t². */
  double spectrumSlope(double square) {
    return (waveSlope(-square) - waveSlope(beta * beta - square)) / height;
  }

  /** Puts χ̂ and its first two derivatives by t² into {@code target}. */
  void spectrumAt(double square, double[] target) {
    double high = beta * beta - square;
    double low = -square;
    target[0] = spectrum(square);
    target[1] = spectrumSlope(square);
    target[2] = (waveCurvature(high) - waveCurvature(low)) / height;
  }

  /** f(y) = Σ yᵏ/(2k+1)!. */
  private static double wave(double y) {
    if (Math.abs(y) < 1) {
      return series(y, 0);
    }
    double root = Math.sqrt(Math.abs(y));
    return (y > 0 ? StrictMath.sinh(root) : StrictMath.sin(root)) / root;
  }

  /** f′ = (cosh √y − f)/2y. */
  private static double waveSlope(double y) {
    if (Math.abs(y) < 1) {
      return series(y, 1);
    }
    double root = Math.sqrt(Math.abs(y));
    return ((y > 0 ? StrictMath.cosh(root) : StrictMath.cos(root)) - wave(y)) / (2 * y);
  }

  /** f″ = (f/4 − 3f′/2)/y. */
  private static double waveCurvature(double y) {
    return Math.abs(y) < 1 ? series(y, 2) : (0.25 * wave(y) - 1.5 * waveSlope(y)) / y;
  }

  /** A derivative of Σ yᵏ/(2k+1)!, |y| below 1. */
  private static double series(double y, int derivative) {
    double sum = 0;
    for (int k = 14; k >= derivative; k--) {
      double coefficient = 1;
      for (int m = 2; m <= 2 * k + 1; m++) {
        coefficient /= m;
      }
      for (int m = 0; m < derivative; m++) {
        coefficient *= k - m;
      }
      sum = sum * y + coefficient;
    }
    return sum;
  }
}
