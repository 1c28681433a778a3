package org.athanor.potentials.ionic;

import org.athanor.potentials.structure.Cell;

/**
 * What each wave on a mesh is worth: G = (4πc/V) χ̂(kR)/χ̂(0)/k² times the window's factors, and
 * its slope by k². Waves at the edge of the mesh, whose sign of k is not defined, are left out.
 *
 * <p>Numbers of a plane a = 0 … A/2 − 1 stand in order [c][b], as the transform leaves them.
 */
final class Influence {
  private final MeshSize size;
  private final Splitting splitting;
  private final double constant;
  private final double[] factorsA;
  private final double[] factorsB;
  private final double[] factorsC;
  private final double[] worth;
  private final double[] slopes;
  private double[] inverse = new double[9];
  private double prefactor;

  Influence(MeshSize size, Splitting splitting, Window window, double constant) {
    this.size = size;
    this.splitting = splitting;
    this.constant = constant;
    this.factorsA = window.factors(size.a());
    this.factorsB = window.factors(size.b());
    this.factorsC = window.factors(size.c());
    this.worth = new double[size.a() / 2 * size.b() * size.c()];
    this.slopes = new double[worth.length];
  }

  /** Begins with a new cell; then every plane must be {@link #fill filled}. */
  void begin(Cell cell) {
    inverse = cell.rows().inverse().toArray();
    prefactor = 4 * Math.PI * constant / cell.volume();
  }

  /** The waves of plane {@code a}. */
  void fill(int a) {
    int at = a * size.b() * size.c();
    for (int c = 0; c < size.c(); c++) {
      for (int b = 0; b < size.b(); b++, at++) {
        boolean edge = 2 * b == size.b() || 2 * c == size.c();
        if (edge || a + b + c == 0) {
          worth[at] = 0;
          slopes[at] = 0;
        } else {
          fill(at, a, b, c);
        }
      }
    }
  }

  private void fill(int at, int a, int b, int c) {
    double square = square(a, signed(b, size.b()), signed(c, size.c()));
    double factor = prefactor * factorsA[a] * factorsB[b] * factorsC[c] / square;
    double far = splitting.far(square);
    worth[at] = factor * far;
    slopes[at] = factor * (splitting.farSlope(square) - far / square);
  }

  private double square(int a, int b, int c) {
    double x = a * inverse[0] + b * inverse[1] + c * inverse[2];
    double y = a * inverse[3] + b * inverse[4] + c * inverse[5];
    double z = a * inverse[6] + b * inverse[7] + c * inverse[8];
    return 4 * Math.PI * Math.PI * (x * x + y * y + z * z);
  }

  /** The wave that a place in a transform stands for. */
  static int signed(int place, int n) {
    return 2 * place > n ? place - n : place;
  }

  /** G in eV/e²; shared, read only. */
  double[] worth() {
    return worth;
  }

  /** ∂G/∂k² in eV·Å²/e²; shared, read only. */
  double[] slopes() {
    return slopes;
  }

  /**
   * Adds to a virial.
   *
   * @param sums of ½ G |S|², and of ∂G/∂k² |S|² times aa, bb, cc, bc, ac, ab, [7]
   */
  void addVirial(double[] sums, double[] virial) {
    double[] m = inverse;
    double[][] dyad = {
      {sums[1], sums[6], sums[5]}, {sums[6], sums[2], sums[4]}, {sums[5], sums[4], sums[3]}
    };
    for (int row = 0; row < 3; row++) {
      virial[4 * row] += sums[0];
      for (int column = 0; column < 3; column++) {
        double sum = 0;
        for (int p = 0; p < 3; p++) {
          for (int q = 0; q < 3; q++) {
            sum += m[3 * row + p] * dyad[p][q] * m[3 * column + q];
          }
        }
        virial[3 * row + column] += 4 * Math.PI * Math.PI * sum;
      }
    }
  }
}
