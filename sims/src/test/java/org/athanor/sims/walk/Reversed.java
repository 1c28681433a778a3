package org.athanor.sims.walk;

import java.util.SortedSet;
import org.athanor.potentials.potential.Kernel;
import org.athanor.potentials.potential.Potential;
import org.athanor.potentials.potential.Tally;
import org.athanor.potentials.structure.Species;

/** Minus another potential: atoms run into each other or the cell flies apart. */
record Reversed(Potential potential) implements Potential {
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
    Kernel kernel = potential.kernel(species);
    return (neighbours, tally) -> {
      Tally mirror = new Tally(species.size());
      kernel.add(neighbours, mirror);
      subtract(tally.energies(), mirror.energies());
      subtract(tally.forces(), mirror.forces());
      subtract(tally.virial(), mirror.virial());
    };
  }

  private static void subtract(double[] from, double[] what) {
    for (int k = 0; k < from.length; k++) {
      from[k] -= what[k];
    }
  }
}
