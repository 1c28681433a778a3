package org.athanor.sims.properties;

import java.util.ArrayList;
import java.util.List;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Structure;

/**
 * A way through the Brillouin zone, from one special point to the next.
 *
 * <p>Labels follow Setyawan and Curtarolo, Comput. Mater. Sci. 49, 299 (2010); coordinates are
 * those of the conventional reciprocal cell.
 *
 * @param corners where it turns; a corner with a distance of its predecessor starts a new piece at
 *     an equivalent point
 */
record BandPath(List<Corner> corners) {
  /**
   * A special point.
   *
   * @param label its name
   * @param x component of q in 1/Å, 2π included
   * @param y component
   * @param z component
   * @param joined whether the way leads here from the corner before
   */
  record Corner(String label, double x, double y, double z, boolean joined) {}

  private static final String GENERIC = "Γ 0 0 0, X .5 0 0 | Γ 0 0 0, Y 0 .5 0 | Γ 0 0 0, Z 0 0 .5";

  BandPath {
    corners = List.copyOf(corners);
  }

  /** The usual one of a crystal in its conventional cell; along the primitive axes of others. */
  static BandPath of(Structure structure) {
    Structure primitive = PrimitiveCell.of(structure).structure();
    int centring = (int) Math.rint(structure.cell().volume() / primitive.cell().volume());
    String way = way(structure, CrystalSystem.of(structure), centring);
    Structure cell = way.equals(GENERIC) ? primitive : structure;
    Matrix3 reciprocal = cell.cell().rows().inverse().transposed().times(2 * Math.PI);
    List<Corner> corners = new ArrayList<>();
    for (String piece : List.of(way.split("\\|", -1))) {
      boolean joined = false;
      for (String point : List.of(piece.split(",", -1))) {
        List<String> words = List.of(point.strip().split(" ", -1));
        double[] fraction = new double[3];
        for (int k = 0; k < 3; k++) {
          fraction[k] = number(words.get(k + 1));
        }
        double[] q = Sublattices.product(fraction, reciprocal);
        corners.add(new Corner(words.get(0), q[0], q[1], q[2], joined));
        joined = true;
      }
    }
    return new BandPath(corners);
  }

  private static String way(Structure structure, CrystalSystem system, int centring) {
    Matrix3 rows = structure.cell().rows();
    boolean square = isDiagonal(rows.times(rows.transposed()));
    return switch (system) {
      case CUBIC -> square ? cubic(centring) : GENERIC;
      case HEXAGONAL ->
          centring == 1 && obtuse(rows)
              ? "Γ 0 0 0, M .5 0 0, K 1/3 1/3 0, Γ 0 0 0, A 0 0 .5, L .5 0 .5, H 1/3 1/3 .5,"
                  + " A 0 0 .5"
              : GENERIC;
      case TETRAGONAL -> square ? tetragonal(centring) : GENERIC;
      case ORTHORHOMBIC ->
          square && centring == 1
              ? "Γ 0 0 0, X .5 0 0, S .5 .5 0, Y 0 .5 0, Γ 0 0 0, Z 0 0 .5"
              : GENERIC;
      case TRIGONAL, MONOCLINIC, TRICLINIC -> GENERIC;
    };
  }

  private static String cubic(int centring) {
    return switch (centring) {
      case 1 -> "Γ 0 0 0, X 0 .5 0, M .5 .5 0, Γ 0 0 0, R .5 .5 .5, X 0 .5 0";
      case 2 -> "Γ 0 0 0, H 0 0 1, P .5 .5 .5, Γ 0 0 0, N .5 .5 0";
      case 4 -> "Γ 0 0 0, X 0 0 1 | X 1 1 0, K .75 .75 0, Γ 0 0 0, L .5 .5 .5";
      default -> GENERIC;
    };
  }

  private static String tetragonal(int centring) {
    return switch (centring) {
      case 1 -> "Γ 0 0 0, X 0 .5 0, M .5 .5 0, Γ 0 0 0, Z 0 0 .5, R 0 .5 .5, A .5 .5 .5, Z 0 0 .5";
      case 2 -> "Γ 0 0 0, X .5 .5 0, P .5 .5 .5, N 0 .5 .5, Γ 0 0 0, Z 0 0 1";
      default -> GENERIC;
    };
  }

  private static boolean isDiagonal(Matrix3 metric) {
    double size = 1e-4 * metric.largestAbsolute();
    return Math.abs(metric.get(0, 1)) < size
        && Math.abs(metric.get(0, 2)) < size
        && Math.abs(metric.get(1, 2)) < size;
  }

  /** Whether a and b are of one length, 120° apart, and c stands on them. */
  private static boolean obtuse(Matrix3 rows) {
    Matrix3 metric = rows.times(rows.transposed());
    double a = metric.get(0, 0);
    double size = 1e-3 * metric.largestAbsolute();
    return Math.abs(metric.get(1, 1) - a) < size
        && Math.abs(metric.get(0, 1) + 0.5 * a) < size
        && Math.abs(metric.get(0, 2)) < size
        && Math.abs(metric.get(1, 2)) < size;
  }

  private static double number(String word) {
    return word.equals("1/3") ? 1.0 / 3 : Double.parseDouble(word);
  }
}
