package org.athanor.potentials.matching;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The rows of many informations under each other, in coordinates and units where every candidate
 * costs 1.
 */
final class Columns {
  private final DMatrixRMaj rows;
  private final int[] first;

  /**
   * Shares its arguments.
   *
   * @param rows [all rows × coordinates]
   * @param first where each candidate's rows begin, [candidates + 1]
   */
  Columns(DMatrixRMaj rows, int[] first) {
    this.rows = rows;
    this.first = first;
  }

  /** [all rows × coordinates]; shared, read only. */
  DMatrixRMaj rows() {
    return rows;
  }

  /** Where each candidate's rows begin, [candidates + 1]; shared, read only. */
  int[] first() {
    return first;
  }

  int count() {
    return first.length - 1;
  }

  int coordinates() {
    return rows.numCols;
  }

  /** Those of some candidates, in this order, and one more with these rows. */
  Columns some(int[] chosen, DMatrixRMaj more) {
    int n = coordinates();
    int total = more.numRows;
    for (int m : chosen) {
      total += first[m + 1] - first[m];
    }
    DMatrixRMaj all = new DMatrixRMaj(total, n);
    int[] starts = new int[chosen.length + 2];
    int at = 0;
    for (int k = 0; k < chosen.length; k++) {
      starts[k] = at;
      int length = first[chosen[k] + 1] - first[chosen[k]];
      System.arraycopy(rows.data, first[chosen[k]] * n, all.data, at * n, length * n);
      at += length;
    }
    starts[chosen.length] = at;
    starts[chosen.length + 1] = total;
    System.arraycopy(more.data, 0, all.data, at * n, more.numRows * n);
    return new Columns(all, starts);
  }

  /** tr(I_m M) of each, M symmetric. */
  double[] traces(DMatrixRMaj m) {
    DMatrixRMaj product = new DMatrixRMaj(rows.numRows, rows.numCols);
    CommonOps_DDRM.mult(rows, m, product);
    double[] traces = new double[count()];
    int n = coordinates();
    for (int k = 0; k < traces.length; k++) {
      double sum = 0;
      for (int at = first[k] * n; at < first[k + 1] * n; at++) {
        sum += rows.data[at] * product.data[at];
      }
      traces[k] = sum;
    }
    return traces;
  }

  /** Σ w_m I_m. */
  DMatrixRMaj sum(double[] weights) {
    int n = coordinates();
    DMatrixRMaj weighted = rows.copy();
    for (int k = 0; k < count(); k++) {
      for (int at = first[k] * n; at < first[k + 1] * n; at++) {
        weighted.data[at] *= weights[k];
      }
    }
    DMatrixRMaj sum = new DMatrixRMaj(n, n);
    CommonOps_DDRM.multTransA(weighted, rows, sum);
    Dense.symmetrise(sum);
    return sum;
  }

  /** tr(I_m P Pᵀ I_k Q Qᵀ) of all pairs, [candidates × candidates]. */
  DMatrixRMaj pairs(DMatrixRMaj p, DMatrixRMaj q) {
    return blocks(gram(p), gram(q));
  }

  /** Σ_ab A_ab B_ab over the rows a of m and b of n, of all pairs, A and B symmetric. */
  private DMatrixRMaj blocks(DMatrixRMaj left, DMatrixRMaj right) {
    int total = rows.numRows;
    DMatrixRMaj pairs = new DMatrixRMaj(count(), count());
    for (int m = 0; m < count(); m++) {
      for (int a = first[m]; a < first[m + 1]; a++) {
        for (int k = 0; k <= m; k++) {
          double sum = 0;
          for (int at = a * total + first[k]; at < a * total + first[k + 1]; at++) {
            sum += left.data[at] * right.data[at];
          }
          pairs.data[m * count() + k] += sum;
        }
      }
    }
    for (int m = 0; m < count(); m++) {
      for (int k = 0; k < m; k++) {
        pairs.data[k * count() + m] = pairs.data[m * count() + k];
      }
    }
    return pairs;
  }

  /** R P Pᵀ Rᵀ. */
  private DMatrixRMaj gram(DMatrixRMaj p) {
    DMatrixRMaj half = new DMatrixRMaj(rows.numRows, p.numCols);
    CommonOps_DDRM.mult(rows, p, half);
    DMatrixRMaj gram = new DMatrixRMaj(rows.numRows, rows.numRows);
    CommonOps_DDRM.multOuter(half, gram);
    return gram;
  }
}
