package org.athanor.potentials.ionic;

/**
 * How finely charges are split and put on a mesh.
 *
 * @param beta β of the {@link Splitting}
 * @param order how many points of the mesh a charge is spread over along each axis
 */
record Fineness(double beta, int order) {
  /** β of the window by its order. */
  static final double WINDOW = 2.3;

  /** Points of the mesh for each that the longest wave needs: at least, and when newly chosen. */
  static final double LEAST_SAMPLING = 1.2;

  static final double SAMPLING = 1.26;

  /** Charged atoms in 1/Å³ that are reckoned with: rock salt has 0.045, magnesium oxide 0.11. */
  private static final double DENSITY = 0.1;

  /**
   * Root mean square errors that were measured in rattled rock salt at 8 Å, relative to Coulomb's
   * force at 1 Å: 1.52 exp(−β) by the splitting, 1.09 exp(−2.05 order) by the mesh. That density
   * over cutoff was 0.0446/8 in Å⁻⁴; errors go with its root.
   */
  private static final double SPLITTING_ERROR = 1.52;

  private static final double MESH_ERROR = 1.09;
  private static final double FALL = 2.05;
  private static final double MEASURED_AT = 0.0446 / 8;

  /** The shares of the accuracy that are left to the two errors; their squares add up to one. */
  private static final double SPLITTING_SHARE = 0.6;

  private static final double MESH_SHARE = 0.8;
  private static final int LEAST_ORDER = 4;

  /**
   * For a root mean square error of the forces of {@code accuracy} times Coulomb's force between
   * unit charges at 1 Å.
   *
   * @param charge the largest charge in e
   * @param cutoff of the pairs in Å
   */
  static Fineness of(double accuracy, double charge, double cutoff) {
    double scale = charge * charge * Math.sqrt(DENSITY / cutoff / MEASURED_AT);
    double splitting = StrictMath.log(SPLITTING_ERROR * scale / (SPLITTING_SHARE * accuracy));
    double mesh = StrictMath.log(MESH_ERROR * scale / (MESH_SHARE * accuracy)) / FALL;
    return new Fineness(Math.max(4, splitting), Math.max(LEAST_ORDER, (int) Math.ceil(mesh)));
  }
}
