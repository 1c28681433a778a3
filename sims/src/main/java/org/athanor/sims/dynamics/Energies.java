package org.athanor.sims.dynamics;

/**
 * The energies of a moment, in eV per structure.
 *
 * @param potential of the base potential
 * @param bias of the bias, as far as it is switched on; 0 without one
 * @param kinetic Σ ½ m v²
 * @param temperature 2·kinetic / ((3n − 3) k_B) in K
 */
public record Energies(double potential, double bias, double kinetic, double temperature) {
  /** What velocity Verlet keeps constant, in eV. */
  public double total() {
    return potential + bias + kinetic;
  }
}
