package org.athanor.potentials.matching;

import java.util.Arrays;
import org.athanor.potentials.parallel.Team;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The candidates that are worked with, of unit cost and in coordinates, what is known, and as the
 * last candidate a mixture of all.
 */
final class Working {
  /** Rows that are multiplied at a time. */
  private static final int CHUNK = 1024;

  private final double[][] rows;
  private final DMatrixRMaj mixture;
  private final DMatrixRMaj known;
  private final Team team;
  private final Tall buffer;

  /**
   * Shares its arguments.
   *
   * @param rows [candidates][rows × coordinates]
   * @param mixture the last candidate's information, [coordinates × coordinates]
   * @param known D
   */
  Working(double[][] rows, DMatrixRMaj mixture, DMatrixRMaj known, Team team) {
    this.rows = rows;
    this.mixture = mixture;
    this.known = known;
    this.team = team;
    this.buffer = new Tall(CHUNK, mixture.numCols);
  }

  /** With the mixture. */
  int count() {
    return rows.length + 1;
  }

  int coordinates() {
    return mixture.numCols;
  }

  DMatrixRMaj known() {
    return known;
  }

  Team team() {
    return team;
  }

  /** Σ w_m I_m + D. */
  DMatrixRMaj design(double[] weights) {
    DMatrixRMaj design = known.copy();
    CommonOps_DDRM.addEquals(design, weights[rows.length], mixture);
    int n = coordinates();
    int filled = 0;
    buffer.clear();
    for (int m = 0; m < rows.length; m++) {
      double root = Math.sqrt(weights[m]);
      for (int at = 0; at < rows[m].length; at += n) {
        if (filled == CHUNK) {
          buffer.addGram(1, design, team);
          buffer.clear();
          filled = 0;
        }
        buffer.setRow(filled++, rows[m], at, n, root);
      }
    }
    buffer.addGram(1, design, team);
    return design;
  }

  /**
   * I_m y of all, one a column of [coordinates × count], and y·I_m y in {@code squares}.
   *
   * @param y [coordinates]
   */
  Tall images(double[] y, double[] squares) {
    int n = coordinates();
    Tall images = new Tall(n, Tall.padded(n) + count());
    double[] image = new double[n];
    for (int m = 0; m < count(); m++) {
      image(m, y, image);
      images.setColumn(Tall.padded(n) + m, image, 0, 1);
      squares[m] = inner(image, 0, y);
    }
    return images;
  }

  private void image(int m, double[] y, double[] image) {
    int n = image.length;
    Arrays.fill(image, 0);
    if (m == rows.length) {
      for (int i = 0; i < n; i++) {
        image[i] = inner(mixture.data, i * n, y);
      }
      return;
    }
    for (int at = 0; at < rows[m].length; at += n) {
      double along = inner(rows[m], at, y);
      for (int i = 0; i < n; i++) {
        image[i] = Math.fma(along, rows[m][at + i], image[i]);
      }
    }
  }

  /** Σ values[from + i] y[i], as four sums. */
  static double inner(double[] values, int from, double[] y) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = 0;
    for (; i + 4 <= y.length; i += 4) {
      a = Math.fma(values[from + i], y[i], a);
      b = Math.fma(values[from + i + 1], y[i + 1], b);
      c = Math.fma(values[from + i + 2], y[i + 2], c);
      d = Math.fma(values[from + i + 3], y[i + 3], d);
    }
    for (; i < y.length; i++) {
      a = Math.fma(values[from + i], y[i], a);
    }
    return a + b + (c + d);
  }
}
