package org.athanor.potentials.tightbinding;

import java.util.Arrays;
import org.athanor.potentials.structure.Neighbours;

/**
 * The pairs of atoms that act on each other, each once: with the lattice vector T between the two
 * atoms' cells, and the block of the Hamiltonian.
 */
final class Bonds {
  private final SlaterKoster integrals;
  private final double cutoff;
  private int count;
  private int[] first = new int[0];
  private int[] second = new int[0];

  /** Place in the neighbour list. */
  private int[] place = new int[0];

  /** T in rows of the cell, [3 × bonds]. */
  private int[] steps = new int[0];

  /** Hamiltonian in eV, and later the bond order, [16 × bonds]. */
  private double[] blocks = new double[0];

  private double[] orders = new double[0];

  Bonds(SlaterKoster integrals, double cutoff) {
    this.integrals = integrals;
    this.cutoff = cutoff;
  }

  /** Collects the bonds of a list. */
  void update(Neighbours list) {
    double[] inverse = list.cell().rows().inverse().toArray();
    double[] x = list.positions();
    int[] t = new int[3];
    count = 0;
    for (int i = 0; i < list.atoms(); i++) {
      for (int k = list.first(i); k < list.first(i + 1); k++) {
        int j = list.indices()[k];
        if (j < i || !(list.distances()[k] < cutoff)) {
          continue;
        }
        // r_ij = r_j − r_i + T·cell, so what is left over is a lattice vector but for rounding.
        double dx = list.dx()[k] - (x[3 * j] - x[3 * i]);
        double dy = list.dy()[k] - (x[3 * j + 1] - x[3 * i + 1]);
        double dz = list.dz()[k] - (x[3 * j + 2] - x[3 * i + 2]);
        for (int row = 0; row < 3; row++) {
          t[row] =
              (int) Math.rint(dx * inverse[row] + dy * inverse[3 + row] + dz * inverse[6 + row]);
        }
        if (j > i || isForward(t)) {
          add(list, i, k, t);
        }
      }
    }
  }

  /** Of an atom and its own image in both directions, one is taken. */
  private static boolean isForward(int[] t) {
    int leading = t[0] != 0 ? t[0] : t[1] != 0 ? t[1] : t[2];
    return leading > 0;
  }

  private void add(Neighbours list, int i, int k, int[] t) {
    if (count == first.length) {
      grow(Math.max(64, count + count / 2));
    }
    first[count] = i;
    second[count] = list.indices()[k];
    place[count] = k;
    System.arraycopy(t, 0, steps, 3 * count, 3);
    double r = list.distances()[k];
    integrals.block(list.dx()[k] / r, list.dy()[k] / r, list.dz()[k] / r, r, blocks, 16 * count);
    count++;
  }

  private void grow(int room) {
    first = Arrays.copyOf(first, room);
    second = Arrays.copyOf(second, room);
    place = Arrays.copyOf(place, room);
    steps = Arrays.copyOf(steps, 3 * room);
    blocks = Arrays.copyOf(blocks, 16 * room);
    orders = new double[16 * room];
  }

  int count() {
    return count;
  }

  int first(int bond) {
    return first[bond];
  }

  int second(int bond) {
    return second[bond];
  }

  /** Its place in the neighbour list that it came from. */
  int place(int bond) {
    return place[bond];
  }

  /** Blocks of the Hamiltonian in eV, [16 × bonds]; shared. */
  double[] blocks() {
    return blocks;
  }

  /** Bond orders, [16 × bonds]; shared. */
  double[] orders() {
    return orders;
  }

  /** Puts exp(i k·T) of a bond into {@code phase}. */
  void phase(Mesh mesh, int point, int bond, double[] phase) {
    mesh.phase(point, steps[3 * bond], steps[3 * bond + 1], steps[3 * bond + 2], phase);
  }
}
