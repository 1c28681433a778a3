package org.athanor.sims.properties;

import java.util.Optional;
import org.athanor.potentials.structure.Scalars;
import org.athanor.potentials.structure.Structure;
import org.athanor.sims.phases.Supercell;

/**
 * Vibrations in the harmonic approximation.
 *
 * @param bands along the usual path of the lattice
 * @param uncertainty in THz: the largest change of any of them against a supercell of two thirds
 *     the length
 * @param frequencies in THz, of the density
 * @param density of states per atom in 1/THz, of area 3
 * @param lowest frequency in THz of path and mesh
 * @param thermal zero-point energy and heat capacity; empty where the crystal is unstable
 * @param supercell of the crystal's cells
 * @param sumRule the largest violation of the acoustic sum rule, before it was enforced, in eV/Å²
 */
public record Phonons(
    Bands bands,
    double uncertainty,
    Scalars frequencies,
    Scalars density,
    double lowest,
    Optional<Thermal> thermal,
    Supercell supercell,
    double sumRule)
    implements Result {
  /**
   * Of the vibrations.
   *
   * @param zeroPointEnergy in eV per atom
   * @param heatCapacity at 300 K and constant volume, in units of Boltzmann's constant per atom
   */
  public record Thermal(double zeroPointEnergy, double heatCapacity) {}

  /** Acoustic modes near Γ that are negative by no more than this are not called unstable. */
  private static final double NOISE = 0.05;

  /** Largest heights of a supercell in Å. */
  private static final double LONGEST = 22;

  static Phonons of(Crystal crystal, Ticker ticker) {
    Structure primitive = PrimitiveCell.of(crystal.structure()).structure();
    BandPath path = BandPath.of(crystal.structure());
    double length = Math.min(LONGEST, 4 * crystal.potential().cutoff());
    Bands rough = Bands.of(new DynamicalMatrix(force(crystal, length / 1.5)), path);
    ticker.done(1, 3);
    ForceConstants force = force(crystal, length);
    DynamicalMatrix matrix = new DynamicalMatrix(force);
    Bands bands = Bands.of(matrix, path);
    ticker.done(2, 3);
    Spectrum spectrum = Spectrum.of(matrix, primitive, Spectrum.FINE);
    ticker.done(3, 3);
    double lowest = Math.min(bands.lowest(), spectrum.lowest());
    double low = lowest < -NOISE ? 1.05 * lowest : 0;
    double high = 1.05 * bands.highest();
    return new Phonons(
        bands,
        bands.distance(rough),
        Spectrum.grid(low, high),
        spectrum.density(low, high),
        lowest,
        spectrum.lowest() > 0
            ? Optional.of(new Thermal(spectrum.freeEnergy(0), spectrum.heatCapacity(300)))
            : Optional.empty(),
        force.supercell(),
        force.sumRule());
  }

  @Override
  public Property property() {
    return Property.PHONONS;
  }

  /** Whether no mode grows. */
  public boolean stable() {
    return lowest > -NOISE;
  }

  private static ForceConstants force(Crystal crystal, double length) {
    Structure cell = crystal.structure();
    Supercell supercell = Supercell.spanning(cell.cell(), length);
    return ForceConstants.of(crystal.potential(), cell, supercell);
  }
}
