package org.athanor.potentials.matching;

import java.util.ArrayList;
import java.util.List;
import org.athanor.potentials.potential.Sensitivity;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Units;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.QRDecomposition;

/**
 * The Jacobian of a label by the parameters of a potential, ∂(label)/∂θ: what a candidate knows.
 *
 * <p>Where a label has more numbers than there are parameters, the triangle R of its QR
 * factorisation stands for it: RᵀR = JacᵀJac.
 */
public final class LabelJacobian {
  private static final int[] FIRST = {0, 1, 2, 1, 0, 0};
  private static final int[] SECOND = {0, 1, 2, 2, 2, 1};

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
    return switch (kind) {
      case ENERGY ->
          List.of(
              new LabelJacobian(
                  name + "/energy",
                  new double[][] {scaled(sensitivity.energy().toArray(), 1.0 / structure.size())}));
      case FORCES ->
          List.of(
              new LabelJacobian(name + "/forces", forces(sensitivity, 0, 3 * structure.size())));
      case ATOM_FORCES -> {
        List<LabelJacobian> all = new ArrayList<>();
        for (int i = 0; i < structure.size(); i++) {
          all.add(
              new LabelJacobian(name + "/atom-" + (i + 1), forces(sensitivity, 3 * i, 3 * i + 3)));
        }
        yield all;
      }
      case STRESS -> List.of(new LabelJacobian(name + "/stress", stress(sensitivity, structure)));
    };
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

  private static double[][] forces(Sensitivity sensitivity, int from, int to) {
    double[][] rows = new double[to - from][sensitivity.parameters()];
    for (int p = 0; p < sensitivity.parameters(); p++) {
      for (int k = from; k < to; k++) {
        rows[k - from][p] = sensitivity.forces().get(p).get(k / 3, k % 3);
      }
    }
    return rows;
  }

  private static double[][] stress(Sensitivity sensitivity, Structure structure) {
    double[][] rows = new double[FIRST.length][sensitivity.parameters()];
    double perVolume = -Units.GPA_PER_EV_PER_A3 / structure.cell().volume();
    for (int p = 0; p < sensitivity.parameters(); p++) {
      for (int s = 0; s < FIRST.length; s++) {
        rows[s][p] = perVolume * sensitivity.virial().get(p).get(FIRST[s], SECOND[s]);
      }
    }
    return rows;
  }

  private static double[] scaled(double[] row, double factor) {
    for (int k = 0; k < row.length; k++) {
      row[k] *= factor;
    }
    return row;
  }

  private static double[][] triangle(double[][] rows) {
    QRDecomposition<DMatrixRMaj> qr = DecompositionFactory_DDRM.qr(rows.length, rows[0].length);
    if (!qr.decompose(new DMatrixRMaj(rows))) {
      throw new IllegalArgumentException(
          "label: expected finite derivatives by the parameters, got others");
    }
    DMatrixRMaj r = qr.getR(null, true);
    double[][] triangle = new double[r.numRows][r.numCols];
    for (int i = 0; i < r.numRows; i++) {
      for (int j = 0; j < r.numCols; j++) {
        triangle[i][j] = r.get(i, j);
      }
    }
    return triangle;
  }
}
