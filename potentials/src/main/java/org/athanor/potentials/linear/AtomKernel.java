package org.athanor.potentials.linear;

import org.athanor.potentials.structure.Neighbours;

/** Fills the functions of single atoms, used by one thread at a time. */
public interface AtomKernel {
  /**
   * Writes B_k(i) of every atom i for the functions k of its element.
   *
   * @param neighbours pairs within the basis' cutoff at least
   * @param values overwritten; atom i's functions {@code Basis.functionsOf} begin at i · width
   * @param width numbers an atom, at least as many as the largest span
   */
  void fill(Neighbours neighbours, double[] values, int width);
}
