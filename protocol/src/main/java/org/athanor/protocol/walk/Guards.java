package org.athanor.protocol.walk;

/**
 * Where a walk stops because what follows would not be worth a label.
 *
 * @param shortestDistance smallest allowed distance of two atoms, as a fraction of the sum of their
 *     covalent radii
 * @param highestTemperature in K, of the instantaneous kinetic temperature
 * @param largestForce in eV/Å, of the unbiased potential on any atom
 * @param smallestVolume smallest allowed volume, as a fraction of the start's
 * @param largestVolume largest allowed volume, as a fraction of the start's
 */
public record Guards(
    double shortestDistance,
    double highestTemperature,
    double largestForce,
    double smallestVolume,
    double largestVolume) {}
