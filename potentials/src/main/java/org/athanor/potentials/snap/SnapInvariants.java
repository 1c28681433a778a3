package org.athanor.potentials.snap;

import org.athanor.potentials.structure.Neighbours;

/**
 * The functions in which a {@link Snap}'s energy is linear, for one atom after another, and their
 * slopes with respect to its neighbours; one thread's.
 *
 * <p>They come as the coefficients do, without the constant: components B_l, then, if quadratic,
 * products B_l B_m for l ≤ m, half of them where l = m. Slopes of the components are contractions
 * of the slopes of u with all products z that take part; none of the adjoint's sums is shared.
 */
public final class SnapInvariants {
  private final SnapTable table;
  private final int[] element;
  private final Expanded expanded;
  private final Bispectrum bispectrum;
  private final double[] components;
  private final double[][] weighted;
  private final double[][] real;
  private final double[][] imaginary;
  private final double[][] linear;
  private final double[] rotation = new double[4];
  private final double[] turned = new double[4];

  SnapInvariants(SnapTable table, int[] element) {
    this.table = table;
    this.element = element;
    this.expanded = new Expanded(table);
    this.bispectrum = table.bispectrum();
    this.components = new double[bispectrum.lone().length];
    this.weighted = new double[2][bispectrum.zSize()];
    this.real = new double[3][table.recursion().size()];
    this.imaginary = new double[3][table.recursion().size()];
    this.linear = new double[3][components.length];
  }

  /** Takes atom {@code i}; returns how many neighbours it has. */
  public int gather(Neighbours list, int i) {
    expanded.of(list, i, element);
    bispectrum.components(expanded.half(), expanded.z(), components);
    for (int l = 0; l < components.length && table.settings().shifted(); l++) {
      components[l] -= bispectrum.lone()[l];
    }
    return expanded.shell().count();
  }

  /** The atom's place of element among the potential's. */
  public int place(int i) {
    return element[i];
  }

  /** The functions of the atom, as many as an element has. */
  public void values(double[] out) {
    System.arraycopy(components, 0, out, 0, components.length);
    int at = components.length;
    for (int l = 0; l < components.length && table.settings().quadratic(); l++) {
      out[at++] = 0.5 * components[l] * components[l];
      for (int m = l + 1; m < components.length; m++) {
        out[at++] = components[l] * components[m];
      }
    }
  }

  /** Makes what all neighbours' slopes have in common. */
  public void differentiate() {
    bispectrum.weigh(expanded.z(), weighted);
  }

  /** The atom that is neighbour {@code c}. */
  public int neighbour(int c) {
    return expanded.shell().atom(c);
  }

  /** Component {@code axis} of the vector to neighbour {@code c} in Å. */
  public double vector(int c, int axis) {
    return expanded.shell().vector(c, axis);
  }

  /**
   * Slopes of all functions with respect to neighbour {@code c}, in 1/Å.
   *
   * @param slopes out, by axis, as many each as an element has functions
   */
  public void slopes(int c, double[][] slopes) {
    for (int axis = 0; axis < 3; axis++) {
      differentiate(c, axis);
    }
    bispectrum.slopes(weighted, real, imaginary, linear);
    for (int axis = 0; axis < 3; axis++) {
      extend(linear[axis], slopes[axis]);
    }
  }

  /** Slopes of u = Σ share · U. */
  private void differentiate(int c, int axis) {
    Shell shell = expanded.shell();
    int at = c * real[axis].length;
    shell.rotation(c, rotation);
    double fading = shell.slopes(c, axis, turned);
    table
        .recursion()
        .differentiate(
            rotation, turned, shell.real(), shell.imaginary(), at, real[axis], imaginary[axis]);
    double share = shell.share(c);
    for (int e = 0; e < real[axis].length; e++) {
      real[axis][e] = share * real[axis][e] + fading * shell.real()[at + e];
      imaginary[axis][e] = share * imaginary[axis][e] + fading * shell.imaginary()[at + e];
    }
  }

  private void extend(double[] slope, double[] out) {
    System.arraycopy(slope, 0, out, 0, slope.length);
    int at = slope.length;
    for (int l = 0; l < slope.length && table.settings().quadratic(); l++) {
      double own = components[l];
      double ownSlope = slope[l];
      out[at++] = own * ownSlope;
      for (int m = l + 1; m < slope.length; m++) {
        out[at++] = own * slope[m] + ownSlope * components[m];
      }
    }
  }
}
