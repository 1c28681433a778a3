package org.athanor.potentials.ace;

/** The energy of an atom once its core is counted, and its slopes; one thread's. */
final class Faded {
  /** In eV, without E0. */
  double energy;

  /** ∂/∂(expansion's energy), ∂/∂(sum of repulsions): pure numbers. */
  double ofExpansion;

  double ofCore;

  /** ∂/∂(distance of the nearest atom) in eV/Å. */
  double ofNearest;

  /** By the sum of repulsions: E f(core) + core. */
  void byCore(double expansion, double core, Embedding embedding) {
    double f = Fading.of(core, embedding.coreCutoff(), embedding.coreWidth());
    double df = Fading.slope(core, embedding.coreCutoff(), embedding.coreWidth());
    energy = expansion * f + core;
    ofExpansion = f;
    ofCore = expansion * df + 1;
    ofNearest = 0;
  }

  /**
   * By how far the nearest atom is inside r_in: E f + core (1 − f).
   *
   * @param inside r_in − r in Å; negative or 0 leaves the expansion whole
   */
  void byDistance(double expansion, double core, double inside, double width) {
    double f = Fading.of(inside, width, width);
    double df = -Fading.slope(inside, width, width);
    energy = expansion * f + core * (1 - f);
    ofExpansion = f;
    ofCore = 1 - f;
    ofNearest = (expansion - core) * df;
  }
}
