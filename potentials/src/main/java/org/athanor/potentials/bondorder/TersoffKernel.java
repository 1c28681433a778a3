package org.athanor.potentials.bondorder;

import java.util.Arrays;
import org.athanor.potentials.numerics.Exponential;
import org.athanor.potentials.potential.Kernel;
import org.athanor.potentials.potential.Tally;
import org.athanor.potentials.structure.Neighbours;

/** One pass over the atoms: gathers each atom's neighbours in reach, then all its bonds. */
final class TersoffKernel implements Kernel {
  private final TersoffTable table;
  private final int[] element;
  private final double[] two = new double[2];
  private final double[] order = new double[2];

  /** For the neighbours in reach: place in the list, element, r, unit vector, ∂E/∂r_ij. */
  private int[] place = new int[0];

  private int[] kind = new int[0];
  private double[] r = new double[0];
  private double[] ux = new double[0];
  private double[] uy = new double[0];
  private double[] uz = new double[0];
  private double[] gx = new double[0];
  private double[] gy = new double[0];
  private double[] gz = new double[0];

  /** For the third atoms k of a bond: ζ's summand, and its slopes by r_ij, r_ik and cos θ. */
  private double[] cosine = new double[0];

  private double[] byBond = new double[0];
  private double[] byThird = new double[0];
  private double[] byCosine = new double[0];

  TersoffKernel(TersoffTable table, int[] element) {
    this.table = table;
    this.element = element;
    grow(32);
  }

  @Override
  public void add(Neighbours neighbours, Tally tally) {
    for (int i = 0; i < element.length; i++) {
      int count = gather(neighbours, i);
      double energy = 0;
      for (int bond = 0; bond < count; bond++) {
        energy += bond(element[i] * table.size() + kind[bond], bond, count);
      }
      tally.energies()[i] += energy;
      for (int k = 0; k < count; k++) {
        tally.addSlope(neighbours, i, place[k], gx[k], gy[k], gz[k]);
      }
    }
  }

  private int gather(Neighbours list, int i) {
    int count = 0;
    for (int k = list.first(i); k < list.first(i + 1); k++) {
      double distance = list.distances()[k];
      if (!(distance < table.cutoff())) {
        continue;
      }
      if (count == place.length) {
        grow(2 * count);
      }
      place[count] = k;
      kind[count] = element[list.indices()[k]];
      r[count] = distance;
      ux[count] = list.dx()[k] / distance;
      uy[count] = list.dy()[k] / distance;
      uz[count] = list.dz()[k] / distance;
      gx[count] = 0;
      gy[count] = 0;
      gz[count++] = 0;
    }
    return count;
  }

  /** Energy and slopes of atom i's half of a bond. */
  private double bond(int ij, int bond, int count) {
    TersoffParameters p = table.triple(ij * table.size() + kind[bond]);
    double length = r[bond];
    if (!(length < p.reach())) {
      return 0;
    }
    table.bondOrder(ij).evaluate(zeta(ij, bond, count), order);
    TersoffTable.cutoff(p, length, two);
    double repulsion = 0.5 * p.a() * Exponential.of(-p.lambda1() * length);
    double attraction = -0.5 * p.b() * Exponential.of(-p.lambda2() * length);
    double inside = repulsion + order[0] * attraction;
    double fall = -p.lambda1() * repulsion - p.lambda2() * order[0] * attraction;
    pull(bond, two[1] * inside + two[0] * fall);
    double byZeta = two[0] * attraction * order[1];
    double energy = two[0] * inside;
    if (byZeta != 0) {
      spread(ij, bond, count, byZeta);
    }
    return energy;
  }

  private double zeta(int ij, int bond, int count) {
    double zeta = 0;
    for (int k = 0; k < count; k++) {
      TersoffParameters p = table.triple(ij * table.size() + kind[k]);
      if (k == bond || !(r[k] < p.reach())) {
        continue;
      }
      double cos = ux[bond] * ux[k] + uy[bond] * uy[k] + uz[bond] * uz[k];
      TersoffTable.cutoff(p, r[k], two);
      double f = two[0];
      double slope = two[1];
      TersoffTable.stretch(p, r[bond] - r[k], two);
      double g = TersoffTable.angular(p, cos);
      zeta += f * g * two[0];
      cosine[k] = cos;
      byBond[k] = f * g * two[1];
      byThird[k] = slope * g * two[0] - byBond[k];
      byCosine[k] = f * two[0] * TersoffTable.angularSlope(p, cos);
    }
    return zeta;
  }

  /** Adds what ζ does, given ∂E/∂ζ; ∂cos θ/∂r_ij is (u_ik − cos θ u_ij)/r_ij. */
  private void spread(int ij, int bond, int count, double byZeta) {
    double along = 0;
    double inverse = 1 / r[bond];
    for (int k = 0; k < count; k++) {
      if (k == bond || !(r[k] < table.triple(ij * table.size() + kind[k]).reach())) {
        continue;
      }
      double turn = byZeta * byCosine[k];
      along += byZeta * byBond[k] - turn * cosine[k] * inverse;
      double here = turn * inverse;
      gx[bond] += here * ux[k];
      gy[bond] += here * uy[k];
      gz[bond] += here * uz[k];
      double there = turn / r[k];
      gx[k] += there * ux[bond];
      gy[k] += there * uy[bond];
      gz[k] += there * uz[bond];
      pull(k, byZeta * byThird[k] - there * cosine[k]);
    }
    pull(bond, along);
  }

  private void pull(int k, double slope) {
    gx[k] += slope * ux[k];
    gy[k] += slope * uy[k];
    gz[k] += slope * uz[k];
  }

  private void grow(int capacity) {
    place = Arrays.copyOf(place, capacity);
    kind = Arrays.copyOf(kind, capacity);
    r = Arrays.copyOf(r, capacity);
    ux = Arrays.copyOf(ux, capacity);
    uy = Arrays.copyOf(uy, capacity);
    uz = Arrays.copyOf(uz, capacity);
    gx = Arrays.copyOf(gx, capacity);
    gy = Arrays.copyOf(gy, capacity);
    gz = Arrays.copyOf(gz, capacity);
    cosine = Arrays.copyOf(cosine, capacity);
    byBond = Arrays.copyOf(byBond, capacity);
    byThird = Arrays.copyOf(byThird, capacity);
    byCosine = Arrays.copyOf(byCosine, capacity);
  }
}
