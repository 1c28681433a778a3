package org.athanor.sims.dynamics;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.athanor.potentials.potential.Kernel;
import org.athanor.potentials.potential.Potential;
import org.athanor.potentials.structure.Species;

/**
 * E = ½ k (r − r₀)² for every pair within 6 Å: a potential whose ensemble averages are integrals.
 */
record Spring(double stiffness, double length) implements Potential {
  @Override
  public double cutoff() {
    return 6;
  }

  @Override
  public SortedSet<Integer> species() {
    return new TreeSet<>(List.of(6, 14));
  }

  @Override
  public Kernel kernel(Species species) {
    return (neighbours, tally) -> {
      for (int i = 0; i < neighbours.atoms(); i++) {
        for (int k = neighbours.first(i); k < neighbours.first(i + 1); k++) {
          double r = neighbours.distances()[k];
          double pull = stiffness * (r - length) / r;
          tally.energies()[i] += 0.25 * stiffness * (r - length) * (r - length);
          tally.forces()[3 * i] += pull * neighbours.dx()[k];
          tally.forces()[3 * i + 1] += pull * neighbours.dy()[k];
          tally.forces()[3 * i + 2] += pull * neighbours.dz()[k];
        }
      }
    };
  }
}
