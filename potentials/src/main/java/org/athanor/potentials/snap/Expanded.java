package org.athanor.potentials.snap;

import java.util.Arrays;
import org.athanor.potentials.structure.Neighbours;

/** The expansion u of one atom's neighbours and its products z, atom after atom. */
final class Expanded {
  private final SnapTable table;
  private final Shell shell;

  /** Kept rows of u, all of u, all z: real, imaginary. */
  private final double[][] half;

  private final double[][] whole;
  private final double[][] z;
  private final double[] rotation = new double[4];

  Expanded(SnapTable table) {
    this.table = table;
    this.shell = new Shell(table);
    this.half = new double[2][table.recursion().size()];
    this.whole = new double[2][table.bispectrum().wholeSize()];
    this.z = new double[2][table.bispectrum().zSize()];
  }

  /** Takes atom {@code i}. */
  void of(Neighbours list, int i, int[] element) {
    shell.gather(list, i, element);
    expand();
    table.bispectrum().complete(half, whole);
    table.bispectrum().products(whole, z);
  }

  private void expand() {
    WignerRecursion recursion = table.recursion();
    Arrays.fill(half[0], 0);
    Arrays.fill(half[1], 0);
    for (int j = 0; j <= table.settings().twojmax(); j++) {
      for (int row = 0; 2 * row <= j; row++) {
        half[0][recursion.first(j) + row * (j + 1) + row] = 1;
      }
    }
    int size = recursion.size();
    for (int k = 0; k < shell.count(); k++) {
      int at = k * size;
      shell.rotation(k, rotation);
      recursion.forward(rotation, shell.real(), shell.imaginary(), at);
      double share = shell.share(k);
      for (int e = 0; e < size; e++) {
        half[0][e] += share * shell.real()[at + e];
        half[1][e] += share * shell.imaginary()[at + e];
      }
    }
  }

  /** The neighbours. */
  Shell shell() {
    return shell;
  }

  /** Kept rows of u; shared, read only. */
  double[][] half() {
    return half;
  }

  /** All z; shared, read only. */
  double[][] z() {
    return z;
  }
}
