package org.athanor.potentials.potential;

import java.util.List;
import java.util.SortedMap;
import org.athanor.potentials.potential.StillingerWeber.Parameters;
import org.athanor.potentials.potential.StillingerWeber.Triple;

/**
 * The parameters as flat arrays: pairs at i·S + j, triples at (i·S + j)·S + k, S elements in order.
 */
final class StillingerWeberTable {
  private final int size;
  private final Parameters[] pairs;
  private final double[] reach;
  private final double[] decay;
  private final double[] strength;
  private final double[] cosine;

  StillingerWeberTable(List<Integer> elements, SortedMap<Triple, Parameters> parameters) {
    size = elements.size();
    pairs = new Parameters[size * size];
    reach = new double[size * size];
    decay = new double[size * size];
    strength = new double[size * size * size];
    cosine = new double[size * size * size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        Triple pair = new Triple(elements.get(i), elements.get(j), elements.get(j));
        Parameters own = parameters.get(pair);
        pairs[i * size + j] = own;
        reach[i * size + j] = own.reach();
        decay[i * size + j] = own.gamma() * own.sigma();
        for (int k = 0; k < size; k++) {
          Parameters triple =
              parameters.get(new Triple(elements.get(i), elements.get(j), elements.get(k)));
          strength[(i * size + j) * size + k] = triple.lambda() * triple.epsilon();
          cosine[(i * size + j) * size + k] = triple.cosTheta0();
        }
      }
    }
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

  /** Where pair {@code ij}'s exponentials vanish, aσ in Å. */
  double cutoff(int ij) {
    return pairs[ij].cutoff();
  }

  /** γσ of pair {@code ij} in Å. */
  double decay(int ij) {
    return decay[ij];
  }

  /** λε of triple {@code ijk} in eV. */
  double strength(int ijk) {
    return strength[ijk];
  }

  /** cos θ₀ of triple {@code ijk}. */
  double cosine(int ijk) {
    return cosine[ijk];
  }

  /** Both powers of φ₂ at σ/r, into {@code powers}: A ε B (σ/r)^p and A ε (σ/r)^q. */
  void powers(int ij, double r, double[] powers) {
    Parameters own = pairs[ij];
    double x = own.sigma() / r;
    double scale = own.pairA() * own.epsilon();
    powers[0] = scale * own.pairB() * power(x, own.p());
    powers[1] = scale * power(x, own.q());
  }

  /** dφ₂/dr in eV/Å from φ₂'s {@code powers} and its exponential e. */
  double pairSlope(int ij, double r, double[] powers, double e) {
    Parameters own = pairs[ij];
    double beyond = r - own.cutoff();
    double inner = (own.q() * powers[1] - own.p() * powers[0]) / r;
    return e * (inner - (powers[0] - powers[1]) * own.sigma() / (beyond * beyond));
  }

  /** exp(σ/(r − aσ)) of pair {@code ij}. */
  double pairDecay(int ij, double r) {
    return StrictMath.exp(pairs[ij].sigma() / (r - pairs[ij].cutoff()));
  }

  /** x to a power; small whole powers by multiplication, always in the same order. */
  private static double power(double x, double exponent) {
    if (exponent != Math.rint(exponent) || exponent < 0 || exponent > 16) {
      return StrictMath.pow(x, exponent);
    }
    double product = 1;
    for (int k = 0; k < (int) exponent; k++) {
      product *= x;
    }
    return product;
  }
}
