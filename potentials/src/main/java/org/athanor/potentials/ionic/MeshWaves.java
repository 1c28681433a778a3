package org.athanor.potentials.ionic;

import java.util.Arrays;
import org.athanor.potentials.numerics.Fourier;

/**
 * Turns the charges on a mesh into their potential, by way of their waves.
 *
 * <p>The mesh stands in order [a][b][c]. Two lines along a, half a mesh apart in b, are the real
 * and imaginary part of one transform; then each plane of waves along a is turned along b and along
 * c, weighed, and turned back. Every step falls into parts that share nothing: pairs of lines, and
 * planes.
 */
final class MeshWaves {
  /** Sums of a plane, see {@link Influence#addVirial}. */
  static final int SUMS = 7;

  private final MeshSize size;
  private final int rowLength;
  private final Influence influence;

  /** Twice the waves along a of lines along b and c, without the edge of the mesh, [A/2][B][C]. */
  private final double[] real;

  private final double[] imaginary;
  private final double[] sums;

  MeshWaves(MeshSize size, int rowLength, Influence influence) {
    this.size = size;
    this.rowLength = rowLength;
    this.influence = influence;
    this.real = new double[planes() * size.b() * size.c()];
    this.imaginary = new double[real.length];
    this.sums = new double[SUMS * planes()];
  }

  /** One thread's work arrays. */
  static final class Desk {
    private final Fourier alongA;
    private final Fourier alongB;
    private final Fourier alongC;
    private final double[] real;
    private final double[] imaginary;
    private final double[] turnedReal;
    private final double[] turnedImaginary;

    Desk(MeshSize size) {
      alongA = new Fourier(size.a());
      alongB = new Fourier(size.b());
      alongC = new Fourier(size.c());
      int most = size.c() * Math.max(size.a(), size.b());
      real = new double[most];
      imaginary = new double[most];
      turnedReal = new double[size.b() * size.c()];
      turnedImaginary = new double[size.b() * size.c()];
    }
  }

  /** How many planes of waves there are. */
  int planes() {
    return size.a() / 2;
  }

  /** How many pairs of lines there are. */
  int pairs() {
    return size.b() / 2;
  }

  /**
   * Turns a pair of lines along a; what stands beyond the rows' ends belongs to their beginnings.
   */
  void forward(Desk desk, int b, double[] mesh) {
    int columns = size.c();
    int other = b + pairs();
    for (int a = 0; a < size.a(); a++) {
      copyFolded(mesh, (a * size.b() + b) * rowLength, desk.real, a * columns);
      copyFolded(mesh, (a * size.b() + other) * rowLength, desk.imaginary, a * columns);
    }
    desk.alongA.transform(desk.real, desk.imaginary, columns);
    for (int a = 0; a < planes(); a++) {
      int mirrored = a == 0 ? 0 : size.a() - a;
      separate(desk, a * columns, mirrored * columns, line(a, b), line(a, other));
    }
  }

  private int line(int a, int b) {
    return (a * size.b() + b) * size.c();
  }

  private void copyFolded(double[] mesh, int from, double[] target, int to) {
    System.arraycopy(mesh, from, target, to, size.c());
    for (int beyond = size.c(); beyond < rowLength; beyond++) {
      target[to + beyond % size.c()] += mesh[from + beyond];
    }
  }

  private void separate(Desk desk, int at, int mirrored, int first, int second) {
    for (int c = 0; c < size.c(); c++) {
      double r = desk.real[at + c];
      double i = desk.imaginary[at + c];
      double mirroredR = desk.real[mirrored + c];
      double mirroredI = desk.imaginary[mirrored + c];
      real[first + c] = r + mirroredR;
      imaginary[first + c] = i - mirroredI;
      real[second + c] = i + mirroredI;
      imaginary[second + c] = mirroredR - r;
    }
  }

