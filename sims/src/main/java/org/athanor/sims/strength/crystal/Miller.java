package org.athanor.sims.strength.crystal;

import java.util.Arrays;

/** A direction of a cubic crystal by its Miller indices, such as [1 −1 0]. */
public record Miller(int h, int k, int l) {
  private static final int LARGEST = 99;

  /**
   * Checks the indices.
   *
   * @throws IllegalArgumentException if all are zero or one is beyond ±99
   */
  public Miller {
    int largest = Math.max(Math.abs(h), Math.max(Math.abs(k), Math.abs(l)));
    if (largest == 0 || largest > LARGEST) {
      throw new IllegalArgumentException(
          "direction: expected Miller indices within ±"
              + LARGEST
              + ", not all zero, got "
              + text(h, k, l));
    }
  }

  /**
   * Reads indices joined by commas, such as {@code 1,-1,0}.
   *
   * @throws IllegalArgumentException if they are not three whole numbers
   */
  public static Miller parse(String text) {
    try {
      int[] parts =
          Arrays.stream(text.split(",", -1))
              .map(String::strip)
              .mapToInt(Integer::parseInt)
              .toArray();
      if (parts.length == 3) {
        return new Miller(parts[0], parts[1], parts[2]);
      }
    } catch (NumberFormatException notWhole) {
      throw wrong(text, notWhole);
    }
    throw wrong(text, null);
  }

  /** The shortest lattice vector of bcc along this direction, in halves of the lattice constant. */
  Miller latticeStep() {
    int divisor = divisor(divisor(Math.abs(h), Math.abs(k)), Math.abs(l));
    int u = h / divisor;
    int v = k / divisor;
    int w = l / divisor;
    boolean odd = (u & v & w & 1) == 1;
    return odd ? new Miller(u, v, w) : new Miller(2 * u, 2 * v, 2 * w);
  }

  /** The same direction with the smallest whole indices. */
  Miller reduced() {
    int divisor = divisor(divisor(Math.abs(h), Math.abs(k)), Math.abs(l));
    return new Miller(h / divisor, k / divisor, l / divisor);
  }

  int dot(Miller other) {
    return h * other.h + k * other.k + l * other.l;
  }

  Miller cross(Miller other) {
    return new Miller(
            k * other.l - l * other.k, l * other.h - h * other.l, h * other.k - k * other.h)
        .reduced();
  }

  /** The direction with the smallest indices that is perpendicular to this one. */
  Miller perpendicular() {
    Miller best = new Miller(h == 0 ? 1 : -k, h == 0 ? 0 : h, 0).reduced();
    for (int u = -3; u <= 3; u++) {
      for (int v = -3; v <= 3; v++) {
        for (int w = -3; w <= 3; w++) {
          boolean across = u * h + v * k + w * l == 0 && (u != 0 || v != 0 || w != 0);
          if (across && u * u + v * v + w * w < best.dot(best)) {
            best = new Miller(u, v, w);
          }
        }
      }
    }
    return best.first() < 0 ? new Miller(-best.h, -best.k, -best.l) : best;
  }

  double length() {
    return Math.sqrt(dot(this));
  }

  @Override
  public String toString() {
    return text(h, k, l);
  }

  private int first() {
    return h != 0 ? h : k != 0 ? k : l;
  }

  private static int divisor(int a, int b) {
    return b == 0 ? a : divisor(b, a % b);
  }

  private static String text(int h, int k, int l) {
    return "[" + h + " " + k + " " + l + "]";
  }

  private static IllegalArgumentException wrong(String text, Exception cause) {
    return new IllegalArgumentException(
        "direction: expected three whole numbers joined by commas such as 1,1,0, got \""
            + text
            + "\"",
        cause);
  }
}
