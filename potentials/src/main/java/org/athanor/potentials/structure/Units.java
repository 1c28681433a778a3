package org.athanor.potentials.structure;

/** Physical constants and unit factors; inside the code everything is Å, eV, amu, K and fs. */
public final class Units {
  /** GPa in one eV/Å³ (CODATA 2018). */
  public static final double GPA_PER_EV_PER_A3 = 160.2176634;

  /** Boltzmann's constant in eV/K (CODATA 2018, exact). */
  public static final double BOLTZMANN = 8.617333262145179e-5;

  /**
   * Acceleration in Å/fs² of 1 amu under 1 eV/Å: velocities in Å/fs then give kinetic energies in
   * eV after division by this.
   */
  public static final double ACCELERATION = 9.648533212331e-3;

  /** eV in one Rydberg (CODATA 2018). */
  public static final double EV_PER_RYDBERG = 13.605693122994;

  /** Å in one Bohr (CODATA 2018). */
  public static final double ANGSTROM_PER_BOHR = 0.529177210903;

  /** eV·Å of e²/(4πε₀) (CODATA 2018). */
  public static final double COULOMB = 14.3996454784255;

  /** Reduced Planck constant in eV·fs (CODATA 2018). */
  public static final double REDUCED_PLANCK = 0.6582119569509066;

  /** J/m² in one eV/Å². */
  public static final double JOULE_PER_M2_PER_EV_PER_A2 = 16.02176634;

  /** g/cm³ in one amu/Å³ (CODATA 2018). */
  public static final double GRAM_PER_CM3_PER_AMU_PER_A3 = 1.66053906660;

  private Units() {}
}
