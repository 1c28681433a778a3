package org.athanor.potentials.numerics;

/**
 * Eigenvalues and eigenvectors of dense symmetric matrices, A = Σ_m λ_m v_m v_mᵀ.
 *
 * <p>Householder reduction and QL iterations on flat arrays. Nothing is allocated once the work
 * arrays have grown; one instance serves one thread. Errors are a few units in the last place of
 * the largest eigenvalue; matrix elements should lie between 1e-150 and 1e150, or be zero.
 */
public final class SymmetricEigen {
  private final Householder householder;
  private final Tridiagonal tridiagonal;
  private double[] below = new double[0];
  private double[] diagonal = new double[0];
  private int[] order = new int[0];
  private Rows.Block q = new Rows.Block(new double[0], 0, 0);
  private Rows.Block z = q;

  /** With the fastest lanes this runtime has. */
  public SymmetricEigen() {
    this(Lanes.fastest());
  }

  /** With these lanes; the results have the same bits. */
  public SymmetricEigen(Lanes lanes) {
    Rows rows = Rows.of(lanes);
    householder = new Householder(rows);
    tridiagonal = new Tridiagonal(rows);
  }

  /**
   * The eigenvalues in descending order.
   *
   * @param a n rows, padded to {@link Rows#padded}; overwritten
   * @param values receives them, [≥ n]
   * @throws ArithmeticException if an element is not finite
   */
  public void values(Rows.Block a, int n, double[] values) {
    grow(n);
    householder.reduce(a, n, values, below);
    tridiagonal.values(values, below, n);
    sortDescending(values, n);
  }

  /**
   * The eigenvalues in descending order and the eigenvectors of the largest.
   *
   * @param a n rows, padded to {@link Rows#padded}; overwritten
   * @param values receives the eigenvalues, [≥ n]
   * @param vectors receives one unit vector a row, with the stride of {@code a}
   * @param keep how many vectors, at most n
   * @throws ArithmeticException if an element is not finite
   */
  public void vectors(Rows.Block a, int n, double[] values, Rows.Block vectors, int keep) {
    grow(n);
    reserve(n, a.stride());
    householder.reduce(a, n, diagonal, below);
    householder.expand(a, n, q);
    transpose(n);
    tridiagonal.vectors(diagonal, below, n, z);
    sortOrder(n);
    for (int m = 0; m < n; m++) {
      values[m] = diagonal[order[m]];
    }
    for (int m = 0; m < keep; m++) {
      int from = order[m] * z.stride();
      int to = vectors.from() + m * vectors.stride();
      System.arraycopy(z.values(), from, vectors.values(), to, z.stride());
    }
  }

  private void grow(int n) {
    if (below.length < n) {
      below = new double[n];
      diagonal = new double[n];
      order = new int[n];
    }
  }

  private void reserve(int n, int stride) {
    if (q.stride() != stride || q.values().length < n * stride) {
      int room = Math.max(n * stride, q.values().length);
      q = new Rows.Block(q.values().length < room ? new double[room] : q.values(), 0, stride);
      z = new Rows.Block(z.values().length < room ? new double[room] : z.values(), 0, stride);
    }
  }

  private void transpose(int n) {
    double[] from = q.values();
    double[] to = z.values();
    int stride = z.stride();
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < n; k++) {
        to[i * stride + k] = from[k * stride + i];
      }
      for (int k = n; k < stride; k++) {
        to[i * stride + k] = 0;
      }
    }
  }

  private static void sortDescending(double[] values, int n) {
    for (int i = 1; i < n; i++) {
      double value = values[i];
      int k = i;
      for (; k > 0 && values[k - 1] < value; k--) {
        values[k] = values[k - 1];
      }
      values[k] = value;
    }
  }

  private void sortOrder(int n) {
    for (int i = 0; i < n; i++) {
      int k = i;
      for (; k > 0 && diagonal[order[k - 1]] < diagonal[i]; k--) {
        order[k] = order[k - 1];
      }
      order[k] = i;
    }
  }
}
