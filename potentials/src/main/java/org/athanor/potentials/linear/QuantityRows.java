package org.athanor.potentials.linear;

import java.util.Arrays;
import org.athanor.potentials.regression.Spread;

/**
 * What each unknown of a fit gives for a structure of n atoms: its energy, forces and virial as
 * rows of K numbers, in 1, 1/Å and 1.
 *
 * <p>Arrays that are handed out are copies, or written into the caller's.
 */
public final class QuantityRows {
  /** The six components of a symmetric virial in a 3×3 matrix: xx yy zz yz xz xy. */
  private static final int[] SYMMETRIC = {0, 4, 8, 5, 2, 1};

  private final int atoms;
  private final DesignRows rows;
  private final double[] tail;

  QuantityRows(int atoms, DesignRows rows, double[] tail) {
    this.atoms = atoms;
    this.rows = rows;
    this.tail = tail;
  }

  /** The place of virial component {@code v} = xx yy zz yz xz xy in a row-major 3×3 matrix. */
  public static int place(int v) {
    return SYMMETRIC[v];
  }

  /** The number of atoms, n. */
  public int atoms() {
    return atoms;
  }

  /** The number of unknowns, K. */
  public int size() {
    return rows.size() + tail.length;
  }

  /** How many of the unknowns, the first, are coefficients of functions. */
  public int functionCount() {
    return rows.size();
  }

  /** The energy, [K]. */
  public double[] energy() {
    double[] row = Arrays.copyOf(rows.energy(), size());
    System.arraycopy(tail, 0, row, rows.size(), tail.length);
    return row;
  }

  /** Force component a of atom i at 3i + a, [K]. */
  public double[] force(int component) {
    return row(rows.forces(), component);
  }

  /** Virial component {@code v} = xx yy zz yz xz xy, [K]. */
  public double[] virial(int v) {
    return row(rows.virial(), place(v));
  }

  private double[] row(double[] from, int row) {
    double[] whole = new double[size()];
    System.arraycopy(from, row * rows.size(), whole, 0, rows.size());
    return whole;
  }

  /** The variance of every force component, in eV²/Å², [3n]. */
  public double[] forceVariances(Spread spread) {
    return spread.variances(rows.forces(), rows.size(), 3 * atoms);
  }

  /**
   * All rows that a label has, times weights: the energy per atom, the forces, the virial per atom,
   * [(1 + 3n + 6)×K].
   */
  public double[] weighted(FitWeights weights) {
    double[] all = new double[(1 + 3 * atoms + SYMMETRIC.length) * size()];
    put(all, 0, energy(), weights.energyPerAtom() / atoms);
    for (int row = 0; row < 3 * atoms; row++) {
      put(all, 1 + row, force(row), weights.force());
    }
    for (int v = 0; v < SYMMETRIC.length; v++) {
      put(all, 1 + 3 * atoms + v, virial(v), weights.virialPerAtom() / atoms);
    }
    return all;
  }

  private static void put(double[] all, int row, double[] values, double weight) {
    for (int k = 0; k < values.length; k++) {
      all[row * values.length + k] = weight * values[k];
    }
  }

  /** The largest number in the rows of the forces: zero where symmetry forbids forces, in 1/Å. */
  public double largestForce() {
    double largest = 0;
    for (double x : rows.forces()) {
      largest = Math.max(largest, Math.abs(x));
    }
    return largest;
  }

  DesignRows functions() {
    return rows;
  }

  double[] tail() {
    return tail.clone();
  }
}
