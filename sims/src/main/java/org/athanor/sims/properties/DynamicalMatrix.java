package org.athanor.sims.properties;

import java.util.Arrays;
import org.athanor.potentials.numerics.Rows;
import org.athanor.potentials.numerics.SymmetricEigen;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Units;

/**
 * Frequencies of plane waves in a harmonic crystal.
 *
 * <p>D_ia,jb(q) = Σ Φ_ia,jb exp(i q·(x_j − x_i))/√(m_i m_j) over all images of j; its eigenvalues
 * are ω² (Born and Huang, Dynamical Theory of Crystal Lattices, 1954, §24). A Hermitian A + iB is
 * solved as the symmetric [[A, −B], [B, A]], which has every eigenvalue twice. It serves one
 * thread.
 */
final class DynamicalMatrix {
  /** THz in one √(eV/(Å² amu)). */
  private static final double THZ = 1000 * Math.sqrt(Units.ACCELERATION) / (2 * Math.PI);

  private final int modes;
  private final int[] i;
  private final int[] j;
  private final double[] apart;
  private final double[] constants;
  private final double[] real;
  private final double[] imaginary;
  private final double[] doubled;
  private final double[] values;
  private final int stride;
  private final SymmetricEigen eigen = new SymmetricEigen();

  DynamicalMatrix(ForceConstants force) {
    int count = force.terms().size();
    this.modes = 3 * force.primitive().size();
    this.i = new int[count];
    this.j = new int[count];
    this.apart = new double[3 * count];
    this.constants = new double[9 * count];
    this.real = new double[modes * modes];
    this.imaginary = new double[modes * modes];
    this.stride = Rows.padded(2 * modes);
    this.doubled = new double[2 * modes * stride];
    this.values = new double[2 * modes];
    for (int k = 0; k < count; k++) {
      ForceConstants.Term term = force.terms().get(k);
      i[k] = term.i();
      j[k] = term.j();
      double scale = 1 / Math.sqrt(mass(force, term.i()) * mass(force, term.j()));
      System.arraycopy(term.apart().toArray(), 0, apart, 3 * k, 3);
      System.arraycopy(term.constants().times(scale).toArray(), 0, constants, 9 * k, 9);
    }
  }

  /** How many there are at every wave vector, 3n. */
  int modes() {
    return modes;
  }

  /**
   * Frequencies at a wave vector in THz, rising; those of unstable modes are negative, −√(−ω²)/2π.
   *
   * @param x component in 1/Å, 2π included
   * @param y component in 1/Å
   * @param z component in 1/Å
   */
  double[] frequencies(double x, double y, double z) {
    build(x, y, z);
    double[] frequencies = new double[modes];
    // At Γ whole blocks are zero but for rounding, on which a test of relative size never ends.
    // With all eigenvalues far from zero (Gershgorin), rounding is small beside them.
    double shift = 2 * largestRow();
    for (int p = 0; p < 2 * modes; p++) {
      doubled[p * stride + p] += shift;
    }
    eigen.values(new Rows.Block(doubled, 0, stride), 2 * modes, values);
    for (int m = 0; m < modes; m++) {
      double square = values[2 * (modes - 1 - m)] - shift;
      frequencies[m] = Math.signum(square) * Math.sqrt(Math.abs(square)) * THZ;
    }
    return frequencies;
  }

  private double largestRow() {
    double largest = 0;
    for (int p = 0; p < 2 * modes; p++) {
      double sum = 0;
      for (int q = 0; q < 2 * modes; q++) {
        sum += Math.abs(doubled[p * stride + q]);
      }
      largest = Math.max(largest, sum);
    }
    return largest;
  }

  private void build(double x, double y, double z) {
    Arrays.fill(real, 0);
    Arrays.fill(imaginary, 0);
    for (int k = 0; k < i.length; k++) {
      double phase = x * apart[3 * k] + y * apart[3 * k + 1] + z * apart[3 * k + 2];
      double c = StrictMath.cos(phase);
      double s = StrictMath.sin(phase);
      for (int a = 0; a < 3; a++) {
        for (int b = 0; b < 3; b++) {
          double value = constants[9 * k + 3 * a + b];
          int at = (3 * i[k] + a) * modes + 3 * j[k] + b;
          real[at] += c * value;
          imaginary[at] += s * value;
        }
      }
    }
    Arrays.fill(doubled, 0);
    for (int p = 0; p < modes; p++) {
      for (int q = 0; q < modes; q++) {
        double a = 0.5 * (real[p * modes + q] + real[q * modes + p]);
        double b = 0.5 * (imaginary[p * modes + q] - imaginary[q * modes + p]);
        doubled[p * stride + q] = a;
        doubled[(p + modes) * stride + q + modes] = a;
        doubled[p * stride + q + modes] = -b;
        doubled[(p + modes) * stride + q] = b;
      }
    }
  }

  private static double mass(ForceConstants force, int atom) {
    return Element.of(force.primitive().species().get(atom)).mass();
  }
}
