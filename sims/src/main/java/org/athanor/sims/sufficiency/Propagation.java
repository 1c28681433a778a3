package org.athanor.sims.sufficiency;

import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.athanor.potentials.structure.Scalars;

/**
 * The standard deviation of a quantity whose gradient is known where the parameters have the
 * information F: √(gᵀ F⁻¹ g), over the directions that F holds.
 *
 * @param deviation in the quantity's unit
 * @param open the share of |g|² along directions on which F says nothing, 0 to 1: the deviation
 *     leaves them out
 */
public record Propagation(double deviation, double open) {
  /** Eigenvalues of F, scaled to a unit diagonal, below this share of the largest are zero. */
  private static final double NULL = 1e-13;

  /**
   * Computes it.
   *
   * @param gradient g, [P]
   * @param information F by rows, [P][P]
   */
  public static Propagation of(Scalars gradient, List<Scalars> information) {
    int n = gradient.size();
    RealMatrix scaled = new Array2DRowRealMatrix(n, n);
    RealVector g = new ArrayRealVector(gradient.toArray());
    double[] scale = new double[n];
    for (int i = 0; i < n; i++) {
      double diagonal = information.get(i).get(i);
      scale[i] = diagonal > 0 ? Math.sqrt(diagonal) : 1;
    }
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < n; k++) {
        scaled.setEntry(i, k, information.get(i).get(k) / scale[i] / scale[k]);
      }
      g.setEntry(i, g.getEntry(i) / scale[i]);
    }
    EigenDecomposition spectrum = new EigenDecomposition(scaled);
    double variance = 0;
    double open = 0;
    for (int k = 0; k < n; k++) {
      double along = spectrum.getEigenvector(k).dotProduct(g);
      double eigenvalue = spectrum.getRealEigenvalue(k);
      if (eigenvalue > NULL * spectrum.getRealEigenvalue(0)) {
        variance += along * along / eigenvalue;
      } else {
        open += along * along;
      }
    }
    return new Propagation(Math.sqrt(variance), open / g.dotProduct(g));
  }
}
