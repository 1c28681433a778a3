package org.athanor.potentials.ionic;

import org.athanor.potentials.numerics.Exponential;
import org.athanor.potentials.numerics.QuinticTable;

/**
 * The energy of a pair as a function of s = r² in pieces ({@link QuinticTable}), by pair of
 * elements: φ(r) and the near part of Coulomb's energy. Neither root nor quotient nor exponential
 * is left to be done for a pair.
 */
final class IonPieces {
  /** In Å²: closer pairs are rare, and computed. */
  static final double LEAST = 2.25;

  /** Length of a piece in Å²: below 1e-10 eV/Å is then wrong with usual ions. */
  private static final double STEP = 0.08;

  private final IonTable table;
  private final Splitting splitting;
  private final double constant;
  private final int pieces;
  private final double perStep;
  private final double[] terms;

  IonPieces(IonTable table, Splitting splitting, double constant) {
    this.table = table;
    this.splitting = splitting;
    this.constant = constant;
    double span = Math.max(STEP, table.cutoff() * table.cutoff() - LEAST);
    this.pieces = (int) Math.ceil(span / STEP);
    this.perStep = pieces / span;
    int length = QuinticTable.TERMS * pieces;
    double[] near = nearNodes();
    this.terms = new double[table.size() * table.size() * length];
    for (int pair = 0; pair < table.size() * table.size(); pair++) {
      double[] own = QuinticTable.of(nodes(pair, near), LEAST, LEAST + span).terms();
      System.arraycopy(own, 0, terms, pair * length, length);
    }
  }

  /**
   * Distance at a node in Å; rounding must not lead beyond the cutoff, where nothing is defined.
   */
  private double distance(int node) {
    return Math.min(Math.sqrt(LEAST + node / perStep), table.cutoff());
  }

  /** The near part of 1/r and its derivatives by r. */
  private double[] nearNodes() {
    double[] nodes = new double[3 * (pieces + 1)];
    double[] node = new double[3];
    for (int k = 0; k <= pieces; k++) {
      splitting.near(distance(k), node);
      System.arraycopy(node, 0, nodes, 3 * k, 3);
    }
    return nodes;
  }

  /** Energy of a pair and its derivatives by s. */
  private double[] nodes(int pair, double[] near) {
    double[] nodes = new double[near.length];
    double[] node = new double[3];
    for (int k = 0; k <= pieces; k++) {
      double r = distance(k);
      System.arraycopy(near, 3 * k, node, 0, 3);
      finish(pair, r, node);
      nodes[3 * k] = node[0];
      nodes[3 * k + 1] = node[1] / (2 * r);
      nodes[3 * k + 2] = (node[2] - node[1] / r) / (4 * r * r);
    }
    return nodes;
  }

  /** Puts a pair's energy in eV at r in Å and its first two derivatives into {@code target}. */
  void byDistance(int pair, double r, double[] target) {
    splitting.near(r, target);
    finish(pair, r, target);
  }

  /** From the near part of 1/r to the energy. */
  private void finish(int pair, double r, double[] target) {
    double[] numbers = table.numbers();
    int at = IonTable.NUMBERS * pair;
    double product = numbers[at + 5];
    double fall = numbers[at + 1];
    double core = numbers[at] * Exponential.of(numbers[at + 2] - r * fall);
    double inverse = 1 / r;
    double square = inverse * inverse;
    double sixth = square * square * square;
    double c = numbers[at + 3] * sixth;
    double d = numbers[at + 4] * sixth * square;
    target[0] = product * target[0] + core - c + d;
    target[1] = product * target[1] - fall * core + (6 * c - 8 * d) * inverse;
    target[2] = product * target[2] + fall * fall * core + (-42 * c + 72 * d) * square;
  }

  double cutoff() {
    return table.cutoff();
  }

  /** The number of elements. */
  int size() {
    return table.size();
  }

  /** How many pieces each pair of elements has. */
  int pieces() {
    return pieces;
  }

  /** One by the length of a piece, in Å⁻². */
  double perStep() {
    return perStep;
  }

  /** Shared, read only, [size²][pieces][terms]. */
  double[] terms() {
    return terms;
  }

  /** Energy in eV that takes off what a charge has with itself in the far part. */
  double own(int element) {
    double charge = table.charge(element);
    return constant * charge * charge * splitting.own();
  }
}
