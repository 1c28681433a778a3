package org.athanor.sims.sufficiency;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.athanor.potentials.structure.Scalars;
import org.athanor.sims.properties.sensitivity.Reading;

/**
 * Orthogonal directions of the parameters, by what the indicators see of them, and steps along each
 * that the indicators can stand.
 *
 * <p>The eigenvectors of M = Σ_k j_k j_kᵀ, j_k = ∂ln Q_k/∂θ; along one with the eigenvalue λ the
 * indicators change by √λ of themselves, root sum of squares.
 *
 * @param axes unit vectors [P], those that are seen most first
 * @param steps lengths, [P]
 * @param seen how many the indicators see; the others are their null space
 */
record Directions(List<Scalars> axes, Scalars steps, int seen) {
  /** Eigenvalues below this share of the largest are rounding. */
  private static final double NULL = 1e-10;

  Directions {
    axes = List.copyOf(axes);
  }

  /**
   * Makes them.
   *
   * @param indicators their values and slopes
   * @param change of the indicators that a step makes, relative
   * @param longest step, for directions of which the indicators see little
   */
  static Directions of(List<Reading> indicators, double change, double longest) {
    int parameters = indicators.getFirst().slopes().size();
    RealMatrix m = new Array2DRowRealMatrix(parameters, parameters);
    for (Reading indicator : indicators) {
      for (int p = 0; p < parameters; p++) {
        for (int q = 0; q < parameters; q++) {
          m.addToEntry(p, q, relative(indicator, p) * relative(indicator, q));
        }
      }
    }
    EigenDecomposition spectrum = new EigenDecomposition(m);
    List<Scalars> axes = new ArrayList<>();
    double[] steps = new double[parameters];
    int seen = 0;
    for (int k = 0; k < parameters; k++) {
      double eigenvalue = spectrum.getRealEigenvalue(k);
      axes.add(turned(spectrum.getEigenvector(k).toArray()));
      steps[k] = Math.min(longest, change / Math.sqrt(Math.max(eigenvalue, Double.MIN_NORMAL)));
      seen += eigenvalue > NULL * spectrum.getRealEigenvalue(0) ? 1 : 0;
    }
    return new Directions(axes, Scalars.of(steps), seen);
  }

  private static double relative(Reading indicator, int p) {
    return indicator.slopes().get(p) / indicator.value();
  }

  /** With the largest component positive, since an eigenvector has no sign of its own. */
  private static Scalars turned(double[] vector) {
    int largest = 0;
    for (int p = 1; p < vector.length; p++) {
      largest = Math.abs(vector[p]) > Math.abs(vector[largest]) ? p : largest;
    }
    double sign = Math.signum(vector[largest]);
    for (int p = 0; p < vector.length; p++) {
      vector[p] *= sign;
    }
    return Scalars.of(vector);
  }

  /** Parameters θ + Σ_k s_k step_k axis_k, s the signs of a run. */
  Scalars moved(Scalars theta, Design design, int run) {
    double[] moved = theta.toArray();
    for (int k = 0; k < axes.size(); k++) {
      for (int p = 0; p < moved.length; p++) {
        moved[p] += design.sign(run, k) * steps.get(k) * axes.get(k).get(p);
      }
    }
    return Scalars.of(moved);
  }
}
