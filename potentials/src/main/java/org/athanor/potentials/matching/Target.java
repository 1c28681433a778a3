package org.athanor.potentials.matching;

import java.util.Optional;
import org.athanor.potentials.structure.Scalars;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The information that is wanted: J = Jac_Qᵀ Σ⁻¹ Jac_Q for quantities Q with wanted covariance Σ,
 * or a matrix as it is; less what is known already, so that it may be indefinite.
 */
public final class Target {
  private final DMatrixRMaj information;
  private final Optional<Quantities> quantities;
  private final DMatrixRMaj known;

  /**
   * @param jacobian ∂Q/∂parameters, [quantities × parameters]
   * @param deviations wanted standard deviations, [quantities]
   */
  record Quantities(DMatrixRMaj jacobian, Scalars deviations) {}

  private Target(DMatrixRMaj information, Optional<Quantities> quantities, DMatrixRMaj known) {
    this.information = information;
    this.quantities = quantities;
    this.known = known;
  }

  private static Target nothingKnown(DMatrixRMaj information, Optional<Quantities> quantities) {
    int n = information.numRows;
    return new Target(information, quantities, new DMatrixRMaj(n, n));
  }

  /**
   * A symmetric matrix, [parameters][parameters].
   *
   * @throws IllegalArgumentException if it is not square, symmetric and finite
   */
  public static Target ofMatrix(double[][] information) {
    return nothingKnown(Matrices.symmetric("target", information), Optional.empty());
  }

  /**
   * Quantities with independent standard deviations.
   *
   * @param jacobian ∂Q/∂parameters, [quantities][parameters]
   * @param deviations in the quantities' units, [quantities]
   * @throws IllegalArgumentException if sizes differ, or a deviation is not positive
   */
  public static Target ofQuantities(double[][] jacobian, double[] deviations) {
    double[][] covariance = new double[deviations.length][deviations.length];
    for (int k = 0; k < deviations.length; k++) {
      if (!(deviations[k] > 0 && Double.isFinite(deviations[k]))) {
        throw new IllegalArgumentException(
            "target: expected positive standard deviations, got "
                + deviations[k]
                + " for quantity "
                + k);
      }
      covariance[k][k] = deviations[k] * deviations[k];
    }
    return ofCovariance(jacobian, covariance);
  }

  /**
   * Quantities with a wanted covariance.
   *
   * @param jacobian ∂Q/∂parameters, [quantities][parameters]
   * @param covariance [quantities][quantities]
   * @throws IllegalArgumentException if sizes differ, or the covariance is not symmetric and
   *     positive definite
   */
  public static Target ofCovariance(double[][] jacobian, double[][] covariance) {
    DMatrixRMaj rows = Matrices.of("target jacobian", jacobian);
    DMatrixRMaj sigma = Matrices.symmetric("target covariance", covariance);
    if (sigma.numRows != rows.numRows) {
      throw new IllegalArgumentException(
          "target: expected a standard deviation for each of "
              + rows.numRows
              + " quantities, got "
              + sigma.numRows);
    }
    double[] deviations = new double[sigma.numRows];
    for (int k = 0; k < deviations.length; k++) {
      deviations[k] = Math.sqrt(sigma.get(k, k));
    }
    DMatrixRMaj lower =
        Dense.factor(sigma)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "target covariance: expected a positive definite matrix"));
    DMatrixRMaj white = new DMatrixRMaj(rows.numRows, rows.numCols);
    CommonOps_DDRM.mult(Dense.inverseOfFactor(lower), rows, white);
    DMatrixRMaj information = new DMatrixRMaj(rows.numCols, rows.numCols);
    CommonOps_DDRM.multTransA(white, white, information);
    Dense.symmetrise(information);
    return nothingKnown(information, Optional.of(new Quantities(rows, Scalars.of(deviations))));
  }

  /** What is left to be learnt when this much is known, J − weight I: of data, or of a prior. */
  public Target less(Information data, double weight) {
    DMatrixRMaj rest = information.copy();
    CommonOps_DDRM.addEquals(rest, -weight, data.matrix());
    DMatrixRMaj all = known.copy();
    CommonOps_DDRM.addEquals(all, weight, data.matrix());
    return new Target(rest, quantities, all);
  }

  /** N, the number of parameters. */
  public int parameters() {
    return information.numRows;
  }

  /** Wanted standard deviations of the quantities, in their units; empty for a given matrix. */
  public Optional<Scalars> wantedDeviations() {
    return quantities.map(Quantities::deviations);
  }

  /** What was subtracted from J; shared, read only. */
  DMatrixRMaj known() {
    return known;
  }

  /** J; shared, read only. */
  DMatrixRMaj information() {
    return information;
  }

  Optional<Quantities> quantities() {
    return quantities;
  }
}
