package org.athanor.potentials.embedding;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.athanor.potentials.potential.Kernel;
import org.athanor.potentials.potential.Potential;
import org.athanor.potentials.potential.Tally;
import org.athanor.potentials.structure.Neighbours;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Units;
import org.athanor.potentials.structure.Vectors;

/** Six snapshots, 100 fs apart, of velocity Verlet with kicks: crude, and enough for labels. */
final class Walks {
  private static final int APART = 50;
  private static final double STEP = 2;

  private Walks() {}

  static List<Structure> of(
      Potential potential,
      Structure start,
      double temperature,
      double mass,
      SplittableRandom random) {
    double[] x = start.positions().toArray();
    double[] v = new double[x.length];
    double thermal = Math.sqrt(Units.BOLTZMANN * temperature / mass * Units.ACCELERATION);
    Kernel kernel = potential.kernel(start.species());
    Neighbours list = new Neighbours(potential.cutoff(), 0.5);
    Tally tally = new Tally(start.size());
    List<Structure> all = new ArrayList<>();
    for (int step = 1; step <= 6 * APART; step++) {
      tally.clear();
      list.update(start.cell(), x);
      kernel.add(list, tally);
      for (int k = 0; k < x.length; k++) {
        v[k] += STEP * Units.ACCELERATION * tally.forces()[k] / mass;
        v[k] = 0.96 * v[k] + Math.sqrt(1 - 0.96 * 0.96) * thermal * random.nextGaussian();
        x[k] += STEP * v[k];
      }
      if (step % APART == 0) {
        all.add(start.withPositions(Vectors.of(x)));
      }
    }
    return all;
  }
}
