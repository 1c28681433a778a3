package org.athanor.sims.properties;

import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;
import org.athanor.potentials.structure.Scalars;
import org.athanor.potentials.structure.Units;

/**
 * The equation of state of Birch and Murnaghan, third order.
 *
 * <pre>
 * E(V) = E₀ + (9 V₀ B₀/16) {[(V₀/V)^⅔ − 1]³ B₀′ + [(V₀/V)^⅔ − 1]² [6 − 4 (V₀/V)^⅔]}
 * </pre>
 *
 * <p>It is a cubic in V^−⅔ and so fitted by linear least squares. Source: F. Birch, Phys. Rev. 71,
 * 809 (1947).
 *
 * @param volume V₀ in Å³ per atom
 * @param energy E₀ in eV per atom
 * @param bulkModulusGPa B₀ in GPa
 * @param derivative B₀′ = dB/dP at no pressure
 */
public record BirchMurnaghan(
    double volume, double energy, double bulkModulusGPa, double derivative) {

  /**
   * The best fit.
   *
   * @param volumes in Å³ per atom, at least five different ones
   * @param energies in eV per atom
   * @throws IllegalArgumentException if the energies have no minimum among the volumes
   */
  public static BirchMurnaghan fit(Scalars volumes, Scalars energies) {
    double middle = volumes.get(volumes.size() / 2);
    int count = volumes.size();
    double[] y = new double[count];
    double[][] x = new double[count][3];
    for (int k = 0; k < count; k++) {
      double t = StrictMath.pow(volumes.get(k) / middle, -2.0 / 3) - 1;
      y[k] = energies.get(k) - energies.get(count / 2);
      x[k][0] = t;
      x[k][1] = t * t;
      x[k][2] = t * t * t;
    }
    OLSMultipleLinearRegression regression = new OLSMultipleLinearRegression();
    regression.newSampleData(y, x);
    double[] c = regression.estimateRegressionParameters();
    double t = minimum(c, volumes, middle);
    double u = 1 + t;
    double curve = 2 * c[2] + 6 * c[3] * t;
    double volume = middle * StrictMath.pow(u, -1.5);
    // Derivatives by V at the minimum, where that by u is zero; V in units of the middle one.
    double second = 4.0 / 9 * StrictMath.pow(u, 5) * curve;
    double third =
        -20.0 / 9 * StrictMath.pow(u, 6.5) * curve - 8.0 / 27 * StrictMath.pow(u, 7.5) * 6 * c[3];
    return new BirchMurnaghan(
        volume,
        energies.get(count / 2) + c[0] + t * (c[1] + t * (c[2] + t * c[3])),
        second * volume / (middle * middle) * Units.GPA_PER_EV_PER_A3,
        -1 - volume / middle * third / second);
  }

  /** E(V) in eV per atom. */
  public double energyAt(double volumePerAtom) {
    double u = StrictMath.pow(volume / volumePerAtom, 2.0 / 3);
    double f = u - 1;
    double stiffness = 9 * volume * bulkModulusGPa / (16 * Units.GPA_PER_EV_PER_A3);
    return energy + stiffness * (f * f * f * derivative + f * f * (6 - 4 * u));
  }

  /** −dE/dV in GPa. */
  public double pressureGPa(double volumePerAtom) {
    double u = StrictMath.cbrt(volume / volumePerAtom);
    double u5 = u * u * u * u * u;
    return 1.5 * bulkModulusGPa * (u5 * u * u - u5) * (1 + 0.75 * (derivative - 4) * (u * u - 1));
  }

  /** Where the cubic is least. */
  private static double minimum(double[] c, Scalars volumes, double middle) {
    double discriminant = c[2] * c[2] - 3 * c[3] * c[1];
    // The root with positive curvature, in the form that does not cancel.
    double t = -c[1] / (c[2] + Math.sqrt(discriminant));
    double volume = middle * StrictMath.pow(1 + t, -1.5);
    double low = volumes.get(0);
    double high = volumes.get(volumes.size() - 1);
    if (!(c[2] > 0) || !(volume > low && volume < high)) {
      throw new IllegalArgumentException(
          "equation of state: expected the least energy between "
              + low
              + " and "
              + high
              + " Å³ per atom, got none there");
    }
    return t;
  }
}
