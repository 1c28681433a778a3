package org.athanor.potentials.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.athanor.potentials.potential.Sensitivity;
import org.athanor.potentials.structure.Structure;
import org.ejml.data.DMatrixRMaj;

/**
 * The Jacobian of a label by the parameters of a potential, ∂(label)/∂θ: what a candidate knows.
 *
 * <p>Where a label has more numbers than there are parameters, the triangle R of its QR
 * factorisation stands for it: RᵀR = JacᵀJac.
 */
public final class LabelJacobian {
  private final String id;
  private final double[][] rows;

  private LabelJacobian(String id, double[][] rows) {
    this.id = id;
    this.rows = rows.length > rows[0].length ? triangle(rows) : rows;
  }

  /**
   * The candidates of one kind that a structure has to offer.
   *
   * @param name of the structure; ids are NAME/energy, NAME/forces, NAME/atom-1 …, NAME/stress
   */
  public static List<LabelJacobian> of(
      String name, Structure structure, Sensitivity sensitivity, LabelKind kind) {
    if (kind != LabelKind.ATOM_FORCES) {
      double[][] rows = rows(structure, sensitivity, kind, 0);
      return List.of(new LabelJacobian(kind.id(name, 0), rows));
    }
    List<LabelJacobian> all = new ArrayList<>();
    for (int i = 0; i < structure.size(); i++) {
      double[][] rows = rows(structure, sensitivity, kind, i);
      all.add(new LabelJacobian(kind.id(name, i), rows));
    }
    return all;
  }

  /** Its name. */
  public String id() {
    return id;
  }

  /** A copy, [numbers][parameters]. */
  public double[][] rows() {
    double[][] copy = new double[rows.length][];
    for (int k = 0; k < rows.length; k++) {
      copy[k] = rows[k].clone();
    }
    return copy;
  }

  /** As a candidate that costs as much as any other. */
  public Candidate candidate() {
    return new Candidate(id, Information.ofJacobian(rows));
  }

  /** All rows, [numbers][parameters]. */
  static double[][] rows(Structure structure, Sensitivity of, LabelKind kind, int atom) {
    double[][] rows = new double[0][];
    for (int p = 0; p < of.parameters(); p++) {
      double[] column =
          kind.numbers(structure, of.energy().get(p), of.forces().get(p), of.virial().get(p), atom);
      if (p == 0) {
        rows = new double[column.length][of.parameters()];
      }
      for (int k = 0; k < column.length; k++) {
        rows[k][p] = column[k];
      }
    }
    return rows;
  }

  private static double[][] triangle(double[][] rows) {
    for (double[] row : rows) {
      if (!Arrays.stream(row).allMatch(Double::isFinite)) {
        throw new IllegalArgumentException(
            "label: expected finite derivatives by the parameters, got others");
      }
    }
    DMatrixRMaj r = Dense.triangle(new DMatrixRMaj(rows));
    double[][] triangle = new double[r.numRows][r.numCols];
    for (int i = 0; i < r.numRows; i++) {
      for (int j = 0; j < r.numCols; j++) {
        triangle[i][j] = r.get(i, j);
      }
    }
    return triangle;
  }
}
