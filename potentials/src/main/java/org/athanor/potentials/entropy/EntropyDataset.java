package org.athanor.potentials.entropy;

import java.util.Optional;

/**
 * The global entropy of a growing dataset: H = ln det Σ, Σ = ⟨(x − μ)(x − μ)ᵀ⟩ + ρ1 over its
 * samples x (Subramanyam and Perez, npj Comput. Mater. 11, 218 (2025)).
 *
 * <p>Dimensionless. Samples are atoms' fingerprints or mean fingerprints, by {@link Mode}, and one
 * dataset takes one kind. ρ = 1e-6 resolves the fingerprint; the published 1e-3 hides most of it.
 * One instance serves one thread.
 */
public final class EntropyDataset {
  /** ρ that leaves the fingerprint's active dimensions visible. */
  public static final double FINE = 1e-6;

  /** ρ of the published method. */
  public static final double PUBLISHED = 1e-3;

  private final Mode mode;
  private final double regularisation;
  private final Scatter scatter;
  private final Scatter trial;
  private double[] buffer = new double[0];
  private double entropy;
  private boolean entropyKnown;

  /** The last candidate looked at, for gain and novelty are asked for together. */
  private Optional<Samples> judged = Optional.empty();

  private double judgedGain;

  /**
   * Empty.
   *
   * @param mode what a sample is
   * @param dimension numbers a sample, d
   * @param regularisation ρ
   */
  public EntropyDataset(Mode mode, int dimension, double regularisation) {
    this(Moments.none(mode, dimension, regularisation));
  }

  /** As it was when the snapshot was taken; it goes on with the same bits. */
  public EntropyDataset(Moments moments) {
    mode = moments.mode();
    regularisation = moments.regularisation();
    scatter = Scatter.of(moments);
    trial = new Scatter(moments.dimension());
  }

  /** What a sample is. */
  public Mode mode() {
    return mode;
  }

  /** The number of samples, n. */
  public long count() {
    return scatter.count;
  }

  /** Numbers a sample, d. */
  public int dimension() {
    return scatter.dimension;
  }

  /** A snapshot. */
  public Moments moments() {
    return scatter.moments(mode, regularisation);
  }

  /** H; d ln ρ as long as there are less than two samples. */
  public double entropy() {
    if (!entropyKnown) {
      entropy = scatter.factor(regularisation);
      entropyKnown = true;
    }
    return entropy;
  }

  /** ΔH = H(dataset + candidate) − H(dataset). */
  public double gain(Samples candidate) {
    if (judged.isEmpty() || !judged.get().equals(candidate)) {
      load(candidate);
      trial.copyFrom(scatter);
      trial.add(buffer, candidate.count());
      judgedGain = trial.factor(regularisation) - entropy();
      judged = Optional.of(candidate);
    }
    return judgedGain;
  }

  /**
   * The size-free gain ν = (n + A) ΔH / A.
   *
   * <p>For large n it is the mean squared Mahalanobis distance of the candidate's A samples less
   * the {@link #effectiveDimension}: about 0 for more of the same, whatever the sizes of dataset
   * and candidate. To an empty dataset everything is new: ν is then the dimension d.
   */
  public double novelty(Samples candidate) {
    if (count() == 0) {
      check(candidate);
      return dimension();
    }
    return (count() + candidate.count()) * gain(candidate) / candidate.count();
  }

  /** tr(Σ⁻¹(Σ − ρ1)): how many directions the samples fill beyond ρ. */
  public double effectiveDimension() {
    scatter.factor(regularisation);
    return dimension() - regularisation * scatter.factored().inverseTrace();
  }

  /**
   * Takes a structure's samples in.
   *
   * @throws IllegalArgumentException if they are of another kind or length
   */
  public void add(Samples samples) {
    load(samples);
    scatter.add(buffer, samples.count());
    entropyKnown = false;
    judged = Optional.empty();
  }

  private void load(Samples samples) {
    check(samples);
    if (buffer.length < samples.count() * scatter.stride) {
      buffer = new double[samples.count() * scatter.stride];
    }
    samples.copyTo(buffer);
  }

  private void check(Samples samples) {
    if (samples.mode() != mode || samples.dimension() != dimension()) {
      throw new IllegalArgumentException(
          "global entropy: expected "
              + mode
              + " samples of "
              + dimension()
              + " numbers, got "
              + samples);
    }
  }
}
