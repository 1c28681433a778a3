package org.athanor.potentials.eam;

import org.athanor.potentials.structure.Nearby;

/** The functions of {@link ZhouEam} as they are. */
final class ZhouFunctions implements PairFunctions {
  private final ZhouParameters parameters;
  private final ZhouPair pair;
  private final ZhouEmbedding embedding;
  private final double cutoff;

  ZhouFunctions(ZhouParameters parameters, double cutoff) {
    this.parameters = parameters;
    this.pair = ZhouPair.of(parameters);
    this.embedding = new ZhouEmbedding(parameters);
    this.cutoff = cutoff;
  }

  @Override
  public boolean alike() {
    return true;
  }

  @Override
  public double cutoff() {
    return cutoff;
  }

  @Override
  public void pairs(int i, Nearby nearby, PairSums sums, PairStore store, int at) {
    double perDistance = 1 / parameters.distance();
    for (int k = 0; k < nearby.count(); k++) {
      double r = Math.sqrt(nearby.squares()[k]);
      double x = r * perDistance;
      double repulsion = parameters.repulsion() * pair.repulsive().value(x);
      double shape = pair.attractive().value(x);
      double attraction = parameters.attraction() * shape;
      double steepness = pair.attractive().logSlope(x) * perDistance;
      double fall = pair.repulsive().logSlope(x) * perDistance;
      sums.atI[k] = parameters.scale() * shape;
      sums.energy[k] = repulsion - attraction;
      store.atI[at + k] = sums.atI[k] * steepness / r;
      store.pull[at + k] = (repulsion * fall - attraction * steepness) / r;
    }
  }

  @Override
  public void embed(int i, double rho, double[] target) {
    target[0] = embedding.energy(rho);
    target[1] = embedding.slope(rho);
  }
}
