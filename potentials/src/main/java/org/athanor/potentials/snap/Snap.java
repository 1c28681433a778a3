package org.athanor.potentials.snap;

import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.athanor.potentials.potential.Kernel;
import org.athanor.potentials.potential.PartedKernel;
import org.athanor.potentials.potential.Potential;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Scalars;
import org.athanor.potentials.structure.Species;

/**
 * The spectral neighbour analysis potential, linear or quadratic in the bispectrum of the density
 * of an atom's neighbours.
 *
 * <p>E = Σ_i [β⁰ + Σ_l β_l B_l(i) + ½ Σ_lm α_lm B_l(i) B_m(i)] with
 *
 * <pre>
 * u_j = u_self 1 + Σ_{r_ik &lt; R_ik} w_k f(r_ik) U_j(θ₀, θ, φ),   R_ik = rcutfac (R_i + R_k)
 * B_{j1 j2 j} = Σ_{m m'} u_j(m,m')* Σ CG CG u_j1(m1,m1') u_j2(m2,m2'),   j2 ≤ j1 ≤ j
 * θ₀ = rfac0 π (r − rmin0)/(R − rmin0),   f = ½ [1 + cos(π (r − rmin0)/(R − rmin0))]
 * </pre>
 *
 * U_j are Wigner's matrices, CG Clebsch–Gordan coefficients. Without a {@code switching} f is 1;
 * with {@code shifted} the B of an atom without neighbours are subtracted first ({@code
 * bzeroflag}). Coefficients β and α are those of the atom's own element.
 *
 * <p>Source: A. P. Thompson, L. P. Swiler, C. R. Trott, S. M. Foiles and G. J. Tucker, J. Comput.
 * Phys. 285, 316 (2015), eqs. 1–18; M. A. Wood and A. P. Thompson, J. Chem. Phys. 148, 241721
 * (2018), eq. 13; the conventions are those of LAMMPS' pair style snap.
 */
public final class Snap implements Potential {
  /**
   * What all elements share.
   *
   * @param twojmax twice the largest angular momentum
   * @param rcutfac factor of the sum of two radii that gives their cutoff
   * @param rfac0 how much of the half turn the angle θ₀ goes, at most 1
   * @param rmin0 distance in Å at which θ₀ is zero
   * @param switching whether neighbours fade out towards the cutoff
   * @param shifted whether the bispectrum of a lone atom is subtracted
   * @param quadratic whether there are coefficients of products
   */
  public record Settings(
      int twojmax,
      double rcutfac,
      double rfac0,
      double rmin0,
      boolean switching,
      boolean shifted,
      boolean quadratic) {
    private static final int MOST = 20;

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a number is out of range
     */
    public Settings {
      if (twojmax < 0 || twojmax > MOST) {
        throw new IllegalArgumentException(
            "SNAP: expected a twojmax from 0 to " + MOST + ", got " + twojmax);
      }
      if (!(rcutfac > 0 && Double.isFinite(rcutfac)) || !(rfac0 > 0 && rfac0 <= 1)) {
        throw new IllegalArgumentException(
            "SNAP: expected a positive, finite rcutfac and an rfac0 above 0 and at most 1, got "
                + rcutfac
                + " and "
                + rfac0);
      }
      if (!(rmin0 >= 0 && Double.isFinite(rmin0))) {
        throw new IllegalArgumentException("SNAP: expected an rmin0 of at least 0 Å, got " + rmin0);
      }
    }

    /** How many coefficients an element has, the constant included. */
    int coefficients() {
      int linear = Bispectrum.count(twojmax);
      return 1 + linear + (quadratic ? linear * (linear + 1) / 2 : 0);
    }
  }

  /**
   * What one element brings.
   *
   * @param radius R in units of 1/rcutfac Å
   * @param weight w with which it counts as a neighbour
   * @param coefficients in eV: β⁰, then β_l with (j1, j2, j) rising, then, if quadratic, α_lm for l
   *     ≤ m
   */
  public record ElementPart(double radius, double weight, Scalars coefficients) {
    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a number is not finite, or the radius is not positive
     */
    public ElementPart {
      if (!(radius > 0) || !Double.isFinite(radius) || !Double.isFinite(weight)) {
        throw new IllegalArgumentException(
            "SNAP: expected a positive radius and a finite weight, got "
                + radius
                + " and "
                + weight);
      }
      for (int k = 0; k < coefficients.size(); k++) {
        if (!Double.isFinite(coefficients.get(k))) {
          throw new IllegalArgumentException(
              "SNAP: expected finite coefficients in eV, got "
                  + coefficients.get(k)
                  + " for number "
                  + (k + 1));
        }
      }
    }
  }

  private final Settings settings;
  private final SortedMap<Integer, ElementPart> elements;
  private final SnapTable table;

  private Snap(Settings settings, SortedMap<Integer, ElementPart> elements) {
    this.settings = settings;
    this.elements = elements;
    elements.forEach((z, part) -> check(Element.of(z), part));
    this.table = new SnapTable(settings, elements.values());
  }

  /**
   * From the settings and the part of each element, by atomic number.
   *
   * @throws IllegalArgumentException if there is no element, one has another number of coefficients
   *     than the settings ask for, or a cutoff is not beyond rmin0
   */
  public static Snap of(Settings settings, Map<Integer, ElementPart> elements) {
    if (elements.isEmpty()) {
      throw new IllegalArgumentException("SNAP: expected coefficients of an element, got none");
    }
    return new Snap(settings, new TreeMap<>(elements));
  }

  private void check(Element element, ElementPart part) {
    if (part.coefficients().size() != settings.coefficients()) {
      throw new IllegalArgumentException(
          "SNAP: expected "
              + settings.coefficients()
              + " coefficients for "
              + element.symbol()
              + (settings.quadratic() ? " (quadratic" : " (linear")
              + ", twojmax "
              + settings.twojmax()
              + "), got "
              + part.coefficients().size());
    }
    double cutoff = 2 * part.radius() * settings.rcutfac();
    if (!(cutoff > settings.rmin0())) {
      throw new IllegalArgumentException(
          "SNAP: expected a cutoff beyond rmin0 = "
              + settings.rmin0()
              + " Å, got "
              + cutoff
              + " Å for "
              + element.symbol());
    }
  }

  /** What all elements share. */
  public Settings settings() {
    return settings;
  }

  /** The part of each element, by atomic number. */
  public SortedMap<Integer, ElementPart> elements() {
    return new TreeMap<>(elements);
  }

  @Override
  public double cutoff() {
    return table.cutoff();
  }

  @Override
  public SortedSet<Integer> species() {
    return new TreeSet<>(elements.keySet());
  }

  /**
   * The functions that the coefficients stand before; serves one thread.
   *
   * @throws IllegalArgumentException if a species is not known
   */
  public SnapInvariants invariants(Species structureSpecies) {
    return new SnapInvariants(table, structureSpecies.placesIn(species()));
  }

  @Override
  public Kernel kernel(Species structureSpecies) {
    int[] places = structureSpecies.placesIn(species());
    return new PartedKernel(() -> new SnapWorker(table, places));
  }
}
