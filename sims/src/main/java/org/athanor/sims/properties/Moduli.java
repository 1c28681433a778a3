package org.athanor.sims.properties;

/**
 * Moduli of a polycrystal in GPa, after Hill, Proc. Phys. Soc. A 65, 349 (1952): between the bounds
 * of Voigt (equal strains) and Reuss (equal stresses).
 *
 * @param bulkVoigt upper bound of the bulk modulus
 * @param bulkReuss lower bound of the bulk modulus; that of the crystal under hydrostatic pressure
 * @param shearVoigt upper bound of the shear modulus
 * @param shearReuss lower bound of the shear modulus
 */
public record Moduli(double bulkVoigt, double bulkReuss, double shearVoigt, double shearReuss) {
  static Moduli of(Stiffness stiffness) {
    double[] c = stiffness.toArray();
    double[] s = stiffness.compliance();
    double axialC = c[0] + c[7] + c[14];
    double mixedC = c[1] + c[2] + c[8];
    double shearC = c[21] + c[28] + c[35];
    double axialS = s[0] + s[7] + s[14];
    double mixedS = s[1] + s[2] + s[8];
    double shearS = s[21] + s[28] + s[35];
    return new Moduli(
        (axialC + 2 * mixedC) / 9,
        1 / (axialS + 2 * mixedS),
        (axialC - mixedC + 3 * shearC) / 15,
        15 / (4 * axialS - 4 * mixedS + 3 * shearS));
  }

  /** Hill's bulk modulus. */
  public double bulk() {
    return 0.5 * (bulkVoigt + bulkReuss);
  }

  /** Hill's shear modulus. */
  public double shear() {
    return 0.5 * (shearVoigt + shearReuss);
  }

  /** Young's modulus, 9 K G/(3 K + G). */
  public double young() {
    return 9 * bulk() * shear() / (3 * bulk() + shear());
  }

  /** Poisson's ratio, (3 K − 2 G)/(6 K + 2 G). */
  public double poisson() {
    return (3 * bulk() - 2 * shear()) / (6 * bulk() + 2 * shear());
  }

  /** Universal anisotropy 5 G_V/G_R + K_V/K_R − 6 (Ranganathan, Phys. Rev. Lett. 101, 055504). */
  public double anisotropy() {
    return 5 * shearVoigt / shearReuss + bulkVoigt / bulkReuss - 6;
  }
}
