package org.athanor.potentials.fingerprint;

import java.util.Arrays;
import org.athanor.potentials.numerics.Rows;
import org.athanor.potentials.structure.Neighbours;

/**
 * The atoms around one centre, in flat arrays padded with atoms of no weight.
 *
 * <p>Positions are relative to the centre, which stands last: reduction to tridiagonal form likes
 * its largest row there.
 */
final class Sphere {
  private final Widths widths;
  private final double cutoff;

  /** Atoms in the sphere, the centre included. */
  int count;

  /** {@code count} padded to full rows. */
  int stride;

  /** Which atom of the structure each is. */
  int[] atom = new int[0];

  int[] kind = new int[0];

  /** Relative positions in Å. */
  double[] x = new double[0];

  double[] y = new double[0];
  double[] z = new double[0];

  /** A = (1 − d²/r_c²)². */
  double[] weight = new double[0];

  /** A′ = −4(1 − d²/r_c²)/r_c²: times the relative position it is ∂A/∂r, in Å⁻². */
  double[] slope = new double[0];

  /** Exponents u of overlaps with an atom of kind k: [kinds × stride]. */
  double[] exponent = new double[0];

  /** Prefactors likewise. */
  double[] prefactor = new double[0];

  Sphere(Widths widths, double cutoff) {
    this.widths = widths;
    this.cutoff = cutoff;
  }

  Widths widths() {
    return widths;
  }

  /** Collects the sphere of atom {@code i}. */
  void gather(Neighbours neighbours, int i, Shell.Members members) {
    int[] offsets = neighbours.offsets();
    reserve(offsets[i + 1] - offsets[i] + 1);
    int centre = widths.atomicNumbers[i];
    count = 0;
    for (int k = offsets[i]; k < offsets[i + 1]; k++) {
      int j = neighbours.indices()[k];
      if (neighbours.distances()[k] < cutoff && members.include(centre, widths.atomicNumbers[j])) {
        put(j, neighbours.dx()[k], neighbours.dy()[k], neighbours.dz()[k]);
      }
    }
    put(i, 0, 0, 0);
    pad();
    fillTables();
  }

  private void put(int j, double dx, double dy, double dz) {
    double square = dx * dx + dy * dy + dz * dz;
    double root = 1 - square / (cutoff * cutoff);
    atom[count] = j;
    kind[count] = widths.kindOf[j];
    x[count] = dx;
    y[count] = dy;
    z[count] = dz;
    weight[count] = root * root;
    slope[count] = -4 * root / (cutoff * cutoff);
    count++;
  }

  private void pad() {
    stride = Rows.padded(count);
    for (double[] values : new double[][] {x, y, z, weight, slope}) {
      Arrays.fill(values, count, stride, 0);
    }
    Arrays.fill(kind, count, stride, 0);
  }

  private void fillTables() {
    int kinds = widths.kinds;
    for (int k = 0; k < kinds; k++) {
      for (int b = 0; b < stride; b++) {
        exponent[k * stride + b] = widths.exponent[k * kinds + kind[b]];
        prefactor[k * stride + b] = widths.prefactor[k * kinds + kind[b]];
      }
    }
  }

  private void reserve(int atoms) {
    if (atom.length < Rows.padded(atoms)) {
      int room = Rows.padded(atoms + atoms / 4);
      atom = new int[room];
      kind = new int[room];
      x = new double[room];
      y = new double[room];
      z = new double[room];
      weight = new double[room];
      slope = new double[room];
      exponent = new double[widths.kinds * room];
      prefactor = new double[widths.kinds * room];
    }
  }
}
