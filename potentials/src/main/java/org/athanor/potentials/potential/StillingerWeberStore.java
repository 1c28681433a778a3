package org.athanor.potentials.potential;

import java.util.Arrays;
import org.athanor.potentials.structure.Nearby;

/** The pairs of one part's atoms, kept from the first pass for the forces. */
final class StillingerWeberStore {
  /** Where each of the part's atoms begins, [atoms + 1]. */
  final int[] first;

  /** Neighbours, and vectors to them in Å. */
  int[] atoms = new int[0];

  double[] dx = new double[0];
  double[] dy = new double[0];
  double[] dz = new double[0];

  /** As in {@link StillingerWeberBatch}. */
  double[] inverse = new double[0];

  double[] slope = new double[0];
  double[] decayAtI = new double[0];
  double[] decaySlopeAtI = new double[0];
  double[] decayAtJ = new double[0];
  double[] decaySlopeAtJ = new double[0];
  private final boolean alike;

  StillingerWeberStore(int atoms, boolean alike) {
    this.first = new int[atoms + 1];
    this.alike = alike;
  }

  /** Puts pairs behind the first {@code used}. */
  void append(Nearby nearby, StillingerWeberBatch batch, int used) {
    int count = nearby.count();
    if (atoms.length < used + count) {
      grow(Math.max(used + count, used + used / 8));
    }
    System.arraycopy(nearby.atoms(), 0, atoms, used, count);
    System.arraycopy(nearby.dx(), 0, dx, used, count);
    System.arraycopy(nearby.dy(), 0, dy, used, count);
    System.arraycopy(nearby.dz(), 0, dz, used, count);
    System.arraycopy(batch.inverse, 0, inverse, used, count);
    System.arraycopy(batch.slope, 0, slope, used, count);
    System.arraycopy(batch.decayAtI, 0, decayAtI, used, count);
    System.arraycopy(batch.decaySlopeAtI, 0, decaySlopeAtI, used, count);
    if (!alike) {
      System.arraycopy(batch.decayAtJ, 0, decayAtJ, used, count);
      System.arraycopy(batch.decaySlopeAtJ, 0, decaySlopeAtJ, used, count);
    }
  }

  private void grow(int capacity) {
    atoms = Arrays.copyOf(atoms, capacity);
    dx = Arrays.copyOf(dx, capacity);
    dy = Arrays.copyOf(dy, capacity);
    dz = Arrays.copyOf(dz, capacity);
    inverse = Arrays.copyOf(inverse, capacity);
    slope = Arrays.copyOf(slope, capacity);
    decayAtI = Arrays.copyOf(decayAtI, capacity);
    decaySlopeAtI = Arrays.copyOf(decaySlopeAtI, capacity);
    decayAtJ = alike ? decayAtI : Arrays.copyOf(decayAtJ, capacity);
    decaySlopeAtJ = alike ? decaySlopeAtI : Arrays.copyOf(decaySlopeAtJ, capacity);
  }
}
