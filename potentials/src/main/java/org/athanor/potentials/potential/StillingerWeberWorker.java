package org.athanor.potentials.potential;

import java.util.Arrays;
import org.athanor.potentials.structure.Nearby;
import org.athanor.potentials.structure.Neighbours;

/**
 * The inner loops of {@link StillingerWeber}, linear in the number of neighbours.
 *
 * <p>Since (cos θ − c)² is a polynomial in u_j·u_k, the triples of a corner are sums of moments.
 * With g_j the decay of neighbour j and, over the neighbours of element A, M⁰ = Σ g, M¹ = Σ g u and
 * M² = Σ g u⊗u,
 *
 * <pre>
 * Σ_{j&lt;k} λε g_j g_k (u_j·u_k − c)² =
 *   ½ Σ_{AB} λε_AB (M²_A:M²_B − 2c M¹_A·M¹_B + c² M⁰_A M⁰_B) − ½ Σ_j λε_jj g_j² (1 − c_jj)²
 * </pre>
 *
 * and its slopes are fields of the same form: with K, V and S the sums over B of λε M², λε c M¹ and
 * λε c² M⁰, ∂/∂g_j = u_j·K·u_j − 2V·u_j + S − λε_jj g_j (1 − c_jj)² and ∂/∂u_j = 2g_j (K·u_j − V).
 */
final class StillingerWeberWorker implements PartedKernel.Worker {
  /** Moments of an element: 1; x, y, z; xx, yy, zz, yz, xz, xy. */
  private static final int MOMENTS = 10;

  private final StillingerWeberTable table;
  private final int[] element;
  private final Nearby nearby = new Nearby();
  private final double[] pair = new double[4];
  private final double[] moments;
  private final double[] fields;

  /**
   * For the neighbours in reach: place, element, unit vector, r, 1/r, decay g, dg/dr, half of
   * dφ₂/dr.
   */
  private int count;

  private int[] place = new int[0];
  private int[] kind = new int[0];
  private double[] ux = new double[0];
  private double[] uy = new double[0];
  private double[] uz = new double[0];
  private double[] length = new double[0];
  private double[] inverse = new double[0];
  private double[] decay = new double[0];
  private double[] decaySlope = new double[0];
  private double[] pairSlope = new double[0];

