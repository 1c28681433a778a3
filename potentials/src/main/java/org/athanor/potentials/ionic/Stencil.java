package org.athanor.potentials.ionic;

/**
 * The points of a mesh around one charge: what it puts on them, and what it reads from them. Work
 * arrays of one thread.
 *
 * <p>Rows along the third axis have {@code order − 1} more points than the mesh, so that a stencil
 * never wraps within a row.
 */
final class Stencil {
  private final Window window;
  private final int order;
  private final int rowLength;
  private final MeshSize size;
  private final double[] alongA;
  private final double[] alongB;
  private final double[] alongC;
  private final double[] slopeA;
  private final double[] slopeB;
  private final double[] slopeC;

  /** Where each of the rows begins, [order²]. */
  private final int[] rows;

  /** Potential and its slopes by the place on the mesh. */
  private final double[] read = new double[4];

  Stencil(Window window, MeshSize size) {
    this.window = window;
    this.order = window.order();
    this.size = size;
    this.rowLength = rowLength(window, size);
    this.alongA = new double[order];
    this.alongB = new double[order];
    this.alongC = new double[order];
    this.slopeA = new double[order];
    this.slopeB = new double[order];
    this.slopeC = new double[order];
    this.rows = new int[order * order];
  }

  static int rowLength(Window window, MeshSize size) {
    return size.c() + window.order() - 1;
  }

  /** Adds a charge to a mesh. */
  void spread(double charge, Places places, int atom, double[] mesh) {
    int a = (int) places.along(atom, 0);
    int b = (int) places.along(atom, 1);
    int c = (int) places.along(atom, 2);
    window.weights(places.along(atom, 0) - a, alongA);
    window.weights(places.along(atom, 1) - b, alongB);
    window.weights(places.along(atom, 2) - c, alongC);
    find(a, b, c);
    for (int j = 0; j < order; j++) {
      double first = charge * alongA[j];
      for (int k = 0; k < order; k++) {
        add(mesh, rows[j * order + k], first * alongB[k]);
      }
    }
  }

  private void add(double[] mesh, int row, double factor) {
    for (int l = 0; l < order; l++) {
      mesh[row + l] += factor * alongC[l];
    }
  }

  private void find(int a, int b, int c) {
    for (int j = 0; j < order; j++) {
      int plane = a + j < size.a() ? a + j : a + j - size.a();
      for (int k = 0; k < order; k++) {
        int line = b + k < size.b() ? b + k : b + k - size.b();
        rows[j * order + k] = (plane * size.b() + line) * rowLength + c;
      }
    }
  }

  /**
   * Reads a mesh at a charge.
   *
   * @return the value and its slopes by the place on the mesh along each row, [4]; shared
   */
  double[] read(Places places, int atom, double[] mesh) {
    int a = (int) places.along(atom, 0);
    int b = (int) places.along(atom, 1);
    int c = (int) places.along(atom, 2);
    window.weights(places.along(atom, 0) - a, alongA, slopeA);
    window.weights(places.along(atom, 1) - b, alongB, slopeB);
    window.weights(places.along(atom, 2) - c, alongC, slopeC);
    find(a, b, c);
    double value = 0;
    double byA = 0;
    double byB = 0;
    double byC = 0;
    for (int j = 0; j < order; j++) {
      double planeValue = 0;
      double planeB = 0;
      double planeC = 0;
      for (int k = 0; k < order; k++) {
        int row = rows[j * order + k];
        double lineValue = 0;
        double lineC = 0;
        for (int l = 0; l < order; l++) {
          lineValue += mesh[row + l] * alongC[l];
          lineC += mesh[row + l] * slopeC[l];
        }
        planeValue += alongB[k] * lineValue;
        planeB += slopeB[k] * lineValue;
        planeC += alongB[k] * lineC;
      }
      value += alongA[j] * planeValue;
      byA += slopeA[j] * planeValue;
      byB += alongA[j] * planeB;
      byC += alongA[j] * planeC;
    }
    read[0] = value;
    read[1] = byA;
    read[2] = byB;
    read[3] = byC;
    return read;
  }
}
