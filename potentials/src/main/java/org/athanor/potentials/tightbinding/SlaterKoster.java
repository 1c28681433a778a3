package org.athanor.potentials.tightbinding;

/**
 * Two-centre integrals between the s, x, y, z orbitals of two atoms:
 *
 * <pre>
 * h_ss = V_ssσ     h_s,b = −h_b,s = V_spσ u_b     h_a,b = (V_ppσ − V_ppπ) u_a u_b + V_ppπ δ_ab
 * </pre>
 *
 * with u the direction from the first atom to the second.
 *
 * <p>Source: J. C. Slater and G. F. Koster, Phys. Rev. 94, 1498 (1954), Table I.
 */
final class SlaterKoster {
  /** Orbitals of an atom. */
  static final int ORBITALS = 4;

  private final Radial ss;
  private final Radial sp;
  private final Radial sigma;
  private final Radial pi;

  SlaterKoster(TightBindingParameters.Hopping hopping) {
    ss = new Radial(hopping.ss());
    sp = new Radial(hopping.sp());
    sigma = new Radial(hopping.sigma());
    pi = new Radial(hopping.pi());
  }

  /**
   * Writes the 4 × 4 block of a bond in eV.
   *
   * @param x direction, with y and z
   * @param r length in Å
   * @param block receives it row-major from {@code at} on
   */
  void block(double x, double y, double z, double r, double[] block, int at) {
    double s = sp.value(r);
    double p = pi.value(r);
    double difference = sigma.value(r) - p;
    block[at] = ss.value(r);
    fillP(block, at + 1, s * x, s * y, s * z, 1);
    fillP(block, at + 4, -s * x, -s * y, -s * z, 4);
    fillP(block, at + 5, difference * x * x + p, difference * x * y, difference * x * z, 1);
    fillP(block, at + 9, difference * x * y, difference * y * y + p, difference * y * z, 1);
    fillP(block, at + 13, difference * x * z, difference * y * z, difference * z * z + p, 1);
  }

  private static void fillP(double[] block, int at, double x, double y, double z, int step) {
    block[at] = x;
    block[at + step] = y;
    block[at + 2 * step] = z;
  }

  /**
   * The gradient of g = Σ h P with the vector from the first atom to the second,
   *
   * <pre>
   * g = V_ssσ P_ss + V_spσ u·q + (V_ppσ − V_ppπ) uMu + V_ppπ tr M,   q_b = P_sb − P_bs
   * </pre>
   *
   * with M the block of the p orbitals.
   *
   * @param x direction, with y and z
   * @param r length in Å
   * @param p the bond order P, row-major from {@code at} on
   * @param gradient receives ∂g/∂d in eV/Å, [3]
   */
  void gradient(double x, double y, double z, double r, double[] p, int at, double[] gradient) {
    double vSp = sp.value(r);
    double vPi = pi.value(r);
    double vSigma = sigma.value(r);
    double qx = p[at + 1] - p[at + 4];
    double qy = p[at + 2] - p[at + 8];
    double qz = p[at + 3] - p[at + 12];
    symmetricTimes(p, at, x, y, z, gradient);
    double uq = x * qx + y * qy + z * qz;
    double uMu = 0.5 * (x * gradient[0] + y * gradient[1] + z * gradient[2]);
    double trace = p[at + 5] + p[at + 10] + p[at + 15];
    double piSlope = pi.slope(r, vPi);
    double along =
        ss.slope(r, ss.value(r)) * p[at]
            + sp.slope(r, vSp) * uq
            + (sigma.slope(r, vSigma) - piSlope) * uMu
            + piSlope * trace;
    double first = vSp / r;
    double second = (vSigma - vPi) / r;
    double back = along - first * uq - second * 2 * uMu;
    gradient[0] = back * x + first * qx + second * gradient[0];
    gradient[1] = back * y + first * qy + second * gradient[1];
    gradient[2] = back * z + first * qz + second * gradient[2];
  }

  /** (M + Mᵀ) u. */
  private static void symmetricTimes(
      double[] p, int at, double x, double y, double z, double[] product) {
    double xy = p[at + 6] + p[at + 9];
    double xz = p[at + 7] + p[at + 13];
    double yz = p[at + 11] + p[at + 14];
    product[0] = 2 * p[at + 5] * x + xy * y + xz * z;
    product[1] = xy * x + 2 * p[at + 10] * y + yz * z;
    product[2] = xz * x + yz * y + 2 * p[at + 15] * z;
  }
}
