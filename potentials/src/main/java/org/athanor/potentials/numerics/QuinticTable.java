package org.athanor.potentials.numerics;

/**
 * A smooth function in equal pieces, each a polynomial of degree 5 that has the function's value,
 * slope and curvature at both ends.
 *
 * <p>With h the length of a piece the value is wrong by at most h⁶ max|f⁽⁶⁾|/46080; value and slope
 * of a piece belong together exactly. (Hermite's interpolation.)
 */
public final class QuinticTable {
  /** A function of one number. */
  public interface Curve {
    /** Puts value, slope and curvature at {@code x} into {@code target}, [3]. */
    void at(double x, double[] target);
  }

  /** Coefficients of a piece. */
  public static final int TERMS = 6;

  private final double from;
  private final double perStep;
  private final int pieces;
  private final double[] terms;

  private QuinticTable(double from, double step, int pieces) {
    this.from = from;
    this.perStep = 1 / step;
    this.pieces = pieces;
    this.terms = new double[TERMS * pieces];
  }

  /** The pieces of a function between {@code from} and {@code to}. */
  public static QuinticTable of(Curve curve, double from, double to, int pieces) {
    double[] nodes = new double[3 * (pieces + 1)];
    double[] node = new double[3];
    for (int k = 0; k <= pieces; k++) {
      curve.at(from + k * ((to - from) / pieces), node);
      System.arraycopy(node, 0, nodes, 3 * k, 3);
    }
    return of(nodes, from, to);
  }

  /**
   * The same from what the function has at equidistant nodes.
   *
   * @param nodes value, slope and curvature at each, [pieces+1][3]
   */
  public static QuinticTable of(double[] nodes, double from, double to) {
    int pieces = nodes.length / 3 - 1;
    double step = (to - from) / pieces;
    QuinticTable table = new QuinticTable(from, step, pieces);
    for (int piece = 0; piece < pieces; piece++) {
      table.enter(piece, step, nodes);
    }
    return table;
  }

  private void enter(int piece, double step, double[] nodes) {
    int low = 3 * piece;
    int high = low + 3;
    int at = TERMS * piece;
    double slope = step * nodes[low + 1];
    double curvature = step * step * nodes[low + 2];
    double rise = nodes[high] - nodes[low] - slope - curvature / 2;
    double steepening = step * nodes[high + 1] - slope - curvature;
    double bending = step * step * nodes[high + 2] - curvature;
    terms[at] = nodes[low];
    terms[at + 1] = slope;
    terms[at + 2] = curvature / 2;
    terms[at + 3] = 10 * rise - 4 * steepening + bending / 2;
    terms[at + 4] = -15 * rise + 7 * steepening - bending;
    terms[at + 5] = 6 * rise - 3 * steepening + bending / 2;
  }

  /** Where the first piece begins. */
  public double from() {
    return from;
  }

  /** One by the length of a piece. */
  public double perStep() {
    return perStep;
  }

  /** How many pieces there are. */
  public int pieces() {
    return pieces;
  }

  /**
   * {@link #TERMS} coefficients for each piece, lowest power first, of u = (x − from)/step − piece;
   * shared, read only.
   */
  public double[] terms() {
    return terms;
  }

  /** The value at {@code x}; outside of the table that of its outermost piece. */
  public double value(double x) {
    int piece = piece(x);
    double u = (x - from) * perStep - piece;
    int at = TERMS * piece;
    double tail = terms[at + 3] + u * (terms[at + 4] + u * terms[at + 5]);
    return terms[at] + u * (terms[at + 1] + u * (terms[at + 2] + u * tail));
  }

  /** The slope of {@link #value}. */
  public double slope(double x) {
    int piece = piece(x);
    double u = (x - from) * perStep - piece;
    int at = TERMS * piece;
    double tail = 3 * terms[at + 3] + u * (4 * terms[at + 4] + u * 5 * terms[at + 5]);
    return perStep * (terms[at + 1] + u * (2 * terms[at + 2] + u * tail));
  }

  private int piece(double x) {
    return Math.max(0, Math.min((int) ((x - from) * perStep), pieces - 1));
  }
}
