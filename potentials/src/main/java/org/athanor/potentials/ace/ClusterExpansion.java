package org.athanor.potentials.ace;

import java.util.SortedSet;
import java.util.TreeSet;
import org.athanor.potentials.numerics.Lanes;
import org.athanor.potentials.potential.Kernel;
import org.athanor.potentials.potential.PartedKernel;
import org.athanor.potentials.potential.Potential;
import org.athanor.potentials.structure.Species;

/**
 * An atomic cluster expansion with embedding functions.
 *
 * <p>E = Σ_i [E0 + f Σ_p w_p F(ρ_p) + core], ρ_p = Σ_B c_Bp B(i), with
 *
 * <pre>
 * A_snlm = Σ_{j of element s} R_nl(r_ij) Y_lm(r̂_ij),   R_nl = Σ_k c_nlk g_k
 * B = Σ_j g_k(r_ij)  (rank one)   or   Re Σ_t c_t ∏_k A_{s_k n_k l_k m_tk}  (higher ranks)
 * </pre>
 *
 * Y are spherical harmonics times √(4π), with the phase of Condon and Shortley. What fades the
 * expansion out at short distance (f) and what takes its place: {@link Core}, {@link Embedding}.
 * Radial functions are interpolated between nodes, as LAMMPS does. Source: R. Drautz, Phys. Rev. B
 * 99, 014104 (2019), eqs. 21–31; Y. Lysogorskiy and others, npj Comput. Mater. 7, 97 (2021); the
 * conventions are those of LAMMPS' pair style pace.
 */
public final class ClusterExpansion implements Potential {
  private final Expansion expansion;
  private final ClusterTable table;
  private final Lanes lanes;

  private ClusterExpansion(Expansion expansion, ClusterTable table, Lanes lanes) {
    this.expansion = expansion;
    this.table = table;
    this.lanes = lanes;
  }

  /** The potential of these numbers; its elements are put in rising order. */
  public static ClusterExpansion of(Expansion expansion) {
    return of(expansion, Lanes.fastest());
  }

  static ClusterExpansion of(Expansion expansion, Lanes lanes) {
    Expansion sorted = expansion.only(expansion.elements());
    return new ClusterExpansion(sorted, new ClusterTable(sorted), lanes);
  }

  /** Its numbers, elements rising. */
  public Expansion expansion() {
    return expansion;
  }

  @Override
  public double cutoff() {
    return table.cutoff();
  }

  @Override
  public SortedSet<Integer> species() {
    return new TreeSet<>(expansion.elements());
  }

  @Override
  public Kernel kernel(Species structureSpecies) {
    int[] places = structureSpecies.placesIn(species());
    return new PartedKernel(() -> new ClusterWorker(table, places, lanes));
  }
}
