package org.athanor.potentials.tightbinding;

import java.util.List;
import org.athanor.potentials.structure.Element;

/**
 * Parameters of an element with four valence electrons in one s and three p orbitals.
 *
 * @param element atomic number
 * @param levels of the free orbitals
 * @param hopping between orbitals of two atoms
 * @param repulsion φ, which is summed over an atom's neighbours
 * @param embedding E_rep of an atom as a polynomial of that sum
 */
public record TightBindingParameters(
    int element, Levels levels, Hopping hopping, Decay repulsion, Embedding embedding) {
  /** Electrons of an atom. */
  static final int ELECTRONS = 4;

  /** Levels of the s and p orbitals in eV. */
  public record Levels(double s, double p) {}

  /** Two-centre integrals in eV (Slater and Koster 1954): ssσ, spσ, ppσ, ppπ. */
  public record Hopping(Decay ss, Decay sp, Decay sigma, Decay pi) {}

  /** The polynomial c0 + c1 x + c2 x² + c3 x³ + c4 x⁴ in eV. */
  public record Embedding(double c0, double c1, double c2, double c3, double c4) {
    String description() {
      return c0 + " " + c1 + " " + c2 + " " + c3 + " " + c4 + " eV";
    }

    double value(double x) {
      return c0 + x * (c1 + x * (c2 + x * (c3 + x * c4)));
    }

    double slope(double x) {
      return c1 + x * (2 * c2 + x * (3 * c3 + x * 4 * c4));
    }
  }

  /** Every number, as text of one form: a line for each part. */
  String description() {
    return String.join(
        "\n",
        "element " + Element.of(element).symbol(),
        "levels " + levels.s() + " " + levels.p() + " eV",
        "ss-sigma " + hopping.ss().description(),
        "sp-sigma " + hopping.sp().description(),
        "pp-sigma " + hopping.sigma().description(),
        "pp-pi " + hopping.pi().description(),
        "repulsion " + repulsion.description(),
        "embedding " + embedding.description(),
        "");
  }

  /** Beyond this distance in Å nothing acts. */
  public double cutoff() {
    double hoppings =
        Math.max(
            Math.max(hopping.ss().end(), hopping.sp().end()),
            Math.max(hopping.sigma().end(), hopping.pi().end()));
    return Math.max(hoppings, repulsion.end());
  }

  /**
   * The parameters of an element.
   *
   * @throws IllegalArgumentException if there are none
   */
  public static TightBindingParameters of(int element) {
    for (TightBindingParameters known : List.of(carbon(), silicon())) {
      if (known.element() == element) {
        return known;
      }
    }
    throw new IllegalArgumentException(
        "tight binding: expected C or Si, got " + Element.of(element).symbol());
  }

  /**
   * Carbon: C. H. Xu, C. Z. Wang, C. T. Chan and K. M. Ho, J. Phys.: Condens. Matter 4, 6047
   * (1992).
   */
  public static TightBindingParameters carbon() {
    Decay ss = new Decay(-5.0, 1.536329, 2, 6.5, 2.18, 2.45, 2.6);
    return new TightBindingParameters(
        6,
        new Levels(-2.99, 3.71),
        new Hopping(
            ss, ss.with(4.7, 6.5, 2.18), ss.with(5.5, 6.5, 2.18), ss.with(-1.55, 6.5, 2.18)),
        new Decay(8.18555, 1.64, 3.30304, 8.6655, 2.1052, 2.57, 2.6),
        new Embedding(
            -2.5909765118191,
            0.5721151498619,
            -1.7896349903996e-3,
            2.3539221516757e-5,
            -1.24251169551587e-7));
  }

  /**
   * Silicon: I. Kwon, R. Biswas, C. Z. Wang, K. M. Ho and C. M. Soukoulis, Phys. Rev. B 49, 7242
   * (1994).
   */
  public static TightBindingParameters silicon() {
    Decay ss = new Decay(-2.038, 2.360352, 2, 9.5, 3.4, 4.0, 4.16);
    return new TightBindingParameters(
        14,
        new Levels(-5.25, 1.20),
        new Hopping(
            ss, ss.with(1.745, 8.5, 3.55), ss.with(2.75, 7.5, 3.7), ss.with(-1.075, 7.5, 3.7)),
        new Decay(1, 2.360352, 6.8755, 13.017, 3.66995, 4.0, 4.16),
        new Embedding(8.7393204, 2.1604385, -0.1384393, 5.8398423e-3, -8.0263577e-5));
  }
}
