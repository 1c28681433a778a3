package org.athanor.potentials.ionic;

/**
 * The points of a mesh around one charge: what it puts on them, and what it reads from them. Work
 * arrays of one thread.
 *
 * <p>Rows along the third axis have more points than the mesh, so that a stencil never wraps within
 * a row, and are done in blocks of four or six points, whose weights stay in registers; what the
 * last block has too many are weights of zero.
 */
final class Stencil {
  private final Window window;
  private final int order;

  /** How many points of a row are done at once. */
  private final int block;

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
    this.block = block(order);
    this.size = size;
    this.rowLength = rowLength(window, size);
    this.alongA = new double[order];
    this.alongB = new double[order];
    this.alongC = new double[padded(order)];
    this.slopeA = new double[order];
    this.slopeB = new double[order];
    this.slopeC = new double[padded(order)];
    this.rows = new int[order * order];
  }

  static int rowLength(Window window, MeshSize size) {
    return size.c() + padded(window.order()) - 1;
  }

  private static int padded(int order) {
    int block = block(order);
    return (order + block - 1) / block * block;
  }

  /** Six where that leaves less over than four. */
  private static int block(int order) {
    return order == 5 || order == 6 ? 6 : 4;
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
    for (int l = 0; l < order; l += block) {
      if (block == 6) {
        addSix(charge, mesh, l);
      } else {
        addFour(charge, mesh, l);
      }
    }
  }

  private void addFour(double charge, double[] mesh, int l) {
    double c0 = charge * alongC[l];
    double c1 = charge * alongC[l + 1];
    double c2 = charge * alongC[l + 2];
    double c3 = charge * alongC[l + 3];
    for (int j = 0; j < order; j++) {
      double first = alongA[j];
      for (int k = 0; k < order; k++) {
        int at = rows[j * order + k] + l;
        double factor = first * alongB[k];
        mesh[at] += factor * c0;
        mesh[at + 1] += factor * c1;
        mesh[at + 2] += factor * c2;
        mesh[at + 3] += factor * c3;
      }
    }
  }

  private void addSix(double charge, double[] mesh, int l) {
    double c0 = charge * alongC[l];
    double c1 = charge * alongC[l + 1];
    double c2 = charge * alongC[l + 2];
    double c3 = charge * alongC[l + 3];
    double c4 = charge * alongC[l + 4];
    double c5 = charge * alongC[l + 5];
    for (int j = 0; j < order; j++) {
      double first = alongA[j];
      for (int k = 0; k < order; k++) {
        int at = rows[j * order + k] + l;
        double factor = first * alongB[k];
        mesh[at] += factor * c0;
        mesh[at + 1] += factor * c1;
        mesh[at + 2] += factor * c2;
        mesh[at + 3] += factor * c3;
        mesh[at + 4] += factor * c4;
        mesh[at + 5] += factor * c5;
      }
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
    read[0] = 0;
    read[1] = 0;
    read[2] = 0;
    read[3] = 0;
    for (int l = 0; l < order; l += block) {
      if (block == 6) {
        readSix(mesh, l);
      } else {
        readFour(mesh, l);
      }
    }
    return read;
  }

  private void readFour(double[] mesh, int l) {
    double c0 = alongC[l];
    double c1 = alongC[l + 1];
    double c2 = alongC[l + 2];
    double c3 = alongC[l + 3];
    double s0 = slopeC[l];
    double s1 = slopeC[l + 1];
    double s2 = slopeC[l + 2];
    double s3 = slopeC[l + 3];
    double value = 0;
    double byA = 0;
    double byB = 0;
    double byC = 0;
    for (int j = 0; j < order; j++) {
      double planeValue = 0;
      double planeB = 0;
      double planeC = 0;
      for (int k = 0; k < order; k++) {
        int at = rows[j * order + k] + l;
        double m0 = mesh[at];
        double m1 = mesh[at + 1];
        double m2 = mesh[at + 2];
        double m3 = mesh[at + 3];
        double lineValue = (m0 * c0 + m1 * c1) + (m2 * c2 + m3 * c3);
        double lineC = (m0 * s0 + m1 * s1) + (m2 * s2 + m3 * s3);
        planeValue += alongB[k] * lineValue;
        planeB += slopeB[k] * lineValue;
        planeC += alongB[k] * lineC;
      }
      value += alongA[j] * planeValue;
      byA += slopeA[j] * planeValue;
      byB += alongA[j] * planeB;
      byC += alongA[j] * planeC;
    }
    read[0] += value;
    read[1] += byA;
    read[2] += byB;
    read[3] += byC;
  }

  private void readSix(double[] mesh, int l) {
    double c0 = alongC[l];
    double c1 = alongC[l + 1];
    double c2 = alongC[l + 2];
    double c3 = alongC[l + 3];
    double c4 = alongC[l + 4];
    double c5 = alongC[l + 5];
    double s0 = slopeC[l];
    double s1 = slopeC[l + 1];
    double s2 = slopeC[l + 2];
    double s3 = slopeC[l + 3];
    double s4 = slopeC[l + 4];
    double s5 = slopeC[l + 5];
    double value = 0;
    double byA = 0;
    double byB = 0;
    double byC = 0;
    for (int j = 0; j < order; j++) {
      double planeValue = 0;
      double planeB = 0;
      double planeC = 0;
      for (int k = 0; k < order; k++) {
        int at = rows[j * order + k] + l;
        double m0 = mesh[at];
        double m1 = mesh[at + 1];
        double m2 = mesh[at + 2];
        double m3 = mesh[at + 3];
        double m4 = mesh[at + 4];
        double m5 = mesh[at + 5];
        double lineValue = (m0 * c0 + m1 * c1 + m2 * c2) + (m3 * c3 + m4 * c4 + m5 * c5);
        double lineC = (m0 * s0 + m1 * s1 + m2 * s2) + (m3 * s3 + m4 * s4 + m5 * s5);
        planeValue += alongB[k] * lineValue;
        planeB += slopeB[k] * lineValue;
        planeC += alongB[k] * lineC;
      }
      value += alongA[j] * planeValue;
      byA += slopeA[j] * planeValue;
      byB += alongA[j] * planeB;
      byC += alongA[j] * planeC;
    }
    read[0] += value;
    read[1] += byA;
    read[2] += byB;
    read[3] += byC;
  }
}
