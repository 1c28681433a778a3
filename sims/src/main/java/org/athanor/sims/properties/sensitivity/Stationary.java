package org.athanor.sims.properties.sensitivity;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.athanor.potentials.potential.Potential;
import org.athanor.potentials.potential.Prediction;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;
import org.athanor.sims.properties.NotRelaxedException;
import org.athanor.sims.properties.Stiffness;

/**
 * The second derivatives of the energy of a small cell at rest, by its positions and, if it is
 * free, by strain: they say how the minimum moves, and where it is to the last digit.
 */
final class Stationary {
  private static final int STRAINS = 6;

  /** Translations cost nothing. */
  private static final int TRANSLATIONS = 3;

  /** Of the largest eigenvalue: below it there is nothing but rounding. */
  private static final double ROUNDING = 1e-7;

  /** Each makes the residual some 1e5 times smaller. */
  private static final int STEPS = 2;

  private final Potential potential;
  private final int strains;
  private final double[] values;
  private final RealMatrix vectors;

  private Stationary(Potential potential, int strains, EigenDecomposition eigen) {
    this.potential = potential;
    this.strains = strains;
    this.values = eigen.getRealEigenvalues();
    this.vectors = eigen.getV();
  }

  /**
   * At a structure near rest.
   *
   * @param free whether the cell may change
   * @throws NotRelaxedException if a direction other than the translations costs no energy
   */
  static Stationary of(Potential potential, Structure rest, boolean free) {
    int strains = free ? STRAINS : 0;
    int atoms = 3 * rest.size();
    RealMatrix second = new Array2DRowRealMatrix(atoms + strains, atoms + strains);
    for (int k = 0; k < atoms; k++) {
      Differences slope = Differences.byPosition(potential, rest, k);
      second.setRow(k, forces(slope.forces(), slope.virial(), strains));
    }
    for (int s = 0; s < strains; s++) {
      Differences slope = Differences.byStrain(potential, rest, Stiffness.strain(s, 1));
      second.setRow(atoms + s, forces(slope.forces(), slope.virial(), strains));
    }
    RealMatrix symmetric = second.add(second.transpose()).scalarMultiply(-0.5);
    return new Stationary(potential, strains, new EigenDecomposition(symmetric)).checked();
  }

  private Stationary checked() {
    int last = values.length - 1;
    double least = ROUNDING * values[0];
    double softest = last < TRANSLATIONS ? values[0] : values[last - TRANSLATIONS];
    if (values[last] < -least || softest < least) {
      throw new NotRelaxedException(
          "expected a crystal at a minimum of its energy, got one that is not held in some"
              + " direction (curvature "
              + Math.min(values[last], softest)
              + " against "
              + values[0]
              + " eV per Å² or strain²): its properties have no derivatives");
    }
    return this;
  }

  /** Moves a structure to where no force is left, by Newton's steps with these derivatives. */
  Structure settled(Structure near) {
    Structure at = near;
    for (int step = 0; step < STEPS; step++) {
      Prediction now = potential.predict(at);
      double[] moved = moved(forces(now.forces(), now.virial(), strains));
      double[] positions = at.positions().toArray();
      for (int k = 0; k < positions.length; k++) {
        positions[k] += moved[k];
      }
      at = at.withPositions(Vectors.of(positions)).strained(strain(moved));
    }
    return at;
  }

  /**
   * How the minimum moves under additional forces on positions and strains: H⁻¹ f, without
   * translations.
   */
  double[] moved(double[] forces) {
    int m = values.length;
    double[] moved = new double[m];
    for (int k = 0; k < m - TRANSLATIONS; k++) {
      double along = 0;
      for (int i = 0; i < m; i++) {
        along += vectors.getEntry(i, k) * forces[i];
      }
      for (int i = 0; i < m; i++) {
        moved[i] += along / values[k] * vectors.getEntry(i, k);
      }
    }
    return moved;
  }

  /** The same for given derivatives of forces and virial. */
  double[] moved(Vectors forces, Matrix3 virial) {
    return moved(forces(forces, virial, strains));
  }

  /** The strains at the end of a move, as a symmetric matrix; zero in a cell that is not free. */
  Matrix3 strain(double[] moved) {
    Matrix3 sum = Matrix3.ZERO;
    for (int s = 0; s < strains; s++) {
      sum = sum.plus(Stiffness.strain(s, moved[moved.length - strains + s]));
    }
    return sum;
  }

  /** The positions at the start of a move. */
  Vectors positions(double[] moved) {
    double[] head = new double[moved.length - strains];
    System.arraycopy(moved, 0, head, 0, head.length);
    return Vectors.of(head);
  }

  /** On positions, and on strains in Voigt's order. */
  private static double[] forces(Vectors forces, Matrix3 virial, int strains) {
    double[] all = new double[3 * forces.size() + strains];
    forces.copyTo(all);
    for (int s = 0; s < strains; s++) {
      all[3 * forces.size() + s] = Stiffness.component(virial, s);
    }
    return all;
  }
}
