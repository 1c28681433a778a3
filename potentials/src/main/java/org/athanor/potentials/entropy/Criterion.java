package org.athanor.potentials.entropy;

/** How the information in a candidate is counted. */
public enum Criterion {
  /** Size-free: ν = (n + A) ΔH / A, comparable between datasets of any size. */
  NOVELTY {
    @Override
    public double of(EntropyDataset dataset, Samples candidate) {
      return dataset.novelty(candidate);
    }
  },
  /** The published ΔH: it shrinks like A/n. */
  GAIN {
    @Override
    public double of(EntropyDataset dataset, Samples candidate) {
      return dataset.gain(candidate);
    }
  };

  /** The value of a candidate to a dataset, dimensionless. */
  public abstract double of(EntropyDataset dataset, Samples candidate);
}
