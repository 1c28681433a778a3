package org.athanor.potentials.matching;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.athanor.potentials.structure.Scalars;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** What a set of weighted labels leads to: cov θ = F⁻¹, cov Q = Jac_Q F⁻¹ Jac_Qᵀ. */
final class Achieved {
  /** Eigenvalues of F, scaled to a unit diagonal, below this share of the largest are zero. */
  private static final double NULL = 1e-13;

  private Achieved() {}

  /** Standard deviations of the target's quantities, [quantities]. */
  static Optional<Scalars> deviations(MatchingProblem problem, SortedMap<String, Double> weights) {
    return problem.target().quantities().map(one -> deviations(one, design(problem, weights)));
  }

  private static DMatrixRMaj design(MatchingProblem problem, Map<String, Double> weights) {
    DMatrixRMaj design = problem.target().known().copy();
    for (Candidate candidate : problem.candidates()) {
      Double weight = weights.get(candidate.id());
      if (weight != null) {
        CommonOps_DDRM.addEquals(design, weight, candidate.information().matrix());
      }
    }
    return design;
  }

  private static Scalars deviations(Target.Quantities quantities, DMatrixRMaj design) {
    return deviations(quantities.jacobian(), design);
  }

  /** Of quantities with this Jacobian where the parameters' information is known. */
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
      deviations[k] = Dense.norm(CommonOps_DDRM.extractRow(shares, k, null));
    }
    return Scalars.of(deviations);
  }
}
