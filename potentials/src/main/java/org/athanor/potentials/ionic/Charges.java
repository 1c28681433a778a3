package org.athanor.potentials.ionic;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Units;

/**
 * The charge of each element.
 *
 * @param byElement in e, by atomic number
 * @param constant e²/(4πε₀) in eV·Å; other programs round it (LAMMPS: 14.399645)
 */
public record Charges(SortedMap<Integer, Double> byElement, double constant) {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if a charge is not finite or the constant not positive
   */
  public Charges {
    byElement = Collections.unmodifiableSortedMap(new TreeMap<>(byElement));
    byElement.forEach(
        (z, charge) -> {
          if (!Double.isFinite(charge)) {
            throw new IllegalArgumentException(
                "charges: expected a finite charge in e for "
                    + Element.of(z).symbol()
                    + ", got "
                    + charge);
          }
        });
    if (!(constant > 0 && Double.isFinite(constant))) {
      throw new IllegalArgumentException(
          "charges: expected a positive constant e²/(4πε₀) in eV·Å, got " + constant);
    }
  }

  /** With the constant of CODATA 2018. */
  public static Charges of(Map<Integer, Double> byElement) {
    return new Charges(new TreeMap<>(byElement), Units.COULOMB);
  }
}
