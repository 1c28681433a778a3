package org.athanor.potentials.tightbinding;

import java.util.Arrays;
import org.athanor.potentials.numerics.HermitianEigen;
import org.athanor.potentials.numerics.Rows;
import org.athanor.potentials.numerics.SymmetricEigen;

/**
 * The states at every k-point: H(k) = Σ_T h(T) exp(i k·T), levels and vectors.
 *
 * <p>Where all phases are real the matrix is real and symmetric, and half as large a problem.
 */
final class Bands {
  private final TightBindingParameters.Levels levels;
  private final int n;
  private final int stride;
  private final HermitianEigen hermitian = new HermitianEigen();
  private final SymmetricEigen symmetric = new SymmetricEigen();
  private final double[] phase = new double[2];
  private final Rows.Block matrix;
  private double[] values = new double[0];
  private double[] vectors = new double[0];

  Bands(TightBindingParameters.Levels levels, int atoms) {
    this.levels = levels;
    n = SlaterKoster.ORBITALS * atoms;
    stride = Rows.padded(n);
    matrix = new Rows.Block(new double[2 * n * stride], 0, stride);
  }

  /** Solves for all states of a mesh. */
  void solve(Bonds bonds, Mesh mesh) {
    if (values.length < n * mesh.points()) {
      values = new double[n * mesh.points()];
      vectors = new double[Math.multiplyExact(mesh.points(), 2 * n * stride)];
    }
    double[] here = new double[n];
    for (int point = 0; point < mesh.points(); point++) {
      boolean real = mesh.isReal(point);
      build(bonds, mesh, point, real ? 1 : 2);
      if (real) {
        symmetric.vectors(matrix, n, here, states(point, mesh), n);
      } else {
        hermitian.vectors(matrix, n, here, states(point, mesh));
      }
      System.arraycopy(here, 0, values, n * point, n);
    }
  }

  /** Orbitals of the cell, n. */
  int size() {
    return n;
  }

  /** Levels in eV, n for each k-point, descending; shared. */
  double[] values() {
    return values;
  }

  /**
   * The states at a k-point, one a row in the order of {@link #values}: real parts and, unless the
   * point is real, in the second half of the row imaginary parts.
   */
  Rows.Block states(int point, Mesh mesh) {
    return new Rows.Block(vectors, point * 2 * n * stride, (mesh.isReal(point) ? 1 : 2) * stride);
  }

  /** Row a of the matrix takes {@code parts} rows: real parts, and imaginary parts if there are. */
  private void build(Bonds bonds, Mesh mesh, int point, int parts) {
    double[] m = matrix.values();
    Arrays.fill(m, 0, parts * n * stride, 0);
    for (int a = 0; a < n; a++) {
      m[parts * a * stride + a] = a % SlaterKoster.ORBITALS == 0 ? levels.s() : levels.p();
    }
    for (int bond = 0; bond < bonds.count(); bond++) {
      bonds.phase(mesh, point, bond, phase);
      int i = SlaterKoster.ORBITALS * bonds.first(bond);
      int j = SlaterKoster.ORBITALS * bonds.second(bond);
      for (int k = 0; k < 16; k++) {
        int a = i + k / 4;
        int b = j + k % 4;
        double h = bonds.blocks()[16 * bond + k];
        m[parts * a * stride + b] += h * phase[0];
        m[parts * b * stride + a] += h * phase[0];
        if (parts == 2) {
          m[(2 * a + 1) * stride + b] += h * phase[1];
          m[(2 * b + 1) * stride + a] -= h * phase[1];
        }
      }
    }
  }
}
