package org.athanor.sims.strength;

/**
 * An estimate of dislocation density: atoms outside bcc surroundings, shared out to lines.
 *
 * <p>ρ = N/(νV) with ν = 2 atoms/Å. Relaxed straight lines of Zhou's tantalum have 1.4 (screw) and
 * 2.1 (edge), loops 2.2 to 2.9 (docs/strength.md), so the estimate is good to about 40 % where
 * lines are most of what is not bcc. It counts twin boundaries, point defects, clusters and thermal
 * noise as lines too: it is an upper bound then.
 */
final class LineDensity {
  private static final double ATOMS_PER_ANGSTROM = 2;

  /** 10¹⁶/m² in 1/Å². */
  private static final double UNIT = 1e-4;

  private LineDensity() {}

  /**
   * In 10¹⁶/m².
   *
   * @param disordered number of atoms outside bcc surroundings
   * @param volume in Å³
   */
  static double of(int disordered, double volume) {
    return disordered / (ATOMS_PER_ANGSTROM * volume) / UNIT;
  }
}
