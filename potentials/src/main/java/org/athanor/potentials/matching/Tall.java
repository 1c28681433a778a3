package org.athanor.potentials.matching;

import java.util.Arrays;
import org.athanor.potentials.numerics.Lanes;
import org.athanor.potentials.numerics.Panels;
import org.athanor.potentials.parallel.Order;
import org.athanor.potentials.parallel.Parts;
import org.athanor.potentials.parallel.Team;
import org.ejml.data.DMatrixRMaj;

/**
 * A matrix whose columns are multiplied with each other, in panels of eight columns.
 *
 * <p>Every sum runs over the rows in their order, whoever makes it: a team gives the same bits as
 * one thread does.
 */
final class Tall {
  private static final int W = Panels.WIDTH;

  private final int rows;
  private final int columns;
  private final double[] values;
  private final Panels kernel = Panels.of(Lanes.fastest());

  /** Zeros. */
  Tall(int rows, int columns) {
    this.rows = rows;
    this.columns = columns;
    this.values = new double[Math.multiplyExact(rows, padded(columns))];
  }

  /** {@code columns} rounded up to whole panels. */
  static int padded(int columns) {
    return (columns + W - 1) / W * W;
  }

  int rows() {
    return rows;
  }

  private int panel(int p) {
    return p * rows * W;
  }

  private int place(int row, int column) {
    return panel(column / W) + row * W + column % W;
  }

  void set(int row, int column, double value) {
    values[place(row, column)] = value;
  }

  /** Writes {@code factor} times {@code count} numbers of a flat array over a row's first. */
  void setRow(int row, double[] source, int from, int count, double factor) {
    for (int k = 0; k < count; k++) {
      values[place(row, k)] = factor * source[from + k];
    }
  }

  /**
   * Writes {@code factor} times as many numbers of a flat array over a column as there are rows.
   */
  void setColumn(int column, double[] source, int from, double factor) {
    int at = place(0, column);
    for (int row = 0; row < rows; row++) {
      values[at + row * W] = factor * source[from + row];
    }
  }

  /** Writes a matrix over the columns from {@code first} on. */
  void setColumns(int first, DMatrixRMaj matrix) {
    for (int row = 0; row < rows; row++) {
      for (int k = 0; k < matrix.numCols; k++) {
        values[place(row, first + k)] = matrix.data[row * matrix.numCols + k];
      }
    }
  }

  void clear() {
    Arrays.fill(values, 0);
  }

  /** sum += factor · XᵀX, [columns × columns]. */
  void addGram(double factor, DMatrixRMaj sum, Team team) {
    double[][] tiles = new double[team.size()][W * W];
    int panels = padded(columns) / W;
    team.run(
        Order.free(Parts.each(panels), 1),
        (member, p) -> {
          for (int q = p; q < panels; q++) {
            kernel.products(values, panel(p), panel(q), rows, tiles[member]);
            addTile(tiles[member], p, q, factor, sum);
          }
        });
  }

  private void addTile(double[] tile, int p, int q, double factor, DMatrixRMaj sum) {
    for (int a = 0; a < W && W * p + a < columns; a++) {
      for (int b = p == q ? a : 0; b < W && W * q + b < columns; b++) {
        double value = factor * tile[W * a + b];
        int one = (W * p + a) * columns + W * q + b;
        int across = (W * q + b) * columns + W * p + a;
        sum.data[one] += value;
        if (one != across) {
          sum.data[across] += value;
        }
      }
    }
  }

  /**
   * AᵀB for the columns A before {@code split} and B from there on, [left × (columns − split)].
   *
   * @param left how many columns A has; columns between them and the split are left out
   * @param split a multiple of eight
   */
  DMatrixRMaj product(int left, int split, Team team) {
    DMatrixRMaj all = new DMatrixRMaj(left, columns - split);
    double[][] tiles = new double[team.size()][W * W];
    team.run(
        Order.free(Parts.each(padded(left) / W), 1),
        (member, p) -> {
          for (int q = split / W; q < padded(columns) / W; q++) {
            kernel.products(values, panel(p), panel(q), rows, tiles[member]);
            setTile(tiles[member], W * p, W * q - split, all);
          }
        });
    return all;
  }

  private static void setTile(double[] tile, int row, int column, DMatrixRMaj all) {
    int width = Math.min(W, all.numCols - column);
    for (int a = 0; a < W && row + a < all.numRows; a++) {
      System.arraycopy(tile, W * a, all.data, (row + a) * all.numCols + column, width);
    }
  }
}
