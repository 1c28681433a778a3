package org.athanor.sims.dynamics;

import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.athanor.potentials.potential.Kernel;
import org.athanor.potentials.potential.Potential;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;

/** No energy at all: an ideal gas, whose averages are known. */
record Nothing() implements Potential {
  @Override
  public double cutoff() {
    return 0.1;
  }

  @Override
  public SortedSet<Integer> species() {
    return new TreeSet<>(Species.of(18).distinct());
  }

  @Override
  public Kernel kernel(Species species) {
    return (neighbours, tally) -> {};
  }

  /** {@code n} argon atoms in a line through a cubic cell. */
  static Structure gas(int n, double length) {
    double[] positions = new double[3 * n];
    for (int i = 0; i < n; i++) {
      positions[3 * i] = i * length / n;
    }
    return new Structure(Cell.cubic(length), Species.repeated(18, n), Vectors.of(positions));
  }

  static Surface surface(Structure structure) {
    Term term = Term.of(new Nothing(), structure.species());
    return new Surface(structure.size(), term, Optional.empty());
  }
}
