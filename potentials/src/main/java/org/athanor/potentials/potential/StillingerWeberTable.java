package org.athanor.potentials.potential;

import java.util.List;
import java.util.SortedMap;
import org.athanor.potentials.numerics.Exponential;
import org.athanor.potentials.potential.StillingerWeber.Parameters;
import org.athanor.potentials.potential.StillingerWeber.Triple;

/**
 * The parameters as flat arrays: pairs at i·S + j, triples at (i·S + j)·S + k, S elements in order.
 */
final class StillingerWeberTable {
  /** Numbers of a pair: σ, aσ, AεB, p, Aε, q, γσ. */
  private static final int NUMBERS = 7;

  private static final int NOT_WHOLE = -1;

  private final int size;
  private final double[] numbers;

  /** p and q of each pair where they are small and whole. */
  private final int[] whole;

  private final double[] reach;
  private final double[] strength;
  private final double[] cosine;

  StillingerWeberTable(List<Integer> elements, SortedMap<Triple, Parameters> parameters) {
    size = elements.size();
    numbers = new double[NUMBERS * size * size];
    whole = new int[2 * size * size];
    reach = new double[size * size];
    strength = new double[size * size * size];
    cosine = new double[size * size * size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        Triple pair = new Triple(elements.get(i), elements.get(j), elements.get(j));
        Parameters own = parameters.get(pair);
        enter(i * size + j, own);
        for (int k = 0; k < size; k++) {
          Parameters triple =
              parameters.get(new Triple(elements.get(i), elements.get(j), elements.get(k)));
          strength[(i * size + j) * size + k] = triple.lambda() * triple.epsilon();
          cosine[(i * size + j) * size + k] = triple.cosTheta0();
        }
      }
    }
  }

  private void enter(int ij, Parameters own) {
    int at = NUMBERS * ij;
    double scale = own.pairA() * own.epsilon();
    numbers[at] = own.sigma();
    numbers[at + 1] = own.cutoff();
    numbers[at + 2] = scale * own.pairB();
    numbers[at + 3] = own.p();
    numbers[at + 4] = scale;
    numbers[at + 5] = own.q();
    numbers[at + 6] = own.gamma() * own.sigma();
    whole[2 * ij] = whole(own.p());
    whole[2 * ij + 1] = whole(own.q());
    reach[ij] = own.reach();
  }

  private static int whole(double exponent) {
    boolean small = exponent == Math.rint(exponent) && exponent >= 0 && exponent <= 16;
    return small ? (int) exponent : NOT_WHOLE;
  }

  /** The longest reach in Å. */
  double cutoff() {
    double longest = 0;
    for (double each : reach) {
      longest = Math.max(longest, each);
    }
    return longest;
  }

  /** The number of elements, S. */
  int size() {
    return size;
  }

  /** Up to where pair {@code ij} is felt, in Å. */
  double reach(int ij) {
    return reach[ij];
  }

  /** λε of triple {@code ijk} in eV. */
  double strength(int ijk) {
    return strength[ijk];
  }

  /** cos θ₀ of triple {@code ijk}. */
  double cosine(int ijk) {
    return cosine[ijk];
  }

  /**
   * φ₂ in eV, dφ₂/dr in eV/Å, the decay g = exp(γσ/(r − aσ)) and dg/dr per Å, into {@code target}.
   *
   * @param inverse 1/r
   */
  void pair(int ij, double r, double inverse, double[] target) {
    int at = NUMBERS * ij;
    double x = numbers[at] * inverse;
    double fall = 1 / (r - numbers[at + 1]);
    double repulsion = numbers[at + 2] * power(x, numbers[at + 3], whole[2 * ij]);
    double attraction = numbers[at + 4] * power(x, numbers[at + 5], whole[2 * ij + 1]);
    double e = Exponential.of(numbers[at] * fall);
    double inner = numbers[at + 5] * attraction - numbers[at + 3] * repulsion;
    target[0] = (repulsion - attraction) * e;
    target[1] = e * inner * inverse - target[0] * numbers[at] * fall * fall;
    double g = Exponential.of(numbers[at + 6] * fall);
    target[2] = g;
    target[3] = -numbers[at + 6] * fall * fall * g;
  }

  /** x to a power; whole ones by multiplication, always in the same order. */
  private static double power(double x, double exponent, int whole) {
    return switch (whole) {
      case 0 -> 1;
      case 4 -> (x * x) * (x * x);
      case NOT_WHOLE -> StrictMath.pow(x, exponent);
      default -> {
        double product = 1;
        for (int k = 0; k < whole; k++) {
          product *= x;
        }
        yield product;
      }
    };
  }
}
