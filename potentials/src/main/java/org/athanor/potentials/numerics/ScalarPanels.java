package org.athanor.potentials.numerics;

/** One number at a time. */
final class ScalarPanels implements Panels {
  @Override
  public void products(double[] values, int first, int second, int rows, double[] tile) {
    for (int a = 0; a < WIDTH; a++) {
      for (int b = 0; b < WIDTH; b++) {
        double sum = 0;
        for (int r = 0; r < WIDTH * rows; r += WIDTH) {
          sum = Math.fma(values[first + r + a], values[second + r + b], sum);
        }
        tile[WIDTH * a + b] = sum;
      }
    }
  }
}
