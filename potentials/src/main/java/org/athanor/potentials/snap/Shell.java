package org.athanor.potentials.snap;

import java.util.Arrays;
import org.athanor.potentials.potential.Tally;
import org.athanor.potentials.structure.Nearby;
import org.athanor.potentials.structure.Neighbours;

/**
 * The neighbours of one atom that are in reach: their share w f(r), rotation (a, b) and matrices.
 *
 * <p>a = cos θ₀ − i ẑ sin θ₀ and b = (ŷ − i x̂) sin θ₀, with x̂ the unit vector to the neighbour; a
 * negative sine (below rmin0) turns the sign of both, as in LAMMPS.
 */
final class Shell {
  private static final int NUMBERS = 10;

  private final SnapTable table;
  private final int size;
  private final Nearby nearby = new Nearby();
  private int count;
  private int[] pair = new int[32];

  /**
   * For each: share, its slope, a, b, and the slopes along r of cos θ₀, sin θ₀/r; then sin θ₀/r.
   */
  private double[] numbers = new double[32 * NUMBERS];

  private double[] real;
  private double[] imaginary;

  Shell(SnapTable table) {
    this.table = table;
    this.size = table.recursion().size();
    this.real = new double[32 * size];
    this.imaginary = new double[32 * size];
  }

  /** Finds the neighbours of atom {@code i}. */
  void gather(Neighbours list, int i, int[] element) {
    count = 0;
    int row = element[i] * table.size();
    list.gather(i, table.cutoff(), nearby);
    for (int k = 0; k < nearby.count(); k++) {
      int other = element[nearby.atoms()[k]];
      double cutoff = table.cutoff(row + other);
      double r = Math.sqrt(nearby.squares()[k]);
      if (r < cutoff) {
        if (count == pair.length) {
          grow(2 * count);
        }
        pair[count] = k;
        enter(k, r, cutoff, table.weight(other));
        count++;
      }
    }
  }

  private void enter(int k, double r, double cutoff, double weight) {
    Snap.Settings settings = table.settings();
    double turn = Math.PI / (cutoff - settings.rmin0());
    double angle = (r - settings.rmin0()) * turn;
    boolean fades = settings.switching() && r > settings.rmin0();
    double theta = settings.rfac0() * angle;
    double slope = settings.rfac0() * turn;
    double sine = StrictMath.sin(theta);
    double sign = sine < 0 ? -1 : 1;
    double cosine = sign * StrictMath.cos(theta);
    sine *= sign;
    int at = NUMBERS * count;
    double q = sine / r;
    numbers[at] = fades ? 0.5 * weight * (StrictMath.cos(angle) + 1) : weight;
    numbers[at + 1] = fades ? -0.5 * weight * turn * StrictMath.sin(angle) : 0;
    numbers[at + 2] = cosine;
    numbers[at + 3] = -q * nearby.dz()[k];
    numbers[at + 4] = q * nearby.dy()[k];
    numbers[at + 5] = -q * nearby.dx()[k];
    numbers[at + 6] = -slope * sine;
    numbers[at + 7] = (slope * cosine - q) / r;
    numbers[at + 8] = q;
    numbers[at + 9] = 1 / r;
  }

  int count() {
    return count;
  }

  /** The share w f(r) of neighbour {@code k}. */
  double share(int k) {
    return numbers[NUMBERS * k];
  }

  /** a and b of neighbour {@code k}, real and imaginary parts. */
  void rotation(int k, double[] ab) {
    System.arraycopy(numbers, NUMBERS * k + 2, ab, 0, 4);
  }

  /** Real parts of the matrices, neighbour by neighbour. */
  double[] real() {
    return real;
  }

  /** Imaginary parts of the matrices. */
  double[] imaginary() {
    return imaginary;
  }

  /**
   * Adds the slope of an energy with respect to one neighbour's vector.
   *
   * @param along slope with respect to the share
   * @param turned slopes with respect to the parts of a and b, for a share of 1
   */
  void addSlope(int k, double along, double[] turned, int i, Tally tally) {
    int at = NUMBERS * k;
    int at3 = pair[k];
    double share = numbers[at];
    double x = nearby.dx()[at3];
    double y = nearby.dy()[at3];
    double z = nearby.dz()[at3];
    double sines = turned[2] * y - turned[1] * z - turned[3] * x;
    double inward = turned[0] * numbers[at + 6] + sines * numbers[at + 7];
    double radial = (numbers[at + 1] * along + share * inward) * numbers[at + 9];
    double q = share * numbers[at + 8];
    tally.addSlope(
        nearby,
        i,
        at3,
        radial * x - q * turned[3],
        radial * y + q * turned[2],
        radial * z - q * turned[1]);
  }

  /**
   * Slopes along an axis of a neighbour's vector, in 1/Å: of its share, then of the parts of a and
   * b.
   */
  double slopes(int k, int axis, double[] ab) {
    int at = NUMBERS * k;
    double unit = vector(k, axis) * numbers[at + 9];
    double q = numbers[at + 8];
    double turn = numbers[at + 7] * unit;
    ab[0] = numbers[at + 6] * unit;
    ab[1] = -turn * vector(k, 2) - (axis == 2 ? q : 0);
    ab[2] = turn * vector(k, 1) + (axis == 1 ? q : 0);
    ab[3] = -turn * vector(k, 0) - (axis == 0 ? q : 0);
    return numbers[at + 1] * unit;
  }

  /** Component {@code axis} of the vector to neighbour {@code k} in Å. */
  double vector(int k, int axis) {
    return switch (axis) {
      case 0 -> nearby.dx()[pair[k]];
      case 1 -> nearby.dy()[pair[k]];
      default -> nearby.dz()[pair[k]];
    };
  }

  /** The atom that is neighbour {@code k}. */
  int atom(int k) {
    return nearby.atoms()[pair[k]];
  }

  private void grow(int capacity) {
    pair = Arrays.copyOf(pair, capacity);
    numbers = Arrays.copyOf(numbers, NUMBERS * capacity);
    real = Arrays.copyOf(real, size * capacity);
    imaginary = Arrays.copyOf(imaginary, size * capacity);
  }
}
