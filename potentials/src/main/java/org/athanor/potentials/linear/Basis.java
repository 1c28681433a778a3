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

  /**
   * The functions that an atom of this element can have; all others are zero for it.
   *
   * <p>All of them, unless a basis knows better.
   *
   * @throws IllegalArgumentException if the element is not known to the basis
   */
  default Span functionsOf(int atomicNumber) {
    if (!species().contains(atomicNumber)) {
      throw new IllegalArgumentException(
          "basis: expected one of " + species() + ", got atomic number " + atomicNumber);
    }
    return new Span(0, size());
  }

  /**
   * How finely function {@code k} varies: 0 for the smoothest, and about the sum of its
   * polynomials' degrees. A prior may hold back functions by it.
   */
  default int degree(int k) {
    return 0;
  }

  /**
   * Fills the functions of every single atom for structures with these species; serves one thread.
   *
   * <p>From the kernel of each function, which is slow: a basis should have its own way.
   */
  default AtomKernel atoms(Species species) {
    return new AtomsByKernels(this, species);
  }

  /**
   * Consecutive functions.
   *
   * @param from the first
   * @param to the one after the last
   */
  record Span(int from, int to) {
    /** How many they are. */
    public int size() {
      return to - from;
    }
  }
}
