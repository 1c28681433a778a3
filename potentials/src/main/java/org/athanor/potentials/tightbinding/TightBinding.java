package org.athanor.potentials.tightbinding;

import java.util.SortedSet;
import java.util.TreeSet;
import org.athanor.potentials.potential.Kernel;
import org.athanor.potentials.potential.Potential;
import org.athanor.potentials.structure.Species;

/**
 * Orthogonal sp³ tight binding: the electronic free energy of the valence bands and an embedded
 * repulsion,
 *
 * <pre>
 * E = Σ_k w_k Σ_m 2 f_km ε_km − T S + Σ_i f_rep(Σ_j φ(r_ij))
 * </pre>
 *
 * with Fermi–Dirac occupations f of the levels ε of H(k) ({@link TightBindingParameters}), on a
 * mesh of k-points ({@link Sampling}). The energy is the free energy, because its slopes are the
 * forces and the virial. The zero of energy is that of the parameters' authors.
 *
 * <p>The mesh follows the shape of the cell: where the number of its points changes with the cell,
 * the energy has a step, as in any code that samples by density.
 *
 * <p>Evaluating a structure that is compressed beyond the range of the parameters raises {@link
 * OutsideParametersException}.
 */
public final class TightBinding implements Potential {
  private final TightBindingParameters parameters;
  private final Sampling sampling;
  private final double width;

  private TightBinding(TightBindingParameters parameters, Sampling sampling, double width) {
    this.parameters = parameters;
    this.sampling = sampling;
    this.width = width;
  }

  /**
   * For one element.
   *
   * @param width k_B times the electrons' temperature, in eV
   * @throws IllegalArgumentException unless the width is positive and finite
   */
  public static TightBinding of(
      TightBindingParameters parameters, Sampling sampling, double width) {
    if (!(width > 0 && Double.isFinite(width))) {
      throw new IllegalArgumentException(
          "tight binding: expected a positive smearing width in eV, got " + width);
    }
    return new TightBinding(parameters, sampling, width);
  }

  /** The element's parameters. */
  public TightBindingParameters parameters() {
    return parameters;
  }

  /** How the Brillouin zone is sampled. */
  public Sampling sampling() {
    return sampling;
  }

  /** k_B times the electrons' temperature, in eV. */
  public double width() {
    return width;
  }

  /** Every number that the energy hangs on, as text of one form: a line for each part. */
  public String description() {
    return parameters.description()
        + sampling.description()
        + "\nFermi-Dirac "
        + width
        + " eV, free energy\n";
  }

  @Override
  public double cutoff() {
    return parameters.cutoff();
  }

  @Override
  public SortedSet<Integer> species() {
    SortedSet<Integer> species = new TreeSet<>();
    species.add(parameters.element());
    return species;
  }

  @Override
  public Kernel kernel(Species structureSpecies) {
    // For its check only: there is one element.
    int[] places = structureSpecies.placesIn(species());
    return new TightBindingKernel(parameters, sampling, width, places.length);
  }
}