  StillingerWeberWorker(StillingerWeberTable table, int[] element) {
    this.table = table;
    this.element = element;
    this.moments = new double[MOMENTS * table.size()];
    this.fields = new double[MOMENTS * table.size()];
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
      double energy = pairs(i);
      if (count > 0) {
        energy += triples(element[i]);
        spread(i, tally);
      }
      tally.energies()[i] += energy;
    }
  }

  /** Half of each pair's energy, since the other atom counts it too. */
  private double pairs(int i) {
    reserve(nearby.count());
    count = 0;
    double energy = 0;
    int row = element[i] * table.size();
    for (int k = 0; k < nearby.count(); k++) {
      double r = Math.sqrt(nearby.squares()[k]);
      int other = element[nearby.atoms()[k]];
      if (!(r < table.reach(row + other))) {
        continue;
      }
      double perLength = 1 / r;
      double x = nearby.dx()[k] * perLength;
      double y = nearby.dy()[k] * perLength;
      double z = nearby.dz()[k] * perLength;
      table.pair(row + other, r, perLength, pair);
      energy += 0.5 * pair[0];
      place[count] = k;
      kind[count] = other;
      ux[count] = x;
      uy[count] = y;
      uz[count] = z;
      length[count] = r;
      inverse[count] = perLength;
      pairSlope[count] = 0.5 * pair[1];
      decay[count] = pair[2];
      decaySlope[count] = pair[3];
      count++;
    }
    return energy;
  }

  /** The moments of one element. */
  private void sum(int which) {
    double one = 0;
    double x = 0;
    double y = 0;
    double z = 0;
    double xx = 0;
    double yy = 0;
    double zz = 0;
    double yz = 0;
    double xz = 0;
    double xy = 0;
    for (int k = 0; k < count; k++) {
      if (kind[k] == which) {
        double g = decay[k];
        double gx = g * ux[k];
        double gy = g * uy[k];
        double gz = g * uz[k];
        one += g;
        x += gx;
        y += gy;
        z += gz;
        xx += gx * ux[k];
        yy += gy * uy[k];
        zz += gz * uz[k];
        yz += gy * uz[k];
        xz += gx * uz[k];
        xy += gx * uy[k];
      }
    }
    int at = MOMENTS * which;
    moments[at] = one;
    moments[at + 1] = x;
    moments[at + 2] = y;
    moments[at + 3] = z;
    moments[at + 4] = xx;
    moments[at + 5] = yy;
    moments[at + 6] = zz;
    moments[at + 7] = yz;
    moments[at + 8] = xz;
    moments[at + 9] = xy;
  }

  /** The fields that act on neighbours of each element; the energy without the last sum. */
  private double triples(int corner) {
    int size = table.size();
    for (int a = 0; a < size; a++) {
      sum(a);
    }
    double twice = 0;
    for (int a = 0; a < size; a++) {
      int own = MOMENTS * a;
      Arrays.fill(fields, own, own + MOMENTS, 0);
      for (int b = 0; b < size; b++) {
        int triple = (corner * size + a) * size + b;
        double strength = table.strength(triple);
        double tilt = strength * table.cosine(triple);
        fields[own] += tilt * table.cosine(triple) * moments[MOMENTS * b];
        for (int m = 1; m < MOMENTS; m++) {
          fields[own + m] += (m < 4 ? tilt : strength) * moments[MOMENTS * b + m];
        }
      }
      twice += product(own);
    }
    return 0.5 * twice;
  }

  private double product(int at) {
    double straight =
        fields[at + 4] * moments[at + 4]
            + fields[at + 5] * moments[at + 5]
            + fields[at + 6] * moments[at + 6];
    double crossed =
        fields[at + 7] * moments[at + 7]
            + fields[at + 8] * moments[at + 8]
            + fields[at + 9] * moments[at + 9];
    double along =
        fields[at + 1] * moments[at + 1]
            + fields[at + 2] * moments[at + 2]
            + fields[at + 3] * moments[at + 3];
    return straight + 2 * crossed - 2 * along + fields[at] * moments[at];
  }

  private void spread(int i, Tally tally) {
    int size = table.size();
    double[] forces = tally.forces();
    double self = 0;
    double fx = 0;
    double fy = 0;
    double fz = 0;
    double xx = 0;
    double yy = 0;
    double zz = 0;
    double yz = 0;
    double xz = 0;
    double xy = 0;
    for (int k = 0; k < count; k++) {
      double x = ux[k];
      double y = uy[k];
      double z = uz[k];
      double g = decay[k];
      int at = MOMENTS * kind[k];
      int same = (element[i] * size + kind[k]) * size + kind[k];
      double off = 1 - table.cosine(same);
      double own = table.strength(same) * g * off * off;
      self += own * g;
      double kx = fields[at + 4] * x + fields[at + 9] * y + fields[at + 8] * z;
      double ky = fields[at + 9] * x + fields[at + 5] * y + fields[at + 7] * z;
      double kz = fields[at + 8] * x + fields[at + 7] * y + fields[at + 6] * z;
      double stretch = kx * x + ky * y + kz * z;
      double lean = fields[at + 1] * x + fields[at + 2] * y + fields[at + 3] * z;
      double byDecay = stretch - 2 * lean + fields[at] - own;
      double turn = 2 * g * inverse[k];
      double radial = pairSlope[k] + decaySlope[k] * byDecay - turn * (stretch - lean);
      double gx = radial * x + turn * (kx - fields[at + 1]);
      double gy = radial * y + turn * (ky - fields[at + 2]);
      double gz = radial * z + turn * (kz - fields[at + 3]);
      int j = 3 * nearby.atoms()[place[k]];
      forces[j] -= gx;
      forces[j + 1] -= gy;
      forces[j + 2] -= gz;
      fx += gx;
      fy += gy;
      fz += gz;
      double r = length[k];
      xx -= r * x * gx;
      yy -= r * y * gy;
      zz -= r * z * gz;
      yz -= r * y * gz;
      xz -= r * x * gz;
      xy -= r * x * gy;
    }
    forces[3 * i] += fx;
    forces[3 * i + 1] += fy;
    forces[3 * i + 2] += fz;
    tally.energies()[i] -= 0.5 * self;
    // Only the sum over all neighbours of all atoms is symmetric, which is all that is asked for.
    tally.addVirial(xx, yy, zz, yz, xz, xy);
  }

  private void reserve(int least) {
    if (place.length < least) {
      int capacity = least + least / 4;
      place = new int[capacity];
      kind = new int[capacity];
      ux = new double[capacity];
      uy = new double[capacity];
      uz = new double[capacity];
      length = new double[capacity];
      inverse = new double[capacity];
      decay = new double[capacity];
      decaySlope = new double[capacity];
      pairSlope = new double[capacity];
    }
  }
}
