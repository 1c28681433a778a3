package org.athanor.potentials.linear;

import java.util.ArrayList;
import java.util.List;
import org.athanor.potentials.potential.Kernel;
import org.athanor.potentials.potential.Tally;
import org.athanor.potentials.structure.Neighbours;
import org.athanor.potentials.structure.Scalars;
import org.athanor.potentials.structure.Species;

/** Functions of atoms from a kernel for each function, with that function's coefficient alone 1. */
final class AtomsByKernels implements AtomKernel {
  private final Basis basis;
  private final Species species;
  private final List<Kernel> kernels = new ArrayList<>();

  AtomsByKernels(Basis basis, Species species) {
    this.basis = basis;
    this.species = species;
    for (int k = 0; k < basis.size(); k++) {
      double[] unit = new double[basis.size()];
      unit[k] = 1;
      kernels.add(basis.kernel(species, Scalars.of(unit)));
    }
  }

  @Override
  public void fill(Neighbours neighbours, double[] values, int width) {
    Tally tally = new Tally(species.size());
    for (int k = 0; k < kernels.size(); k++) {
      tally.clear();
      kernels.get(k).add(neighbours, tally);
      for (int i = 0; i < species.size(); i++) {
        Basis.Span own = basis.functionsOf(species.get(i));
        if (own.from() <= k && k < own.to()) {
          values[i * width + k - own.from()] = tally.energies()[i];
        }
      }
    }
  }
}
