package org.athanor.potentials.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.athanor.potentials.numerics.Lanes;
import org.athanor.potentials.numerics.Rows;
import org.athanor.potentials.parallel.Order;
import org.athanor.potentials.parallel.Parts;
import org.athanor.potentials.parallel.Team;
import org.ejml.data.DMatrixRMaj;

/**
 * Very many candidates in the problem's own parameters: their rows are shared, never copied as a
 * whole, and read again for every pass.
 */
final class Catalogue {
  /** Rows that are worked on at a time. */
  private static final int CHUNK = 1024;

  private final List<Candidate> candidates;
  private final double[] costs;
  private final int parameters;

  Catalogue(List<Candidate> candidates, double[] costs, int parameters) {
    this.candidates = candidates;
    this.costs = costs;
    this.parameters = parameters;
  }

  int count() {
    return costs.length;
  }

  /** N. */
  int parameters() {
    return parameters;
  }

  /** R_m; shared, read only. */
  DMatrixRMaj rows(int m) {
    return candidates.get(m).information().rows();
  }

  /** The factor that makes rows those of a candidate of unit cost, 1/√c_m. */
  double unit(int m) {
    return 1 / Math.sqrt(costs[m]);
  }

  /** Σ_m I_m/c_m on the diagonal, [parameters]. */
  double[] diagonal() {
    double[] diagonal = new double[parameters];
    for (int m = 0; m < count(); m++) {
      double[] rows = rows(m).data;
      for (int at = 0; at < rows.length; at++) {
        diagonal[at % parameters] += rows[at] * rows[at] / costs[m];
      }
    }
    return diagonal;
  }

  /** tr(D I_m D)/c_m of each, D diagonal. */
  double[] traces(double[] scale) {
    double[] traces = new double[count()];
    for (int m = 0; m < traces.length; m++) {
      double[] rows = rows(m).data;
      for (int at = 0; at < rows.length; at++) {
        double value = rows[at] * scale[at % parameters];
        traces[m] += value * value / costs[m];
      }
    }
    return traces;
  }

  /** Σ_m w_m I_m/c_m, [parameters × parameters]. */
  DMatrixRMaj sum(double[] weights, Team team) {
    DMatrixRMaj sum = new DMatrixRMaj(parameters, parameters);
    Tall tall = new Tall(CHUNK, parameters);
    int filled = 0;
    for (int m = 0; m < count(); m++) {
      double[] rows = rows(m).data;
      double factor = Math.sqrt(weights[m]) * unit(m);
      for (int at = 0; at < rows.length; at += parameters) {
        tall.setRow(filled++, rows, at, parameters, factor);
        if (filled == CHUNK) {
          tall.addGram(1, sum, team);
          tall.clear();
          filled = 0;
        }
      }
    }
    tall.addGram(1, sum, team);
    return sum;
  }

  /**
   * Σ_m w_m TᵀI_m T/c_m, rows by rows and not by the sum of I_m, which would lose half the digits.
   */
  DMatrixRMaj sum(double[] weights, DMatrixRMaj transform, Team team) {
    int n = transform.numCols;
    DMatrixRMaj sum = new DMatrixRMaj(n, n);
    int[] all = new int[count()];
    Arrays.setAll(all, m -> m);
    Tall tall = new Tall(CHUNK, n);
    for (int from = 0; from < all.length; ) {
      int end = chunk(from);
      double[][] rows = transformed(Arrays.copyOfRange(all, from, end), transform, team);
      int filled = 0;
      for (int m = from; m < end; m++) {
        for (int at = 0; at < rows[m - from].length; at += n) {
          if (filled == CHUNK) {
            tall.addGram(1, sum, team);
            tall.clear();
            filled = 0;
          }
          tall.setRow(filled++, rows[m - from], at, n, Math.sqrt(weights[m]));
        }
      }
      tall.addGram(1, sum, team);
      tall.clear();
      from = end;
    }
    return sum;
  }

  /** The candidate after the last of some that have about a chunk's rows together. */
  private int chunk(int from) {
    int end = from;
    int rows = 0;
    while (end < count() && rows < CHUNK) {
      rows += rows(end++).numRows;
    }
    return end;
  }

  /** R_m T/√c_m of some candidates, row-major, [some][rows × coordinates]. */
  double[][] transformed(int[] some, DMatrixRMaj transform, Team team) {
    int n = transform.numCols;
    double[][] found = new double[some.length][];
    Tall tall = new Tall(parameters, CHUNK + n);
    tall.setColumns(CHUNK, transform);
    List<int[]> places = new ArrayList<>();
    for (int k = 0; k < some.length; k++) {
      DMatrixRMaj rows = rows(some[k]);
      found[k] = new double[rows.numRows * n];
      for (int a = 0; a < rows.numRows; a++) {
        if (places.size() == CHUNK) {
          give(tall, places, found, n, team);
        }
        tall.setColumn(places.size(), rows.data, a * parameters, unit(some[k]));
        places.add(new int[] {k, a});
      }
    }
    give(tall, places, found, n, team);
    return found;
  }

  private static void give(Tall tall, List<int[]> places, double[][] found, int n, Team team) {
    DMatrixRMaj product = tall.product(places.size(), CHUNK, team);
    for (int row = 0; row < places.size(); row++) {
      int[] place = places.get(row);
      System.arraycopy(product.data, row * n, found[place[0]], place[1] * n, n);
    }
    places.clear();
  }

  /** Σ_k ‖R_m y_k‖² λ_k/c_m of each candidate, for columns y_k. */
  double[] prices(DMatrixRMaj y, double[] multipliers, Team team) {
    int width = Rows.padded(y.numCols);
    double[] padded = new double[parameters * width];
    for (int i = 0; i < parameters; i++) {
      System.arraycopy(y.data, i * y.numCols, padded, i * width, y.numCols);
    }
    Rows.Block block = new Rows.Block(padded, 0, width);
    Rows arithmetic = Rows.of(Lanes.fastest());
    double[] prices = new double[count()];
    double[][] row = new double[team.size()][parameters];
    double[][] product = new double[team.size()][width];
    team.run(
        Order.free(Parts.each(count()), 1),
        (member, m) -> {
          double[] rows = rows(m).data;
          for (int at = 0; at < rows.length; at += parameters) {
            System.arraycopy(rows, at, row[member], 0, parameters);
            arithmetic.combine(block, parameters, row[member], product[member], 0, width);
            for (int k = 0; k < multipliers.length; k++) {
              prices[m] += multipliers[k] * product[member][k] * product[member][k];
            }
          }
          prices[m] /= costs[m];
        });
    return prices;
  }
}
