package org.athanor.potentials.ionic;

import org.athanor.potentials.potential.Kernel;
import org.athanor.potentials.potential.Tally;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Neighbours;

/**
 * The long-ranged half of Ewald's sum: E = (2πc/V) Σ_{k≠0} exp(−k²/4α²)/k² |S(k)|², S = Σ q_i exp(i
 * k·r_i), over all wave vectors shorter than a given one.
 *
 * <p>With e_k the term of a wave vector, atom i takes its share Re(q_i exp(i k·r_i) S*)/|S|² of it,
 * and the virial is Σ e_k [1 − 2(1/k² + 1/4α²) k⊗k]. Of k and −k one is visited, and counts twice.
 * Source: D. Frenkel and B. Smit, Understanding Molecular Simulation (2002), section 12.1.
 */
final class ReciprocalSum implements Kernel {
  private final double[] charges;
  private final double constant;
  private final double alpha;
  private final double longest;
  private final Phases phases;

  /** Of the current wave vector: q cos(k·r) and q sin(k·r), [n]. */
  private final double[] cosine;

  private final double[] sine;

  ReciprocalSum(double[] charges, double constant, double alpha, double longest) {
    this.charges = charges;
    this.constant = constant;
    this.alpha = alpha;
    this.longest = longest;
    this.phases = new Phases(charges);
    this.cosine = new double[charges.length];
    this.sine = new double[charges.length];
  }

  @Override
  public void add(Neighbours neighbours, Tally tally) {
    Cell cell = neighbours.cell();
    if (!cell.periodicity().equals(Cell.Periodicity.FULL)) {
      throw new IllegalArgumentException(
          "Ewald: expected a cell that repeats along all three rows, got " + cell.periodicity());
    }
    double[] inverse = cell.rows().inverse().toArray();
    double[] rows = cell.rows().toArray();
    int[] most = new int[3];
    for (int axis = 0; axis < 3; axis++) {
      double x = rows[3 * axis];
      double y = rows[3 * axis + 1];
      double z = rows[3 * axis + 2];
      most[axis] = (int) Math.floor(longest * Math.sqrt(x * x + y * y + z * z) / (2 * Math.PI));
    }
    phases.update(neighbours.positions(), inverse, most);
    double prefactor = 4 * Math.PI * constant / cell.volume();
    for (int a = 0; a <= most[0]; a++) {
      for (int b = a == 0 ? 0 : -most[1]; b <= most[1]; b++) {
        phases.along(a, b);
        for (int c = a == 0 && b == 0 ? 1 : -most[2]; c <= most[2]; c++) {
          wave(inverse, a, b, c, prefactor, tally);
        }
      }
    }
  }

  private void wave(double[] m, int a, int b, int c, double prefactor, Tally tally) {
    double x = 2 * Math.PI * (a * m[0] + b * m[1] + c * m[2]);
    double y = 2 * Math.PI * (a * m[3] + b * m[4] + c * m[5]);
    double z = 2 * Math.PI * (a * m[6] + b * m[7] + c * m[8]);
    double square = x * x + y * y + z * z;
    if (!(square < longest * longest)) {
      return;
    }
    double weight = prefactor * StrictMath.exp(-square / (4 * alpha * alpha)) / square;
    phases.finish(c, cosine, sine);
    double real = 0;
    double imaginary = 0;
    for (int i = 0; i < charges.length; i++) {
      real += cosine[i];
      imaginary += sine[i];
    }
    double energy = weight * (real * real + imaginary * imaginary);
    addVirial(tally.virial(), energy, 2 * (1 / square + 1 / (4 * alpha * alpha)), x, y, z);
    double[] energies = tally.energies();
    double[] forces = tally.forces();
    for (int i = 0; i < charges.length; i++) {
      energies[i] += weight * (cosine[i] * real + sine[i] * imaginary);
      double push = 2 * weight * (sine[i] * real - cosine[i] * imaginary);
      forces[3 * i] += push * x;
      forces[3 * i + 1] += push * y;
      forces[3 * i + 2] += push * z;
    }
  }

  private static void addVirial(
      double[] virial, double energy, double factor, double x, double y, double z) {
    double xy = -energy * factor * x * y;
    double xz = -energy * factor * x * z;
    double yz = -energy * factor * y * z;
    virial[0] += energy * (1 - factor * x * x);
    virial[4] += energy * (1 - factor * y * y);
    virial[8] += energy * (1 - factor * z * z);
    virial[1] += xy;
    virial[3] += xy;
    virial[2] += xz;
    virial[6] += xz;
    virial[5] += yz;
    virial[7] += yz;
  }
}
