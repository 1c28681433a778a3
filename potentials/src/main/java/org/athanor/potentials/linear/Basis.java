package org.athanor.potentials.linear;

import java.util.SortedSet;
import org.athanor.potentials.potential.Kernel;
import org.athanor.potentials.structure.Scalars;
import org.athanor.potentials.structure.Species;

/**
 * Functions B_k of an atom's surroundings, k = 1 … K, in which a potential is linear: E = Σ_i Σ_k
 * c_k B_k(i), B in pure numbers and c in eV.
 *
 * <p>Immutable and safe to share. Nothing is assumed of how the functions are made, only that they
 * are smooth, vanish with their first two derivatives at the cutoff, and do not change under
 * translation, rotation and permutation.
 */
public interface Basis {
  /** The number of functions, K. */
  int size();

  /** The range in Å beyond which an atom does not feel another. */
  double cutoff();

  /** The atomic numbers that the functions tell apart, rising. */
  SortedSet<Integer> species();

  /**
   * Fills the rows of a fit for structures with these species; serves one thread.
   *
   * @throws IllegalArgumentException if a species is not known to the basis
   */
  DesignKernel design(Species species);

  /**
   * Evaluates Σ_k c_k B_k with forces and virial for structures with these species, in one pass by
   * the adjoint, without forming rows; serves one thread.
   *
   * @param coefficients c in eV, [K]
   * @throws IllegalArgumentException if a species is not known or there are not K coefficients
   */
  Kernel kernel(Species species, Scalars coefficients);
}
