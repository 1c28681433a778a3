package org.athanor.actors.librarian;

import java.util.Optional;
import org.athanor.potentials.entropy.Mode;
import org.athanor.potentials.fingerprint.FingerprintSettings;

/**
 * How the librarian judges.
 *
 * @param fingerprint by which structures are compared
 * @param regularisation ρ of the covariances (dimensionless)
 * @param criterion what is compared with its threshold
 * @param mode what a sample is; empty lets each structure's own order decide
 * @param duplicates largest fingerprint distance at which two structures are one and the same
 * @param limits outside of which nothing is labelled
 */
public record LibrarianSettings(
    FingerprintSettings fingerprint,
    double regularisation,
    Criterion criterion,
    Optional<Mode> mode,
    double duplicates,
    Limits limits) {
  /** What makes a candidate new enough. */
  public sealed interface Criterion {
    /**
     * The size-free novelty ν exceeds this; its scale does not depend on the size of the dataset.
     */
    record Novelty(double threshold) implements Criterion {}

    /** The gain ΔH exceeds this (the published rule). */
    record Gain(double threshold) implements Criterion {}
  }

  /**
   * What a labeler is never asked for.
   *
   * @param shortestDistance smallest distance, as a fraction of the sum of covalent radii
   * @param smallestVolume smallest volume per atom, as a fraction of the walk's start
   * @param largestVolume largest volume per atom, as a fraction of the walk's start
   */
  public record Limits(double shortestDistance, double smallestVolume, double largestVolume) {}
}
