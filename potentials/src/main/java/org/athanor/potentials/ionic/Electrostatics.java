package org.athanor.potentials.ionic;

/** How the Coulomb energy of charged atoms is summed. */
public sealed interface Electrostatics {
  /**
   * Ewald's sum over all periodic images, for neutral structures that repeat along all three rows.
   *
   * <p>The damping is α = s/cutoff and wave vectors go up to 2sα, with exp(−s²) = accuracy, so both
   * halves are cut off where they have fallen to it. Source: P. P. Ewald, Ann. Phys. 369, 253
   * (1921); the choice of α after J. Kolafa and J. W. Perram, Mol. Simul. 9, 351 (1992).
   *
   * @param accuracy error of the forces relative to the force between two charges of 1 e at a
   *     distance of 1 Å (14.4 eV/Å)
   */
  record Ewald(double accuracy) implements Electrostatics {
    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException unless 1e-15 ≤ accuracy ≤ 0.01
     */
    public Ewald {
      if (!(accuracy >= 1e-15 && accuracy <= 0.01)) {
        throw new IllegalArgumentException(
            "Ewald: expected an accuracy from 1e-15 to 0.01, got " + accuracy);
      }
    }
  }

  /**
   * Damped and shifted pairs, energy and force vanishing at the cutoff R: qq [erfc(αr)/r −
   * erfc(αR)/R + (erfc(αR)/R² + 2α/√π exp(−α²R²)/R)(r − R)] and a constant for each charge.
   *
   * <p>Source: C. J. Fennell and J. D. Gezelter, J. Chem. Phys. 124, 234104 (2006), eq. 19; the
   * constant is that of LAMMPS' pair style born/coul/dsf.
   *
   * @param damping α in 1/Å
   */
  record DampedShifted(double damping) implements Electrostatics {
    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException unless finite and not negative
     */
    public DampedShifted {
      if (!(damping >= 0 && Double.isFinite(damping))) {
        throw new IllegalArgumentException(
            "damped shifted charges: expected a finite damping of at least 0 1/Å, got " + damping);
      }
    }
  }
}
