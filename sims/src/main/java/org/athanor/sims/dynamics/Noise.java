package org.athanor.sims.dynamics;

import java.util.HexFormat;
import org.apache.commons.rng.core.RandomProviderDefaultState;
import org.apache.commons.rng.core.source64.SplitMix64;
import org.apache.commons.rng.core.source64.XoShiRo256PlusPlus;

/**
 * Seeded random numbers that are the same bits everywhere, and can be saved and restored.
 *
 * <p>xoshiro256++ (Blackman and Vigna, ACM Trans. Math. Softw. 47, 36 (2021)), seeded by
 * SplitMix64; normal numbers by Marsaglia's polar method (SIAM Rev. 6, 260 (1964)) with {@code
 * StrictMath}. The ziggurat of Commons RNG would be faster, but it calls {@code Math.exp}, whose
 * last bit may change with the machine.
 */
public final class Noise {
  /** What {@link #restored} needs; hexadecimal digits. */
  public record State(String digits) {}

  private final XoShiRo256PlusPlus source;

  private Noise(XoShiRo256PlusPlus source) {
    this.source = source;
  }

  /** The numbers of one stream of a seed; different streams are independent. */
  public static Noise seeded(long seed, long stream) {
    SplitMix64 mixed = new SplitMix64(new SplitMix64(seed).next() ^ new SplitMix64(~stream).next());
    return new Noise(
        new XoShiRo256PlusPlus(mixed.next(), mixed.next(), mixed.next(), mixed.next()));
  }

  /** The generator that said {@code state}, at that place of its sequence. */
  public static Noise restored(State state) {
    XoShiRo256PlusPlus source = new XoShiRo256PlusPlus(1, 2, 3, 4);
    byte[] bytes = HexFormat.of().parseHex(state.digits());
    source.restoreState(new RandomProviderDefaultState(bytes));
    return new Noise(source);
  }

  /** The place in the sequence. */
  public State state() {
    RandomProviderDefaultState state = (RandomProviderDefaultState) source.saveState();
    return new State(HexFormat.of().formatHex(state.getState()));
  }

  /** Uniform in [0, 1). */
  public double uniform() {
    return source.nextDouble();
  }

  /** Uniform in [−1, 1). */
  public double signed() {
    return 2 * source.nextDouble() - 1;
  }

  /** One normal number of mean 0 and variance 1. */
  public double normal() {
    double u;
    double square;
    do {
      u = signed();
      double v = signed();
      square = u * u + v * v;
    } while (square >= 1 || square == 0);
    return u * Math.sqrt(-2 * StrictMath.log(square) / square);
  }

  /**
   * One number of the gamma distribution with scale 1: density ∝ x^(shape−1) e^(−x).
   *
   * <p>Marsaglia and Tsang, ACM Trans. Math. Softw. 26, 363 (2000).
   *
   * @throws IllegalArgumentException for a shape below 1
   */
  public double gamma(double shape) {
    if (!(shape >= 1)) {
      throw new IllegalArgumentException(
          "gamma distribution: expected a shape of at least 1, got " + shape);
    }
    double d = shape - 1.0 / 3;
    double c = 1 / Math.sqrt(9 * d);
    while (true) {
      double x = normal();
      double root = 1 + c * x;
      double cube = root * root * root;
      // Written so that a logarithm of something negative or zero (NaN, −∞) rejects.
      if (StrictMath.log(1 - uniform()) < 0.5 * x * x + d * (1 - cube + StrictMath.log(cube))) {
        return d * cube;
      }
    }
  }

  /**
   * Fills {@code target} with independent normal numbers of mean 0 and variance 1.
   *
   * <p>They come in pairs; the second of the last pair is thrown away where the length is odd, so
   * that nothing but the generator has a state.
   */
  public void normals(double[] target) {
    for (int k = 0; k < target.length; k += 2) {
      double u;
      double v;
      double square;
      do {
        u = signed();
        v = signed();
        square = u * u + v * v;
      } while (square >= 1 || square == 0);
      double scale = Math.sqrt(-2 * StrictMath.log(square) / square);
      target[k] = u * scale;
      if (k + 1 < target.length) {
        target[k + 1] = v * scale;
      }
    }
  }
}
