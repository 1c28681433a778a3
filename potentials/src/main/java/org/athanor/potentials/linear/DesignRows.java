package org.athanor.potentials.linear;

import java.util.Arrays;
import org.athanor.potentials.structure.Neighbours;

/**
 * What each of K basis functions alone, with coefficient 1 eV, gives for a structure of n atoms:
 * energy [K], forces [3n×K] in 1/Å, virial [9×K]; row-major, zero at first.
 *
 * <p>The arrays are shared with kernels, which add to them.
 */
public final class DesignRows {
  private final int size;
  private final double[] energy;
  private final double[] forces;
  private final double[] virial;

  /** For {@code n} atoms and {@code size} functions. */
  public DesignRows(int n, int size) {
    this.size = size;
    energy = new double[size];
    forces = new double[3 * n * size];
    virial = new double[9 * size];
  }

  /** The number of functions, K. */
  public int size() {
    return size;
  }

  /** Energies, [K]. */
  public double[] energy() {
    return energy;
  }

  /** Forces, row-major [3n×K]: component a of atom i at row 3i + a. */
  public double[] forces() {
    return forces;
  }

  /** Virials, row-major [9×K]: component ab at row 3a + b. */
  public double[] virial() {
    return virial;
  }

  /** Sets everything to zero. */
  public void clear() {
    Arrays.fill(energy, 0);
    Arrays.fill(forces, 0);
    Arrays.fill(virial, 0);
  }

  /**
   * Adds slopes ∂B/∂r_ij in 1/Å of consecutive functions to the force and virial rows.
   *
   * @param list the pairs
   * @param i the atom whose neighbour it is
   * @param k the pair's place in the list
   * @param from the first function
   * @param x slopes along x of functions {@code from}, {@code from + 1}, …; y and z likewise
   */
  void addSlopes(Neighbours list, int i, int k, int from, double[] x, double[] y, double[] z) {
    int j = list.indices()[k];
    double[] distance = {list.dx()[k], list.dy()[k], list.dz()[k]};
    addSlopes(3 * i, 3 * j, from, x, distance, 0);
    addSlopes(3 * i + 1, 3 * j + 1, from, y, distance, 1);
    addSlopes(3 * i + 2, 3 * j + 2, from, z, distance, 2);
  }

  /**
   * The same for a pair that was gathered.
   *
   * @param i the atom whose neighbour {@code j} is
   * @param distance r_ij in Å, [3]
   * @param slope ∂B/∂r_ij in 1/Å of functions {@code from}, {@code from + 1}, …, by axis
   */
  public void addSlopes(int i, int j, double[] distance, int from, double[][] slope) {
    for (int axis = 0; axis < 3; axis++) {
      addSlopes(3 * i + axis, 3 * j + axis, from, slope[axis], distance, axis);
    }
  }

  private void addSlopes(
      int own, int other, int from, double[] slope, double[] distance, int axis) {
    add(forces, own, from, slope, 1);
    add(forces, other, from, slope, -1);
    for (int a = 0; a < 3; a++) {
      add(virial, 3 * a + axis, from, slope, -distance[a]);
    }
  }

  private void add(double[] rows, int row, int from, double[] slope, double factor) {
    int start = row * size + from;
    for (int k = 0; k < slope.length; k++) {
      rows[start + k] += factor * slope[k];
    }
  }
}
