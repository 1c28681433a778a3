package org.athanor.potentials.potential;

import java.util.Arrays;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Nearby;
import org.athanor.potentials.structure.Neighbours;
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
    this(new double[n], new double[3 * n]);
  }

  private Tally(double[] energies, double[] forces) {
    this.energies = energies;
    this.forces = forces;
  }

  /** A tally with the same energies and forces, but a virial of its own. */
  Tally shared() {
    return new Tally(energies, forces);
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

  /**
   * Adds what a slope ∂E/∂r_ij in eV/Å does to the forces on i and j and to the virial.
   *
   * @param list the pairs
   * @param i the atom whose neighbour it is
   * @param k the pair's place in the list
   */
  public void addSlope(Neighbours list, int i, int k, double x, double y, double z) {
    addForces(i, list.indices()[k], x, y, z);
    addDyad(list.dx()[k], list.dy()[k], list.dz()[k], x, y, z);
  }

  /** The same for a pair that was gathered: the k-th of {@code nearby}. */
  public void addSlope(Nearby nearby, int i, int k, double x, double y, double z) {
    addForces(i, nearby.atoms()[k], x, y, z);
    addDyad(nearby.dx()[k], nearby.dy()[k], nearby.dz()[k], x, y, z);
  }

  private void addForces(int i, int j, double x, double y, double z) {
    int own = 3 * i;
    int other = 3 * j;
    forces[own] += x;
    forces[own + 1] += y;
    forces[own + 2] += z;
    forces[other] -= x;
    forces[other + 1] -= y;
    forces[other + 2] -= z;
  }

  private void addDyad(double dx, double dy, double dz, double x, double y, double z) {
    virial[0] -= dx * x;
    virial[1] -= dx * y;
    virial[2] -= dx * z;
    virial[3] -= dy * x;
    virial[4] -= dy * y;
    virial[5] -= dy * z;
    virial[6] -= dz * x;
    virial[7] -= dz * y;
    virial[8] -= dz * z;
  }

  /** Adds a symmetric tensor, such as pairs of central forces make, to the virial. */
  public void addVirial(double xx, double yy, double zz, double yz, double xz, double xy) {
    virial[0] += xx;
    virial[1] += xy;
    virial[2] += xz;
    virial[3] += xy;
    virial[4] += yy;
    virial[5] += yz;
    virial[6] += xz;
    virial[7] += yz;
    virial[8] += zz;
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
