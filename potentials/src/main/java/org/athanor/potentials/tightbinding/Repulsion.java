package org.athanor.potentials.tightbinding;

import java.util.Arrays;
import org.athanor.potentials.potential.Tally;
import org.athanor.potentials.structure.Neighbours;

/** E_rep = Σ_i f(Σ_j φ(r_ij)): an embedded repulsion. */
final class Repulsion {
  private final Radial pair;
  private final TightBindingParameters.Embedding embedding;

  /** Σ_j φ of each atom and then f' of it. */
  private final double[] sums;

  Repulsion(TightBindingParameters parameters, int atoms) {
    pair = new Radial(parameters.repulsion());
    embedding = parameters.embedding();
    sums = new double[atoms];
  }

  void add(Neighbours list, Bonds bonds, Tally tally) {
    Arrays.fill(sums, 0);
    for (int bond = 0; bond < bonds.count(); bond++) {
      double value = pair.value(list.distances()[bonds.place(bond)]);
      sums[bonds.first(bond)] += value;
      sums[bonds.second(bond)] += value;
    }
    for (int i = 0; i < sums.length; i++) {
      double slope = embedding.slope(sums[i]);
      if (!(slope > 0)) {
        throw new OutsideParametersException(i, sums[i]);
      }
      tally.energies()[i] += embedding.value(sums[i]);
      sums[i] = slope;
    }
    for (int bond = 0; bond < bonds.count(); bond++) {
      int k = bonds.place(bond);
      double r = list.distances()[k];
      int i = bonds.first(bond);
      double push = (sums[i] + sums[bonds.second(bond)]) * pair.slope(r, pair.value(r)) / r;
      tally.addSlope(list, i, k, push * list.dx()[k], push * list.dy()[k], push * list.dz()[k]);
    }
  }
}
