package org.athanor.sims.strength.flow;

import java.util.Arrays;
import org.athanor.potentials.structure.Scalars;

/**
 * A stress–strain curve, sampled at equal steps of strain.
 *
 * @param strains true strains, rising, [n]
 * @param stressesGPa stresses in GPa, [n]
 */
public record StressStrain(Scalars strains, Scalars stressesGPa) {
  /**
   * Checks the series.
   *
   * @throws IllegalArgumentException unless they are equally long and the strains rise
   */
  public StressStrain {
    if (strains.size() != stressesGPa.size()) {
      throw new IllegalArgumentException(
          "stress–strain: expected a stress for each of "
              + strains.size()
              + " strains, got "
              + stressesGPa.size());
    }
    for (int i = 1; i < strains.size(); i++) {
      if (!(strains.get(i) > strains.get(i - 1))) {
        throw new IllegalArgumentException(
            "stress–strain: expected rising strains, got "
                + strains.get(i)
                + " after "
                + strains.get(i - 1));
      }
    }
  }

  /** The number of samples, n. */
  public int size() {
    return strains.size();
  }

  /** The stresses from sample {@code from} (inclusive) to {@code to} (exclusive). */
  Scalars stresses(int from, int to) {
    return Scalars.of(Arrays.copyOfRange(stressesGPa.toArray(), from, to));
  }

  /** The number of the first sample at this strain or beyond it; n if there is none. */
  int first(double strain) {
    int i = 0;
    while (i < size() && strains.get(i) < strain) {
      i++;
    }
    return i;
  }
}
