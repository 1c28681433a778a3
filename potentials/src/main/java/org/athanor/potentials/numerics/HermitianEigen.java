package org.athanor.potentials.numerics;

/**
 * Eigenvalues and eigenvectors of dense Hermitian matrices, A = Σ_m λ_m v_m v_m*.
 *
 * <p>Householder reduction to a real tridiagonal matrix and QL iterations on flat arrays. Nothing
 * is allocated once the work arrays have grown; one instance serves one thread. Errors are a few
 * units in the last place of the largest eigenvalue; matrix elements should lie between 1e-150 and
 * 1e150, or be zero.
 */
public final class HermitianEigen {
  private final ComplexHouseholder householder;
  private final Tridiagonal tridiagonal;
  private double[] below = new double[0];
  private double[] diagonal = new double[0];
  private int[] order = new int[0];
  private Rows.Block q = new Rows.Block(new double[0], 0, 0);
  private Rows.Block z = q;

  /** With the fastest lanes this runtime has. */
  public HermitianEigen() {
    this(Lanes.fastest());
  }

  /** With these lanes; the results have the same bits. */
  public HermitianEigen(Lanes lanes) {
    Rows rows = Rows.of(lanes);
    householder = new ComplexHouseholder(rows);
    tridiagonal = new Tridiagonal(rows);
  }

  /**
   * The eigenvalues in descending order and their eigenvectors.
   *
   * @param a 2n rows, padded to {@link Rows#padded}: the real parts of row j of A in row 2j, the
   *     imaginary parts in row 2j + 1; overwritten
   * @param values receives the eigenvalues, [≥ n]
   * @param vectors receives one unit vector a row, with twice the stride of {@code a}: its real
   *     parts, then from the middle of the row its imaginary parts
   * @throws ArithmeticException if an element is not finite
   */
  public void vectors(Rows.Block a, int n, double[] values, Rows.Block vectors) {
    reserve(n, a.stride());
    householder.reduce(a, n, diagonal, below);
    householder.expand(a, n, q, z);
    tridiagonal.vectors(diagonal, below, n, z);
    sortOrder(n);
    for (int m = 0; m < n; m++) {
      values[m] = diagonal[order[m]];
      int to = vectors.from() + m * vectors.stride();
      System.arraycopy(z.values(), order[m] * z.stride(), vectors.values(), to, z.stride());
    }
  }

  private void reserve(int n, int stride) {
    if (below.length < n) {
      below = new double[n];
      diagonal = new double[n];
      order = new int[n];
    }
    int room = 2 * n * stride;
    if (q.stride() != stride || q.values().length < room) {
      q = new Rows.Block(q.values().length < room ? new double[room] : q.values(), 0, stride);
      z = new Rows.Block(z.values().length < room ? new double[room] : z.values(), 0, 2 * stride);
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
