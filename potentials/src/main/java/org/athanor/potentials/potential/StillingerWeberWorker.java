package org.athanor.potentials.potential;

import static org.athanor.potentials.potential.StillingerWeberSums.MOMENTS;

import java.util.Arrays;
import org.athanor.potentials.structure.Nearby;
import org.athanor.potentials.structure.Neighbours;

/**
 * The inner loops of {@link StillingerWeber}: every pair once, and linear in the number of
 * neighbours.
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
 *
 * <p>The first pass makes the moments, the second the fields, the third the {@link
 * StillingerWeberForces forces}.
 */
final class StillingerWeberWorker implements PartedKernel.Worker {
  /** So many atoms' pairs are evaluated together. */
  private static final int TOGETHER = 64;

  private final StillingerWeberTable table;
  private final int size;
  private final int[] element;
  private final StillingerWeberSums sums;
  private final StillingerWeberBatch batch;
  private final StillingerWeberForces forces;
  private final Nearby nearby = new Nearby();
  private final double[] own;
  private int[] kinds = new int[0];

  StillingerWeberWorker(StillingerWeberTable table, int[] element, StillingerWeberSums sums) {
    this.table = table;
    this.size = table.size();
    this.element = element;
    this.sums = sums;
    this.batch = new StillingerWeberBatch(table);
    this.forces = new StillingerWeberForces(table, element, sums);
    this.own = new double[MOMENTS * size];
  }

  @Override
  public int passes() {
    return 3;
  }

  @Override
  public double reach() {
    return table.cutoff();
  }

  @Override
  public boolean whole() {
    return false;
  }

  @Override
  public void begin(Neighbours list) {
    sums.begin(list.parts());
  }

  @Override
  public void pass(int pass, int part, Neighbours list, Tally tally) {
    int begin = list.parts().begin(part);
    int end = list.parts().end(part);
    StillingerWeberStore store = sums.store(part);
    switch (pass) {
      case 0 -> {
        for (int from = begin; from < end; from += TOGETHER) {
          pairs(from, Math.min(from + TOGETHER, end), begin, list, store, tally.energies());
        }
      }
      case 1 -> fields(begin, end, tally.energies());
      default -> forces.add(begin, end, store, tally);
    }
  }

  private void pairs(
      int from, int to, int begin, Neighbours list, StillingerWeberStore store, double[] energies) {
    int used = store.first[from - begin];
    nearby.clear();
    for (int i = from; i < to; i++) {
      int before = nearby.count();
      list.appendAhead(i, table.cutoff(), nearby);
      store.first[i - begin + 1] = used + nearby.count();
      if (size > 1) {
        enterKinds(i, before);
      }
    }
    batch.evaluate(nearby.squares(), kinds, nearby.count());
    store.append(nearby, batch, used);
    for (int i = from; i < to; i++) {
      sum(i, store.first[i - begin] - used, store.first[i - begin + 1] - used, energies);
    }
  }

  private void enterKinds(int i, int from) {
    if (kinds.length < nearby.count()) {
      kinds = Arrays.copyOf(kinds, 2 * nearby.count());
    }
    for (int k = from; k < nearby.count(); k++) {
      kinds[k] = element[i] * size + element[nearby.atoms()[k]];
    }
  }

  /** Adds the pairs of atom i to the moments and energies of both their atoms. */
  private void sum(int i, int from, int to, double[] energies) {
    int[] atoms = nearby.atoms();
    double energy = 0;
    for (int k = from; k < to; k++) {
      energy += batch.energyOfI[k];
      energies[atoms[k]] += batch.energyOfJ[k];
    }
    energies[i] += energy;
    for (int a = 0; a < size; a++) {
      sum(i, a, from, to);
    }
  }

  /** The moments of atom i's neighbours of element a, and of i among theirs. */
  private void sum(int i, int a, int from, int to) {
    int[] atoms = nearby.atoms();
    double[] dx = nearby.dx();
    double[] dy = nearby.dy();
    double[] dz = nearby.dz();
    double[] inverse = batch.inverse;
    double[] decay = batch.decayAtI;
    double[] decayAtJ = batch.decayAtJ;
    double[] m = sums.moments;
    double one = 0;
    double sx = 0;
    double sy = 0;
    double sz = 0;
    double xx = 0;
    double yy = 0;
    double zz = 0;
    double yz = 0;
    double xz = 0;
    double xy = 0;
    for (int k = from; k < to; k++) {
      int j = atoms[k];
      if (element[j] == a) {
        double perLength = inverse[k];
        double x = dx[k] * perLength;
        double y = dy[k] * perLength;
        double z = dz[k] * perLength;
        double g = decay[k];
        double gx = g * x;
        double gy = g * y;
        double gz = g * z;
        one += g;
        sx += gx;
        sy += gy;
        sz += gz;
        xx += gx * x;
        yy += gy * y;
        zz += gz * z;
        yz += gy * z;
        xz += gx * z;
        xy += gx * y;
        g = decayAtJ[k];
        gx = g * x;
        gy = g * y;
        gz = g * z;
        int at = MOMENTS * (j * size + element[i]);
        m[at] += g;
        m[at + 1] -= gx;
        m[at + 2] -= gy;
        m[at + 3] -= gz;
        m[at + 4] += gx * x;
        m[at + 5] += gy * y;
        m[at + 6] += gz * z;
        m[at + 7] += gy * z;
        m[at + 8] += gx * z;
        m[at + 9] += gx * y;
      }
    }
    int at = MOMENTS * (i * size + a);
    m[at] += one;
    m[at + 1] += sx;
    m[at + 2] += sy;
    m[at + 3] += sz;
    m[at + 4] += xx;
    m[at + 5] += yy;
    m[at + 6] += zz;
    m[at + 7] += yz;
    m[at + 8] += xz;
    m[at + 9] += xy;
  }

  /** The fields that act on neighbours of each element take the moments' place. */
  private void fields(int begin, int end, double[] energies) {
    for (int i = begin; i < end; i++) {
      int at = MOMENTS * size * i;
      System.arraycopy(sums.moments, at, own, 0, own.length);
      double twice = 0;
      for (int a = 0; a < size; a++) {
        field((element[i] * size + a) * size, at + MOMENTS * a);
        twice += product(sums.moments, at + MOMENTS * a, MOMENTS * a);
      }
      energies[i] += 0.5 * twice;
    }
  }

  private void field(int triples, int at) {
    double[] fields = sums.moments;
    Arrays.fill(fields, at, at + MOMENTS, 0);
    for (int b = 0; b < size; b++) {
      double strength = table.strength(triples + b);
      double tilt = strength * table.cosine(triples + b);
      int of = MOMENTS * b;
      fields[at] += tilt * table.cosine(triples + b) * own[of];
      for (int m = 1; m < MOMENTS; m++) {
        fields[at + m] += (m < 4 ? tilt : strength) * own[of + m];
      }
    }
  }

  private double product(double[] fields, int at, int of) {
    double straight =
        fields[at + 4] * own[of + 4] + fields[at + 5] * own[of + 5] + fields[at + 6] * own[of + 6];
    double crossed =
        fields[at + 7] * own[of + 7] + fields[at + 8] * own[of + 8] + fields[at + 9] * own[of + 9];
    double along =
        fields[at + 1] * own[of + 1] + fields[at + 2] * own[of + 2] + fields[at + 3] * own[of + 3];
    return straight + 2 * crossed - 2 * along + fields[at] * own[of];
  }
}
