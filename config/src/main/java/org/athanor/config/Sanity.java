package org.athanor.config;

/**
 * Beyond which a label cannot be right.
 *
 * @param largestForce on any atom in eV/Å
 * @param lowestEnergy per atom in eV
 * @param highestEnergy per atom in eV
 */
public record Sanity(double largestForce, double lowestEnergy, double highestEnergy) {}
