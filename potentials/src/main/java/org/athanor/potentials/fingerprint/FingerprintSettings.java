package org.athanor.potentials.fingerprint;

/**
 * How a Gaussian-overlap-matrix fingerprint is made.
 *
 * @param cutoff radius of the sphere around each atom in Å
 * @param length numbers kept for each atom, L
 * @param orbitals on every atom of the sphere
 * @param speciesResolved whether species enter by more than their widths
 */
public record FingerprintSettings(
    double cutoff, int length, Orbitals orbitals, boolean speciesResolved) {}
