package org.athanor.potentials.potential;

import java.util.Arrays;
import org.athanor.potentials.structure.Neighbours;

/** One pass over the atoms: gathers each atom's neighbours in reach, then all their triples. */
final class StillingerWeberKernel implements Kernel {
  private final StillingerWeberTable table;
  private final int[] element;
  private final double[] powers = new double[2];

  /** For the neighbours in reach: index in the list, unit vector, 1/r, decay g, dg/dr, ∂E/∂r_ij. */
  private int[] pair = new int[32];

  private double[] ux = new double[32];
  private double[] uy = new double[32];
  private double[] uz = new double[32];
  private double[] inverse = new double[32];
  private double[] decay = new double[32];
  private double[] slope = new double[32];
  private double[] gx = new double[32];
  private double[] gy = new double[32];
  private double[] gz = new double[32];

  StillingerWeberKernel(StillingerWeberTable table, int[] element) {
    this.table = table;
    this.element = element;
  }

  @Override
  public void add(Neighbours neighbours, Tally tally) {
    double[] energies = tally.energies();
    for (int i = 0; i < element.length; i++) {
      int count = gather(neighbours, i);
      double energy = pairs(neighbours, i, count);
      energies[i] += energy + triples(neighbours, i, count);
      spread(neighbours, i, count, tally);
    }
  }

  private int gather(Neighbours list, int i) {
    int count = 0;
    int row = element[i] * table.size();
    for (int k = list.first(i); k < list.first(i + 1); k++) {
      double r = list.distances()[k];
      if (!(r < table.reach(row + element[list.indices()[k]]))) {
        continue;
      }
      if (count == pair.length) {
        grow(2 * count);
      }
      pair[count] = k;
      inverse[count] = 1 / r;
      ux[count] = list.dx()[k] * inverse[count];
      uy[count] = list.dy()[k] * inverse[count];
      uz[count] = list.dz()[k] * inverse[count];
      count++;
    }
    return count;
  }

  /** Half of each pair's energy, since the other atom counts it too. */
  private double pairs(Neighbours list, int i, int count) {
    double energy = 0;
    int row = element[i] * table.size();
    for (int a = 0; a < count; a++) {
      int ij = row + element[list.indices()[pair[a]]];
      double r = list.distances()[pair[a]];
      double beyond = r - table.cutoff(ij);
      table.powers(ij, r, powers);
      double e = table.pairDecay(ij, r);
      energy += 0.5 * (powers[0] - powers[1]) * e;
      double half = 0.5 * table.pairSlope(ij, r, powers, e);
      gx[a] = half * ux[a];
      gy[a] = half * uy[a];
      gz[a] = half * uz[a];
      decay[a] = StrictMath.exp(table.decay(ij) / beyond);
      slope[a] = -table.decay(ij) / (beyond * beyond) * decay[a];
    }
    return energy;
  }

  private double triples(Neighbours list, int i, int count) {
    double energy = 0;
    int size = table.size();
    for (int a = 0; a < count - 1; a++) {
      int row = (element[i] * size + element[list.indices()[pair[a]]]) * size;
      double x = ux[a];
      double y = uy[a];
      double z = uz[a];
      // Sums over b of what multiplies this atom's own unit vector, and of the rest.
      double along = 0;
      double restX = 0;
      double restY = 0;
      double restZ = 0;
      for (int b = a + 1; b < count; b++) {
        int triple = row + element[list.indices()[pair[b]]];
        double cosine = x * ux[b] + y * uy[b] + z * uz[b];
        double off = cosine - table.cosine(triple);
        double strength = table.strength(triple) * off;
        double square = strength * off;
        energy += square * decay[a] * decay[b];
        double bend = 2 * strength * decay[a] * decay[b];
        along += square * slope[a] * decay[b] - bend * cosine * inverse[a];
        double toward = bend * inverse[a];
        restX += toward * ux[b];
        restY += toward * uy[b];
        restZ += toward * uz[b];
        double other = square * slope[b] * decay[a] - bend * cosine * inverse[b];
        double back = bend * inverse[b];
        gx[b] += other * ux[b] + back * x;
        gy[b] += other * uy[b] + back * y;
        gz[b] += other * uz[b] + back * z;
      }
      gx[a] += along * x + restX;
      gy[a] += along * y + restY;
      gz[a] += along * z + restZ;
    }
    return energy;
  }

  private void spread(Neighbours list, int i, int count, Tally tally) {
    for (int a = 0; a < count; a++) {
      tally.addSlope(list, i, pair[a], gx[a], gy[a], gz[a]);
    }
  }

  private void grow(int capacity) {
    pair = Arrays.copyOf(pair, capacity);
    ux = Arrays.copyOf(ux, capacity);
    uy = Arrays.copyOf(uy, capacity);
    uz = Arrays.copyOf(uz, capacity);
    inverse = Arrays.copyOf(inverse, capacity);
    decay = Arrays.copyOf(decay, capacity);
    slope = Arrays.copyOf(slope, capacity);
    gx = Arrays.copyOf(gx, capacity);
    gy = Arrays.copyOf(gy, capacity);
    gz = Arrays.copyOf(gz, capacity);
  }
}
