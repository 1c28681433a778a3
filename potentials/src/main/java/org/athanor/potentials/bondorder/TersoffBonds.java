package org.athanor.potentials.bondorder;

import java.util.Arrays;
import org.athanor.potentials.numerics.Exponentials;
import org.athanor.potentials.numerics.Logarithms;
import org.athanor.potentials.structure.Nearby;

/**
 * Bonds of some atoms to their neighbours, evaluated together: simple loops over arrays, most of
 * which the compiler turns into vector instructions. Work arrays of one thread.
 */
final class TersoffBonds {
  private final TersoffTable table;
  private final Exponentials exponentials = new Exponentials();
  private final Logarithms logarithms = new Logarithms();
  private final double[] edge = new double[2];

  /** Of each bond: the numbers of the table. */
  private final double[][] numbers = new double[TersoffTable.BOND][0];

  /** Which elements it has, ij. */
  int[] kind = new int[0];

  /** r in Å, 1/r, and the unit vector from i to j. */
  double[] length = new double[0];

  double[] inverse = new double[0];
  double[] ux = new double[0];
  double[] uy = new double[0];
  double[] uz = new double[0];

  /** f_C and its slope per Å. */
  double[] fade = new double[0];

  double[] fadeSlope = new double[0];

  /** ζ, to be summed; zero at first. */
  double[] zeta = new double[0];

  /** The energy of i's half of the bond in eV, its slope by r in eV/Å, and by ζ in eV. */
  double[] energy = new double[0];

  double[] slope = new double[0];
  double[] byZeta = new double[0];

  private double[] repulsion = new double[0];
  private double[] attraction = new double[0];
  private double[] power = new double[0];
  private double[] order = new double[0];
  private double[] orderSlope = new double[0];

  TersoffBonds(TersoffTable table) {
    this.table = table;
  }

  /** Makes room, then enters lengths and what depends on them alone. */
  void measure(Nearby nearby) {
    int count = nearby.count();
    if (length.length < count) {
      grow(count + count / 4);
    }
    Arrays.fill(zeta, 0, count, 0);
    distances(nearby.squares(), count);
    directions(nearby, count);
  }

  private void distances(double[] squares, int count) {
    for (int k = 0; k < count; k++) {
      double r = Math.sqrt(squares[k]);
      length[k] = r;
      inverse[k] = 1 / r;
    }
  }

  private void directions(Nearby nearby, int count) {
    double[] dx = nearby.dx();
    double[] dy = nearby.dy();
    double[] dz = nearby.dz();
    for (int k = 0; k < count; k++) {
      ux[k] = dx[k] * inverse[k];
      uy[k] = dy[k] * inverse[k];
      uz[k] = dz[k] * inverse[k];
    }
  }

  /** Enters what bond {@code k} is, of elements {@code ij} with {@code j}. */
  void enter(int k, int ij, int j) {
    kind[k] = ij;
    table.cutoff(ij * table.size() + j, length[k], fade, fadeSlope, k);
    if (table.size() > 1) {
      for (int number = 0; number < TersoffTable.BOND; number++) {
        numbers[number][k] = table.bond(ij, number);
      }
    }
  }

  /** Energies and slopes, given ζ. */
  void evaluate(int count) {
    exponents(numbers[0], repulsion, count);
    exponents(numbers[1], attraction, count);
    orders(count);
    energies(count);
  }

  private void exponents(double[] rate, double[] target, int count) {
    for (int k = 0; k < count; k++) {
      target[k] = -rate[k] * length[k];
    }
    exponentials.replace(target, count);
  }

  /** The steps of {@link BondOrderFunction#evaluate}, side by side. */
  private void orders(int count) {
    double[] n = numbers[4];
    double[] beta = numbers[5];
    for (int k = 0; k < count; k++) {
      power[k] = Math.max(beta[k] * zeta[k], 1e-300);
    }
    logarithms.replace(power, count);
    for (int k = 0; k < count; k++) {
      power[k] = Math.min(n[k] * power[k], 100);
    }
    exponentials.replace(power, count);
    for (int k = 0; k < count; k++) {
      order[k] = 1 + power[k];
    }
    logarithms.replace(order, count);
    for (int k = 0; k < count; k++) {
      order[k] = -0.5 / n[k] * order[k];
    }
    exponentials.replace(order, count);
    for (int k = 0; k < count; k++) {
      orderSlope[k] = -0.5 * order[k] * power[k] / ((1 + power[k]) * zeta[k]);
    }
    for (int k = 0; k < count; k++) {
      BondOrderFunction function = table.bondOrder(kind[k]);
      if (!function.holds(zeta[k])) {
        function.evaluate(zeta[k], edge);
        order[k] = edge[0];
        orderSlope[k] = edge[1];
      }
    }
  }

  private void energies(int count) {
    double[] first = numbers[0];
    double[] second = numbers[1];
    double[] a = numbers[2];
    double[] b = numbers[3];
    for (int k = 0; k < count; k++) {
      double push = a[k] * repulsion[k];
      double pull = b[k] * attraction[k];
      double inside = push + order[k] * pull;
      double fall = -first[k] * push - second[k] * order[k] * pull;
      energy[k] = fade[k] * inside;
      slope[k] = fadeSlope[k] * inside + fade[k] * fall;
      byZeta[k] = fade[k] * pull * orderSlope[k];
    }
  }

  private void grow(int capacity) {
    for (int number = 0; number < numbers.length; number++) {
      numbers[number] = new double[capacity];
      Arrays.fill(numbers[number], table.bond(0, number));
    }
    kind = new int[capacity];
    length = new double[capacity];
    inverse = new double[capacity];
    ux = new double[capacity];
    uy = new double[capacity];
    uz = new double[capacity];
    fade = new double[capacity];
    fadeSlope = new double[capacity];
    zeta = new double[capacity];
    energy = new double[capacity];
    slope = new double[capacity];
    byZeta = new double[capacity];
    repulsion = new double[capacity];
    attraction = new double[capacity];
    power = new double[capacity];
    order = new double[capacity];
    orderSlope = new double[capacity];
  }
}
