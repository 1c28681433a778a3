package org.athanor.potentials.matching;

import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** The candidates of a problem in units where each costs 1 and the target has norm 1. */
final class Pool {
  private final List<Candidate> candidates;
  private final double size;
  private final double[] units;
  private final Columns columns;
  private final DMatrixRMaj wanted;
  private final double[] caps;
  private final double[] uniform;

  private Pool(
      MatchingProblem problem,
      List<Candidate> candidates,
      double[] costs,
      Coordinates.Within coordinates,
      Columns columns) {
    this.candidates = candidates;
    this.size = Dense.norm(coordinates.wanted());
    this.units = Arrays.stream(costs).map(cost -> size / cost).toArray();
    this.columns = columns;
    this.wanted = coordinates.wanted().copy();
    CommonOps_DDRM.scale(size > 0 ? 1 / size : 1, wanted);
    double cap = problem.weightUpperBound().orElse(Double.POSITIVE_INFINITY);
    this.caps = Arrays.stream(units).map(unit -> cap / unit).toArray();
    this.uniform = coordinates.uniform().toArray();
  }

  /** The rows of candidates of unit cost, in the problem's parameters. */
  static Columns rows(List<Candidate> candidates, double[] costs, int n) {
    int[] first = new int[candidates.size() + 1];
    for (int m = 0; m < candidates.size(); m++) {
      first[m + 1] = first[m] + candidates.get(m).information().rows().numRows;
    }
    DMatrixRMaj rows = new DMatrixRMaj(first[candidates.size()], n);
    for (int m = 0; m < candidates.size(); m++) {
      double share = 1 / Math.sqrt(costs[m]);
      double[] own = candidates.get(m).information().rows().data;
      int length = (first[m + 1] - first[m]) * n;
      for (int k = 0; k < length; k++) {
        rows.data[first[m] * n + k] = share * own[k];
      }
    }
    return new Columns(rows, first);
  }

  static Pool of(
      MatchingProblem problem,
      List<Candidate> candidates,
      double[] costs,
      Coordinates.Within coordinates,
      Columns rows) {
    DMatrixRMaj transformed = new DMatrixRMaj(rows.rows().numRows, coordinates.transform().numCols);
    CommonOps_DDRM.mult(rows.rows(), coordinates.transform(), transformed);
    return new Pool(
        problem, candidates, costs, coordinates, new Columns(transformed, rows.first()));
  }

  /** Those that say something. */
  List<Candidate> candidates() {
    return candidates;
  }

  /** What to multiply a cost with for the problem's own. */
  double size() {
    return size;
  }

  /** What to multiply a weight with for the problem's own, [candidates]. */
  double[] units() {
    return units;
  }

  /** In coordinates. */
  Columns columns() {
    return columns;
  }

  /** J in coordinates. */
  DMatrixRMaj wanted() {
    return wanted;
  }

  /** Caps of the weights, infinite where there is none, [candidates]. */
  double[] caps() {
    return caps;
  }

  /** Weights that make unity, [candidates]. */
  double[] uniform() {
    return uniform;
  }

  boolean capped() {
    return caps[0] < Double.POSITIVE_INFINITY;
  }
}
