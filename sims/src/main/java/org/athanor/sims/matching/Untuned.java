package org.athanor.sims.matching;

import java.util.List;
import java.util.SortedSet;
import org.athanor.potentials.potential.Kernel;
import org.athanor.potentials.potential.Parameter;
import org.athanor.potentials.potential.ParametricPotential;
import org.athanor.potentials.potential.Potential;
import org.athanor.potentials.potential.Sensitivity;
import org.athanor.potentials.structure.Scalars;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;

/** Any potential as one without parameters, so that its properties are read in the same way. */
public record Untuned(Potential potential) implements ParametricPotential {
  @Override
  public List<Parameter> parameters() {
    return List.of();
  }

  @Override
  public Untuned with(Scalars theta) {
    if (theta.size() != 0) {
      throw new IllegalArgumentException("expected no coordinates, got " + theta.size());
    }
    return this;
  }

  @Override
  public Sensitivity sensitivity(Structure structure) {
    return new Sensitivity(Scalars.of(), List.of(), List.of());
  }

  @Override
  public double cutoff() {
    return potential.cutoff();
  }

  @Override
  public SortedSet<Integer> species() {
    return potential.species();
  }

  @Override
  public Kernel kernel(Species species) {
    return potential.kernel(species);
  }
}
