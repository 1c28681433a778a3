package org.athanor.protocol.walk;

/** What is added to the potential energy surface of a walk. */
public sealed interface Bias {
  /** Nothing: plain dynamics. */
  record None() implements Bias {}

  /**
   * The local-entropy bias E = E_base − k S (Karabin and Perez, J. Chem. Phys. 153, 094110 (2020)).
   *
   * @param strength k in eV, positive
   */
  record LocalEntropy(double strength) implements Bias {
    /**
     * Checks k.
     *
     * @throws IllegalArgumentException unless it is positive
     */
    public LocalEntropy {
      if (!(strength > 0)) {
        throw new IllegalArgumentException(
            "bias: expected a positive strength k in eV, got " + strength);
      }
    }
  }
}
