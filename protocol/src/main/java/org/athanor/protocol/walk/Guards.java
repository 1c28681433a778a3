package org.athanor.protocol.walk;

import java.util.Optional;

/**
 * Where a walk stops because what follows would not be worth a label.
 *
 * @param shortestDistance smallest allowed distance of two atoms, as a fraction of the sum of their
 *     covalent radii
 * @param highestTemperature in K, of the instantaneous kinetic temperature
 * @param largestForce in eV/Å, of the unbiased potential on any atom
 * @param smallestVolume smallest allowed volume, as a fraction of the start's
 * @param largestVolume largest allowed volume, as a fraction of the start's
 * @param grade how far atoms may be from what the potential was fitted to; empty for no limit
 */
public record Guards(
    double shortestDistance,
    double highestTemperature,
    double largestForce,
    double smallestVolume,
    double largestVolume,
    Optional<GradeGuard> grade) {
  /** Without a limit on how far atoms may be from what is known. */
  public Guards(
      double shortestDistance,
      double highestTemperature,
      double largestForce,
      double smallestVolume,
      double largestVolume) {
    this(
        shortestDistance,
        highestTemperature,
        largestForce,
        smallestVolume,
        largestVolume,
        Optional.empty());
  }

  /**
   * Stops dynamics on a fitted potential where an atom is far from what it was fitted to; the
   * structure that stopped it becomes the walk's last candidate.
   *
   * @param largest allowed extrapolation grade of an atom, a pure number: 1 is as far as the fit
   *     has seen
   * @param every steps between two looks
   */
  public record GradeGuard(double largest, int every) {}
}
