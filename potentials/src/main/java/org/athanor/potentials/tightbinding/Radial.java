package org.athanor.potentials.tightbinding;

/** A {@link Decay} ready to be evaluated: V(r) and dV/dr. */
final class Radial {
  private final Decay decay;
  private final double exponentAtReference;

  /** The tail's coefficients, of (r − r₁)⁰ to (r − r₁)³. */
  private final double c0;

  private final double c1;
  private final double c2;
  private final double c3;

  Radial(Decay decay) {
    this.decay = decay;
    exponentAtReference = power(decay.reference());
    c0 = core(decay.tail());
    c1 = coreSlope(decay.tail(), c0);
    double length = decay.end() - decay.tail();
    c2 = -(3 * c0 + 2 * c1 * length) / (length * length);
    c3 = (2 * c0 + c1 * length) / (length * length * length);
  }

  /** V at r in Å. */
  double value(double r) {
    if (r >= decay.end()) {
      return 0;
    }
    double x = r - decay.tail();
    return x < 0 ? core(r) : c0 + x * (c1 + x * (c2 + x * c3));
  }

  /** dV/dr at r in Å, where V has this value. */
  double slope(double r, double value) {
    if (r >= decay.end()) {
      return 0;
    }
    double x = r - decay.tail();
    return x < 0 ? coreSlope(r, value) : c1 + x * (2 * c2 + x * 3 * c3);
  }

  /** The coefficient of (r − r₁) to this power in the tail. */
  double tailCoefficient(int power) {
    return switch (power) {
      case 0 -> c0;
      case 1 -> c1;
      case 2 -> c2;
      case 3 -> c3;
      default -> throw new IllegalArgumentException("tail: expected a power up to 3, got " + power);
    };
  }

  private double core(double r) {
    double n = decay.power();
    return decay.amplitude()
        * StrictMath.pow(decay.reference() / r, n)
        * StrictMath.exp(n * (exponentAtReference - power(r)));
  }

  private double coreSlope(double r, double value) {
    return -value * decay.power() / r * (1 + decay.sharpness() * power(r));
  }

  private double power(double r) {
    return StrictMath.pow(r / decay.range(), decay.sharpness());
  }
}