  /** Turns a plane of waves along b and c, weighs it, and turns it back. */
  void weigh(Desk desk, int a) {
    int plane = size.b() * size.c();
    System.arraycopy(real, a * plane, desk.real, 0, plane);
    System.arraycopy(imaginary, a * plane, desk.imaginary, 0, plane);
    desk.alongB.transform(desk.real, desk.imaginary, size.c());
    transpose(desk.real, size.b(), size.c(), desk.turnedReal);
    transpose(desk.imaginary, size.b(), size.c(), desk.turnedImaginary);
    desk.alongC.transform(desk.turnedReal, desk.turnedImaginary, size.b());
    multiply(desk, a);
    desk.alongC.transform(desk.turnedImaginary, desk.turnedReal, size.b());
    transpose(desk.turnedReal, size.c(), size.b(), desk.real);
    transpose(desk.turnedImaginary, size.c(), size.b(), desk.imaginary);
    desk.alongB.transform(desk.imaginary, desk.real, size.c());
    System.arraycopy(desk.real, 0, real, a * plane, plane);
    System.arraycopy(desk.imaginary, 0, imaginary, a * plane, plane);
  }

  private static void transpose(double[] from, int rows, int columns, double[] to) {
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        to[column * rows + row] = from[row * columns + column];
      }
    }
  }

  private void multiply(Desk desk, int a) {
    double[] r = desk.turnedReal;
    double[] i = desk.turnedImaginary;
    double[] worth = influence.worth();
    double[] slopes = influence.slopes();
    int from = a * size.b() * size.c();
    int sum = SUMS * a;
    Arrays.fill(sums, sum, sum + SUMS, 0);
    for (int c = 0; c < size.c(); c++) {
      double energy = 0;
      double plain = 0;
      double once = 0;
      double twice = 0;
      for (int b = 0; b < size.b(); b++) {
        int at = c * size.b() + b;
        double square = r[at] * r[at] + i[at] * i[at];
        double wave = Influence.signed(b, size.b());
        double bend = slopes[from + at] * square;
        energy += worth[from + at] * square;
        plain += bend;
        once += bend * wave;
        twice += bend * wave * wave;
        r[at] *= worth[from + at];
        i[at] *= worth[from + at];
      }
      double wave = Influence.signed(c, size.c());
      sums[sum] += energy;
      sums[sum + 1] += a * a * plain;
      sums[sum + 2] += twice;
      sums[sum + 3] += wave * wave * plain;
      sums[sum + 4] += wave * once;
      sums[sum + 5] += a * wave * plain;
      sums[sum + 6] += a * once;
    }
  }

  /** Turns a pair of lines back, and repeats the rows' beginnings beyond their ends. */
  void backward(Desk desk, int b, double[] mesh) {
    int columns = size.c();
    int other = b + pairs();
    for (int a = 0; a < planes(); a++) {
      int mirrored = a == 0 ? 0 : size.a() - a;
      join(desk, a * columns, mirrored * columns, line(a, b), line(a, other));
    }
    int edge = planes() * columns;
    Arrays.fill(desk.real, edge, edge + columns, 0);
    Arrays.fill(desk.imaginary, edge, edge + columns, 0);
    desk.alongA.transform(desk.imaginary, desk.real, columns);
    for (int a = 0; a < size.a(); a++) {
      copyRepeated(desk.real, a * columns, mesh, (a * size.b() + b) * rowLength);
      copyRepeated(desk.imaginary, a * columns, mesh, (a * size.b() + other) * rowLength);
    }
  }

  private void join(Desk desk, int at, int mirrored, int first, int second) {
    for (int c = 0; c < size.c(); c++) {
      double r = real[first + c];
      double i = imaginary[first + c];
      double otherR = real[second + c];
      double otherI = imaginary[second + c];
      // Half, because the waves were doubled.
      desk.real[mirrored + c] = 0.5 * (r + otherI);
      desk.imaginary[mirrored + c] = 0.5 * (otherR - i);
      desk.real[at + c] = 0.5 * (r - otherI);
      desk.imaginary[at + c] = 0.5 * (i + otherR);
    }
  }

  private void copyRepeated(double[] from, int at, double[] mesh, int to) {
    System.arraycopy(from, at, mesh, to, size.c());
    for (int beyond = size.c(); beyond < rowLength; beyond++) {
      mesh[to + beyond] = from[at + beyond % size.c()];
    }
  }

  /** Sums over the waves, see {@link Influence#addVirial}. */
  void sum(double[] target) {
    Arrays.fill(target, 0);
    for (int a = 0; a < planes(); a++) {
      // Of k and −k one is here, except where a is 0; and all waves are doubled.
      double weight = a == 0 ? 0.25 : 0.5;
      for (int k = 0; k < SUMS; k++) {
        target[k] += (k == 0 ? 0.5 : 1) * weight * sums[SUMS * a + k];
      }
    }
  }
}
