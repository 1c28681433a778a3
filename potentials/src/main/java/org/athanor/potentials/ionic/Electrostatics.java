package org.athanor.potentials.ionic;

/** How the Coulomb energy of charged atoms is summed. */
public sealed interface Electrostatics {
  /** How the long-ranged half of Ewald's sum is done. */
  enum Method {
    /** By a mesh where that is faster and accurate enough, which the number of atoms decides. */
    AUTOMATIC,
    /**
     * Wave by wave: the damping is α = s/cutoff and wave vectors go up to 2sα, with exp(−s²) =
     * accuracy, so both halves are cut off where they have fallen to it. The work grows with the
     * square of the number of atoms. Source: J. Kolafa and J. W. Perram, Mol. Simul. 9, 351 (1992).
     */
    WAVES,
    /** By a mesh ({@link MeshSum}), whose work grows with the number of atoms. */
    MESH
  }

  /**
   * Ewald's sum over all periodic images, for neutral structures that repeat along all three rows.
   *
   * <p>Source: P. P. Ewald, Ann. Phys. 369, 253 (1921).
   *
   * @param accuracy error of the forces relative to the force between two charges of 1 e at a
   *     distance of 1 Å (14.4 eV/Å): wave by wave a bound for each component in usual ionic
   *     crystals, by a mesh the root mean square of the vectors
   * @param method how it is done
   */
  record Ewald(double accuracy, Method method) implements Electrostatics {
    /** The finest accuracy of a mesh: there its tables end. */
    public static final double FINEST_MESH = 1e-10;

    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException unless 1e-15 ≤ accuracy ≤ 0.01, and 1e-10 ≤ accuracy by a
     *     mesh
     */
    public Ewald {
      double finest = method == Method.MESH ? FINEST_MESH : 1e-15;
      if (!(accuracy >= finest && accuracy <= 0.01)) {
        throw new IllegalArgumentException(
            "Ewald: expected an accuracy from "
                + (method == Method.MESH ? "1e-10" : "1e-15")
                + " to 0.01"
                + (method == Method.MESH ? " by a mesh" : "")
                + ", got "
                + accuracy);
      }
    }

    /** With the automatic method. */
    public Ewald(double accuracy) {
      this(accuracy, Method.AUTOMATIC);
    }

    /** Whether a structure of this many atoms is summed by a mesh. */
    boolean byMesh(int atoms) {
      return switch (method) {
        case AUTOMATIC -> atoms >= LEAST_MESH_ATOMS && accuracy >= FINEST_MESH;
        case WAVES -> false;
        case MESH -> true;
      };
    }

    /** From here on the mesh is twice as fast in rock salt, or more. */
    private static final int LEAST_MESH_ATOMS = 64;
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
