package org.athanor.potentials.bondorder;

import java.util.Arrays;
import org.athanor.potentials.numerics.Exponential;
import org.athanor.potentials.potential.PartedKernel;
import org.athanor.potentials.potential.Tally;
import org.athanor.potentials.structure.Nearby;
import org.athanor.potentials.structure.Neighbours;

/** One pass over the atoms: gathers each atom's neighbours in reach, then all its bonds. */
final class TersoffWorker implements PartedKernel.Worker {
  private final TersoffTable table;
  private final int[] element;
  private final double[] two = new double[2];
  private final double[] order = new double[2];

  private final Nearby nearby = new Nearby();

  /** For the neighbours in reach: element, r, 1/r, unit vector, ∂E/∂r_ij. */
  private int[] kind = new int[0];

  private double[] r = new double[0];
  private double[] inverse = new double[0];
  private double[] ux = new double[0];
  private double[] uy = new double[0];
  private double[] uz = new double[0];

  /** f_C of (i, k, k) and its slope. */
  private double[] fade = new double[0];

  private double[] fadeSlope = new double[0];
  private double[] gx = new double[0];
  private double[] gy = new double[0];
  private double[] gz = new double[0];

  /** For the third atoms k of a bond: ζ's summand, and its slopes by r_ij, r_ik and cos θ. */
  private double[] cosine = new double[0];

  private double[] byBond = new double[0];
  private double[] byThird = new double[0];
  private double[] byCosine = new double[0];

  TersoffWorker(TersoffTable table, int[] element) {
    this.table = table;
    this.element = element;
    grow(32);
  }

  @Override
  public double reach() {
    return table.cutoff();
  }

  @Override
  public boolean whole() {
    return true;
  }

  @Override
  public void pass(int pass, int part, Neighbours list, Tally tally) {
    for (int i = list.parts().begin(part); i < list.parts().end(part); i++) {
      list.gather(i, table.cutoff(), nearby);
      int count = gather(i);
      double energy = 0;
      for (int bond = 0; bond < count; bond++) {
        energy += bond(element[i] * table.size() + kind[bond], bond, count);
      }
      tally.energies()[i] += energy;
      for (int k = 0; k < count; k++) {
        tally.addSlope(nearby, i, k, gx[k], gy[k], gz[k]);
      }
    }
  }

  private int gather(int i) {
    int count = nearby.count();
    if (count > kind.length) {
      grow(2 * count);
    }
    for (int k = 0; k < count; k++) {
      double distance = Math.sqrt(nearby.squares()[k]);
      double perLength = 1 / distance;
      kind[k] = element[nearby.atoms()[k]];
      r[k] = distance;
      inverse[k] = perLength;
      ux[k] = nearby.dx()[k] * perLength;
      uy[k] = nearby.dy()[k] * perLength;
      uz[k] = nearby.dz()[k] * perLength;
      gx[k] = 0;
      gy[k] = 0;
      gz[k] = 0;
      int own = (element[i] * table.size() + kind[k]) * table.size() + kind[k];
      TersoffTable.cutoff(table.triple(own), distance, two);
      fade[k] = two[0];
      fadeSlope[k] = two[1];
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
    two[0] = fade[bond];
    two[1] = fadeSlope[bond];
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
      int ijk = ij * table.size() + kind[k];
      TersoffParameters p = table.triple(ijk);
      if (k == bond || !(r[k] < p.reach())) {
        continue;
      }
      double cos = ux[bond] * ux[k] + uy[bond] * uy[k] + uz[bond] * uz[k];
      double f = fade[k];
      double slope = fadeSlope[k];
      if (!table.shared()) {
        TersoffTable.cutoff(p, r[k], two);
        f = two[0];
        slope = two[1];
      }
      table.angular(ijk, cos, two);
      double g = two[0];
      double gSlope = two[1];
      TersoffTable.stretch(p, r[bond] - r[k], two);
      zeta += f * g * two[0];
      cosine[k] = cos;
      byBond[k] = f * g * two[1];
      byThird[k] = slope * g * two[0] - byBond[k];
      byCosine[k] = f * two[0] * gSlope;
    }
    return zeta;
  }

  /** Adds what ζ does, given ∂E/∂ζ; ∂cos θ/∂r_ij is (u_ik − cos θ u_ij)/r_ij. */
  private void spread(int ij, int bond, int count, double byZeta) {
    double along = 0;
    double perBond = inverse[bond];
    for (int k = 0; k < count; k++) {
      if (k == bond || !(r[k] < table.triple(ij * table.size() + kind[k]).reach())) {
        continue;
      }
      double turn = byZeta * byCosine[k];
      along += byZeta * byBond[k] - turn * cosine[k] * perBond;
      double here = turn * perBond;
      gx[bond] += here * ux[k];
      gy[bond] += here * uy[k];
      gz[bond] += here * uz[k];
      double there = turn * inverse[k];
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
    kind = Arrays.copyOf(kind, capacity);
    r = Arrays.copyOf(r, capacity);
    inverse = Arrays.copyOf(inverse, capacity);
    ux = Arrays.copyOf(ux, capacity);
    uy = Arrays.copyOf(uy, capacity);
    uz = Arrays.copyOf(uz, capacity);
    fade = Arrays.copyOf(fade, capacity);
    fadeSlope = Arrays.copyOf(fadeSlope, capacity);
    gx = Arrays.copyOf(gx, capacity);
    gy = Arrays.copyOf(gy, capacity);
    gz = Arrays.copyOf(gz, capacity);
    cosine = Arrays.copyOf(cosine, capacity);
    byBond = Arrays.copyOf(byBond, capacity);
    byThird = Arrays.copyOf(byThird, capacity);
    byCosine = Arrays.copyOf(byCosine, capacity);
  }
}
