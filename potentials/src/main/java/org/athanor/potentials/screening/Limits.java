package org.athanor.potentials.screening;

/**
 * Beyond these a label is absurd.
 *
 * @param force largest component in eV/Å
 * @param stressGPa largest component of the stress in GPa
 * @param energyPerAtom largest difference from the median of like composition in eV
 */
public record Limits(double force, double stressGPa, double energyPerAtom) {
  /** 100 eV/Å, 1000 GPa, 100 eV/atom. */
  public static final Limits STANDARD = new Limits(100, 1000, 100);
}
