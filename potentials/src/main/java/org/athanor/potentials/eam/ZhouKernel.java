package org.athanor.potentials.eam;

import java.util.Arrays;
import org.athanor.potentials.potential.Kernel;
import org.athanor.potentials.potential.Tally;
import org.athanor.potentials.structure.Neighbours;

/** Every pair once, as in {@link EmbeddedAtomKernel}, with functions instead of tables. */
final class ZhouKernel implements Kernel {
  private final ZhouParameters parameters;
  private final ZhouPair pairs;
  private final ZhouEmbedding embedding;
  private final double cutoff;
  private final HalfPairs half = new HalfPairs();
  private final double[] density;
  private final PairSlopes slopes;

  ZhouKernel(ZhouParameters parameters, double cutoff, int atoms) {
    this.parameters = parameters;
    this.pairs = ZhouPair.of(parameters);
    this.embedding = new ZhouEmbedding(parameters);
    this.cutoff = cutoff;
    this.density = new double[atoms];
    this.slopes = new PairSlopes(atoms, true);
  }

  @Override
  public void add(Neighbours neighbours, Tally tally) {
    half.select(neighbours, cutoff);
    slopes.grow(half.count());
    Arrays.fill(density, 0);
    for (int i = 0; i < density.length; i++) {
      for (int pair = half.first(i); pair < half.first(i + 1); pair++) {
        addPair(i, pair, neighbours, tally.energies());
      }
    }
    for (int i = 0; i < density.length; i++) {
      tally.energies()[i] += embedding.energy(density[i]);
      slopes.embedding[i] = embedding.slope(density[i]);
    }
    half.forces(neighbours, tally, slopes);
  }

  private void addPair(int i, int pair, Neighbours list, double[] energies) {
    int k = half.place(pair);
    int j = list.indices()[k];
    double perDistance = 1 / parameters.distance();
    double x = list.distances()[k] * perDistance;
    double repulsion = parameters.repulsion() * pairs.repulsive().value(x);
    double shape = pairs.attractive().value(x);
    double attraction = parameters.attraction() * shape;
    double steepness = pairs.attractive().logSlope(x) * perDistance;
    double fall = pairs.repulsive().logSlope(x) * perDistance;
    double atom = parameters.scale() * shape;
    slopes.atI[pair] = atom * steepness;
    slopes.pair[pair] = repulsion * fall - attraction * steepness;
    density[i] += atom;
    density[j] += atom;
    double energy = 0.5 * (repulsion - attraction);
    energies[i] += energy;
    energies[j] += energy;
  }
}
