package org.athanor.actors.librarian;

import java.util.Optional;
import org.athanor.potentials.entropy.Criterion;
import org.athanor.potentials.entropy.Mode;
import org.athanor.potentials.fingerprint.FingerprintSettings;

/**
 * How the librarian judges.
 *
 * @param fingerprint by which structures are compared
 * @param regularisation ρ of the covariances (dimensionless)
 * @param bar which a candidate must pass
 * @param choice by what the quota is filled
 * @param mode what a sample is; empty lets each structure's own order decide
 * @param duplicates largest fingerprint distance at which two structures are one and the same
 * @param limits outside of which nothing is labelled
 */
public record LibrarianSettings(
    FingerprintSettings fingerprint,
    double regularisation,
    Bar bar,
    Choice choice,
    Optional<Mode> mode,
    double duplicates,
    Limits limits) {
  /** By information gain. */
  public LibrarianSettings(
      FingerprintSettings fingerprint,
      double regularisation,
      Bar bar,
      Optional<Mode> mode,
      double duplicates,
      Limits limits) {
    this(fingerprint, regularisation, bar, new Choice.Information(), mode, duplicates, limits);
  }

  /** What makes a candidate new enough: its gain by the criterion exceeds the threshold. */
  public record Bar(Criterion criterion, double threshold) {}

  /**
   * What a labeler is never asked for.
   *
   * @param shortestDistance smallest distance, as a fraction of the sum of covalent radii
   * @param smallestVolume smallest volume per atom, as a fraction of the walk's start
   * @param largestVolume largest volume per atom, as a fraction of the walk's start
   */
  public record Limits(double shortestDistance, double smallestVolume, double largestVolume) {}
}
