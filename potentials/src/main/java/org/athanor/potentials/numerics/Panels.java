package org.athanor.potentials.numerics;

/**
 * Products of narrow panels of a tall matrix, in two forms that give the same bits.
 *
 * <p>A panel is {@link #WIDTH} columns of many rows, row after row: what a sum over the rows needs
 * comes in one stream.
 */
public sealed interface Panels permits ScalarPanels, VectorPanels {
  /** Columns of a panel. */
  int WIDTH = 8;

  /** The form with this many lanes. */
  static Panels of(Lanes lanes) {
    return switch (lanes) {
      case ONE -> new ScalarPanels();
      case MANY -> new VectorPanels();
    };
  }

  /**
   * tile[8a + b] = Σ_r P[r, a] Q[r, b], each sum fused and in rising r.
   *
   * @param values both panels
   * @param first where P begins
   * @param second where Q begins
   * @param rows of both
   * @param tile [8×8], overwritten
   */
  void products(double[] values, int first, int second, int rows, double[] tile);
}
