package org.athanor.potentials.structure;

import java.util.Arrays;

/**
 * Room for the neighbours of one atom, or of several atoms one behind the other, filled by {@link
 * Neighbours}; a kernel has its own and uses it again and again.
 *
 * <p>Arrays are shared, longer than {@link #count}, and replaced when they must grow: fetch them
 * after filling.
 */
public final class Nearby {
  private int count;
  private int[] codes = new int[64];
  private int[] atoms = new int[64];
  private double[] dx = new double[64];
  private double[] dy = new double[64];
  private double[] dz = new double[64];
  private double[] squares = new double[64];

  /** How many there are. */
  public int count() {
    return count;
  }

  /** Atom and image in a form that {@link Neighbours#refill} understands until the next update. */
  public int[] codes() {
    return codes;
  }

  /** Neighbour atoms j. */
  public int[] atoms() {
    return atoms;
  }

  /** x of r_ij = r_j − r_i + image in Å. */
  public double[] dx() {
    return dx;
  }

  /** y of r_ij in Å. */
  public double[] dy() {
    return dy;
  }

  /** z of r_ij in Å. */
  public double[] dz() {
    return dz;
  }

  /** r_ij² in Å². */
  public double[] squares() {
    return squares;
  }

  void setCount(int newCount) {
    count = newCount;
  }

  /** Leaves none. */
  public void clear() {
    count = 0;
  }

  /** Makes room; what was there stays. */
  void reserve(int least) {
    if (codes.length < least) {
      int capacity = least + least / 4;
      codes = Arrays.copyOf(codes, capacity);
      atoms = Arrays.copyOf(atoms, capacity);
      dx = Arrays.copyOf(dx, capacity);
      dy = Arrays.copyOf(dy, capacity);
      dz = Arrays.copyOf(dz, capacity);
      squares = Arrays.copyOf(squares, capacity);
    }
  }
}
