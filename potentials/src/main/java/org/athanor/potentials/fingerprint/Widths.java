package org.athanor.potentials.fingerprint;

import java.util.List;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Species;

/**
 * What an overlap needs to know of a pair of species: S = prefactor · exp(−exponent · d²).
 *
 * <p>exponent u = 1/(2(σ_a² + σ_b²)) in Å⁻²; prefactor (2σ_aσ_b/(σ_a² + σ_b²))^(3/2); σ the
 * covalent radius in Å. Kinds number the species of a structure, by rising atomic number.
 */
final class Widths {
  final int kinds;

  /** The kind of each atom, [n]. */
  final int[] kindOf;

  /** The atomic number of each atom, [n]. */
  final int[] atomicNumbers;

  /** σ of each kind in Å. */
  final double[] sigma;

  /** [kinds × kinds]. */
  final double[] exponent;

  final double[] prefactor;

  Widths(Species species) {
    List<Integer> present = List.copyOf(species.distinct());
    kinds = present.size();
    atomicNumbers = species.toArray();
    kindOf = new int[atomicNumbers.length];
    for (int i = 0; i < kindOf.length; i++) {
      kindOf[i] = present.indexOf(atomicNumbers[i]);
    }
    sigma = present.stream().mapToDouble(z -> Element.of(z).covalentRadius()).toArray();
    exponent = new double[kinds * kinds];
    prefactor = new double[kinds * kinds];
    for (int a = 0; a < kinds; a++) {
      for (int b = 0; b < kinds; b++) {
        double sum = sigma[a] * sigma[a] + sigma[b] * sigma[b];
        double ratio = 2 * sigma[a] * sigma[b] / sum;
        exponent[a * kinds + b] = 1 / (2 * sum);
        prefactor[a * kinds + b] = ratio * Math.sqrt(ratio);
      }
    }
  }
}
