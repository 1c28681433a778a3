package org.athanor.potentials.uncertainty;

import java.util.SortedSet;
import org.athanor.potentials.linear.Basis;
import org.athanor.potentials.linear.LinearPotential;
import org.athanor.potentials.potential.Kernel;
import org.athanor.potentials.potential.Potential;
import org.athanor.potentials.potential.Prediction;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;

/**
 * A fitted potential that can tell how far atoms are from what it was fitted to. Energies, forces
 * and virials are the fitted potential's.
 *
 * @param fitted the potential
 * @param basis of its fit, in which it is linear at least to first order
 * @param seen the active sets of its fit
 */
public record GradedPotential(Potential fitted, Basis basis, ActiveSets seen) implements Potential {
  /** Of a linear one. */
  public GradedPotential(LinearPotential fitted, ActiveSets seen) {
    this(fitted, fitted.basis(), seen);
  }

  /**
   * The grades of moving atoms; serves one thread.
   *
   * @throws IllegalArgumentException if the sets are not of the basis, or a species is not known
   */
  public Extrapolation extrapolation(Species species) {
    return seen.extrapolation(basis, species);
  }

  @Override
  public double cutoff() {
    return fitted.cutoff();
  }

  @Override
  public SortedSet<Integer> species() {
    return fitted.species();
  }

  @Override
  public Kernel kernel(Species species) {
    return fitted.kernel(species);
  }

  @Override
  public Kernel kernel(Species species, Cell first) {
    return fitted.kernel(species, first);
  }

  @Override
  public Prediction predict(Structure structure) {
    return fitted.predict(structure);
  }
}
