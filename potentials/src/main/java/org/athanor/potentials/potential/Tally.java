package org.athanor.potentials.potential;

import java.util.Arrays;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Scalars;
import org.athanor.potentials.structure.Vectors;

/**
 * Sums in the making: energy per atom in eV [n], forces in eV/Å [3n], virial −∂E/∂strain in eV [9],
 * all row-major and zero at first.
 *
 * <p>The arrays are shared with kernels, which add to them.
 */
public final class Tally {
  private final double[] energies;
  private final double[] forces;
  private final double[] virial = new double[9];

  /** For {@code n} atoms. */
  public Tally(int n) {
    energies = new double[n];
    forces = new double[3 * n];
  }

  /** Energy of each atom in eV, [n]. */
  public double[] energies() {
    return energies;
  }

  /** Forces in eV/Å, row-major [3n]. */
  public double[] forces() {
    return forces;
  }

  /** Virial −∂E/∂strain in eV, row-major [9]. */
  public double[] virial() {
    return virial;
  }

  /** The structure's energy in eV: the atoms' energies summed in their order. */
  public double energy() {
    double sum = 0;
    for (double energy : energies) {
      sum += energy;
    }
    return sum;
  }

  /** Sets everything to zero. */
  public void clear() {
    Arrays.fill(energies, 0);
    Arrays.fill(forces, 0);
    Arrays.fill(virial, 0);
  }

  /** An immutable copy. */
  public Prediction prediction() {
    return new Prediction(energy(), Scalars.of(energies), Vectors.of(forces), Matrix3.of(virial));
  }
}
