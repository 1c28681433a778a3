package org.athanor.potentials.numerics;

/** One number at a time. */
final class ScalarRows implements Rows {
  @Override
  public void combine(
      Block rows, int count, double[] coefficients, double[] target, int at, int width) {
    double[] m = rows.values();
    for (int k = 0; k < width; k++) {
      target[at + k] = 0;
    }
    for (int j = 0; j < count; j++) {
      int row = rows.from() + j * rows.stride();
      for (int k = 0; k < width; k++) {
        target[at + k] = Math.fma(coefficients[j], m[row + k], target[at + k]);
      }
    }
  }

  @Override
  public void addOuter(Block rows, int count, double[] factors, double[] row, int width) {
    double[] m = rows.values();
    for (int j = 0; j < count; j++) {
      int start = rows.from() + j * rows.stride();
      for (int k = 0; k < width; k++) {
        m[start + k] = Math.fma(factors[j], row[k], m[start + k]);
      }
    }
  }

  @Override
  public void subtractRankTwo(Block rows, int count, double[] u, double[] w, int width) {
    double[] m = rows.values();
    for (int j = 0; j < count; j++) {
      int start = rows.from() + j * rows.stride();
      for (int k = 0; k < width; k++) {
        m[start + k] = Math.fma(-u[j], w[k], Math.fma(-w[j], u[k], m[start + k]));
      }
    }
  }

  @Override
  public void rotate(Block rows, int first, int last, double[] cosine, double[] sine) {
    double[] m = rows.values();
    for (int i = last; i >= first; i--) {
      int low = rows.from() + i * rows.stride();
      int high = low + rows.stride();
      for (int k = 0; k < rows.stride(); k++) {
        double below = m[low + k];
        double above = m[high + k];
        m[high + k] = Math.fma(cosine[i], above, sine[i] * below);
        m[low + k] = Math.fma(-sine[i], above, cosine[i] * below);
      }
    }
  }

  @Override
  public void exponentials(double[] values, int count) {
    for (int k = 0; k < count; k++) {
      values[k] = Exponential.of(values[k]);
    }
  }
}
