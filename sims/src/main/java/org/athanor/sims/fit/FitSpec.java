package org.athanor.sims.fit;

import java.util.Optional;
import java.util.SortedMap;
import org.athanor.potentials.linear.FitWeights;
import org.athanor.potentials.linear.Prior;
import org.athanor.potentials.uncertainty.CalibratedFit.Source;

/**
 * How a dataset is to be fitted.
 *
 * @param basis what the potential is built of
 * @param weights of energies, forces and virials
 * @param prior of the coefficients
 * @param source of the uncertainty
 * @param references E0 in eV by atomic number; fitted along if empty
 * @param densities 1, or 2: a linear potential and the root of a second density, on an ace basis
 * @param drop whether labels that should not be fitted are left out instead of refused
 */
public record FitSpec(
    BasisSpec basis,
    FitWeights weights,
    Prior prior,
    Source source,
    Optional<SortedMap<Integer, Double>> references,
    int densities,
    boolean drop) {
  /**
   * Checks the densities.
   *
   * @throws IllegalArgumentException if they are not 1 or 2, or 2 on another basis than ace
   */
  public FitSpec {
    if (densities < 1 || densities > 2) {
      throw new IllegalArgumentException("--densities: expected 1 or 2, got " + densities);
    }
    if (densities == 2 && !basis.text().startsWith("ace:")) {
      throw new IllegalArgumentException(
          "--densities 2: expected --basis ace:CUTOFF, got \"" + basis.text() + "\"");
    }
  }

  /** The same, with or without labels left out. */
  public FitSpec dropping(boolean leaves) {
    return new FitSpec(basis, weights, prior, source, references, densities, leaves);
  }
}
