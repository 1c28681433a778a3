package org.athanor.potentials.ace;

import java.util.List;
import org.athanor.potentials.structure.Scalars;

/**
 * A sum of products of moments: B = Σ_t c_t Re ∏_k A_{s_k n_k l_k m_tk}, with one factor c for each
 * density.
 *
 * @param centre place of the central atom's element
 * @param species places s_k of the neighbours' elements, one for each factor
 * @param radial n_k, counted from 1
 * @param orders l_k
 * @param terms m and c
 */
public record ClusterFunction(
    int centre,
    List<Integer> species,
    List<Integer> radial,
    List<Integer> orders,
    List<Term> terms) {
  /**
   * One product.
   *
   * @param m m_k, which sum to zero
   * @param factors c for each density
   */
  public record Term(List<Integer> m, Scalars factors) {
    /** Copies the list. */
    public Term {
      m = List.copyOf(m);
    }
  }

  /** Copies the lists; {@link Expansion} checks them. */
  public ClusterFunction {
    species = List.copyOf(species);
    radial = List.copyOf(radial);
    orders = List.copyOf(orders);
    terms = List.copyOf(terms);
  }

  /** How many moments are multiplied. */
  public int rank() {
    return radial.size();
  }
}
