package org.athanor.potentials.matching;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.athanor.potentials.structure.Scalars;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** What a set of weighted labels leads to: cov θ = F⁻¹, cov Q = Jac_Q F⁻¹ Jac_Qᵀ. */
final class Achieved {
  /** Eigenvalues of F, scaled to a unit diagonal, below this share of the largest are zero. */
  private static final double NULL = 1e-13;

  /** A quantity with more than this share of its slope where nothing is known is not determined. */
  private static final double OPEN = 0.01;

  private Achieved() {}

  /** Standard deviations of the target's quantities, [quantities]. */
  static Optional<Scalars> deviations(MatchingProblem problem, SortedMap<String, Double> weights) {
    return problem.target().quantities().map(one -> deviations(one, problem, weights));
  }

  /** By rows, scaled to columns of unit length: the design itself would lose half the digits. */
  private static Scalars deviations(
      Target.Quantities quantities, MatchingProblem problem, SortedMap<String, Double> weights) {
    DMatrixRMaj known = problem.target().known();
    double[] scale = new double[known.numRows];
    for (int i = 0; i < scale.length; i++) {
      scale[i] = known.get(i, i);
    }
    List<Candidate> bought =
        problem.candidates().stream().filter(one -> weights.containsKey(one.id())).toList();
    for (Candidate one : bought) {
      double[] rows = one.information().rows().data;
      for (int at = 0; at < rows.length; at++) {
        scale[at % scale.length] += weights.get(one.id()) * rows[at] * rows[at];
      }
    }
    for (int i = 0; i < scale.length; i++) {
      scale[i] = scale[i] > 0 ? 1 / Math.sqrt(scale[i]) : 1;
    }
    DMatrixRMaj wanted = CommonOps_DDRM.transpose(quantities.jacobian(), null);
    CommonOps_DDRM.multRows(scale, wanted);
    return roots(stack(known, scale, bought, weights).variances(wanted, Double.POSITIVE_INFINITY));
  }

  private static Stack stack(
      DMatrixRMaj known,
      double[] scale,
      List<Candidate> bought,
      SortedMap<String, Double> weights) {
    Stack stack = new Stack(scale.length);
    DMatrixRMaj inHand = known.copy();
    Matrices.scaled(inHand, scale);
    stack.add(Dense.root(inHand).data, 1);
    for (Candidate one : bought) {
      DMatrixRMaj rows = one.information().rows().copy();
      CommonOps_DDRM.multCols(rows, scale);
      stack.add(rows.data, Math.sqrt(weights.get(one.id())));
    }
    return stack;
  }

  private static Scalars roots(double[] variances) {
    return Scalars.of(Arrays.stream(variances).map(Math::sqrt).toArray());
  }

  /**
   * Of quantities with this Jacobian where the parameters' information is known; infinite where
   * that says nothing of one. Labels that were chosen at other parameters may miss a small share.
   */
  static Scalars deviations(DMatrixRMaj jacobian, DMatrixRMaj information) {
    DMatrixRMaj design = information.copy();
    int n = design.numRows;
    double[] scale = Matrices.unitDiagonal("design", design);
    Dense.Spectrum spectrum = Dense.spectrum(design);
    int rank = n;
    while (rank > 0 && spectrum.values().get(n - rank) <= NULL * spectrum.largest()) {
      rank--;
    }
    DMatrixRMaj rows = jacobian.copy();
    for (int k = 0; k < rows.numRows; k++) {
      for (int i = 0; i < n; i++) {
        rows.set(k, i, rows.get(k, i) / scale[i]);
      }
    }
    DMatrixRMaj roots = spectrum.columns(n - rank, n, value -> 1 / Math.sqrt(value));
    DMatrixRMaj shares = new DMatrixRMaj(rows.numRows, rank);
    CommonOps_DDRM.mult(rows, roots, shares);
    double[] deviations = new double[rows.numRows];
    for (int k = 0; k < deviations.length; k++) {
      deviations[k] =
          isOpen(CommonOps_DDRM.extractRow(rows, k, null), spectrum.columns(0, n - rank, v -> 1))
              ? Double.POSITIVE_INFINITY
              : Dense.norm(CommonOps_DDRM.extractRow(shares, k, null));
    }
    return Scalars.of(deviations);
  }

  /** Whether too much of a slope lies where nothing is known. */
  private static boolean isOpen(DMatrixRMaj slope, DMatrixRMaj nothing) {
    DMatrixRMaj share = new DMatrixRMaj(1, nothing.numCols);
    CommonOps_DDRM.mult(slope, nothing, share);
    return Dense.norm(share) > OPEN * Dense.norm(slope);
  }
}
