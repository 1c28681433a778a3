package org.athanor.potentials.linear;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.athanor.potentials.potential.Kernel;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Scalars;
import org.athanor.potentials.structure.Species;

/**
 * Invariants of radial and angular moments up to body order four, for any number of elements.
 *
 * <p>With the moments A_snlm(i) = Σ_{j of species s} R_n(r_ij) Y_lm(r̂_ij) the functions of an atom
 * are
 *
 * <pre>
 * pairs        A_sn00
 * triplets     Σ_m A_snlm A_s'n'lm                                    (sn) ≤ (s'n'), l ≤ tripletAngular
 * quadruplets  Σ_mm'm'' C_lm,l'm',l''m'' A_snlm A_s'n'l'm' A_s''n''l''m''  (snl) ≤ (s'n'l') ≤ (s''n''l'')
 * </pre>
 *
 * and every species of the central atom has its own set. R_n are Chebyshev polynomials of a mapped
 * distance times a cutoff that vanishes with two derivatives, all but constant below two thirds of
 * the sum of the covalent radii, Y real harmonics, C the invariant coupling of three. The cost is
 * linear in the number of neighbours. Source: R. Drautz, Phys. Rev. B 99, 014104 (2019), eqs.
 * 21–30, correlation orders one to three.
 */
public final class RadialAngularBasis implements Basis {
  /**
   * How many functions.
   *
   * @param pairRadial radial functions of pairs
   * @param tripletRadial radial functions of triplets; 0 for no triplets
   * @param tripletAngular highest l of triplets
   * @param quadrupletRadial radial functions of quadruplets; 0 for no quadruplets
   * @param quadrupletAngular highest l of quadruplets
   */
  public record Shape(
      int pairRadial,
      int tripletRadial,
      int tripletAngular,
      int quadrupletRadial,
      int quadrupletAngular) {
    /** For one element: 14 pairs, 180 triplets and some quadruplets. */
    public static final Shape STANDARD = new Shape(14, 9, 3, 2, 2);

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if there are no pairs, or a number is negative or absurd
     */
    public Shape {
      int least = Math.min(Math.min(tripletRadial, tripletAngular), quadrupletRadial);
      int most = Math.max(pairRadial, Math.max(tripletRadial, quadrupletRadial));
      int order = Math.max(tripletAngular, quadrupletAngular);
      if (pairRadial < 1 || Math.min(least, quadrupletAngular) < 0 || most > 40 || order > 8) {
        throw new IllegalArgumentException(
            "basis: expected 1 to 40 pair functions, at most 40 radial functions and l up to 8, got "
                + pairRadial
                + ", "
                + tripletRadial
                + ", "
                + tripletAngular
                + ", "
                + quadrupletRadial
                + ", "
                + quadrupletAngular);
      }
    }

    Channels channels(int species) {
      int radial = Math.max(tripletRadial, quadrupletRadial);
      return new Channels(species, pairRadial, radial, (order() + 1) * (order() + 1));
    }

    /** The highest l that is needed. */
    int order() {
      return Math.max(
          tripletRadial == 0 ? 0 : tripletAngular, quadrupletRadial == 0 ? 0 : quadrupletAngular);
    }
  }

  private final double cutoff;
  private final Shape shape;
  private final SortedSet<Integer> species;
  private final Channels channels;
  private final Invariants invariants;

  private RadialAngularBasis(double cutoff, Shape shape, SortedSet<Integer> species) {
    this.cutoff = cutoff;
    this.shape = shape;
    this.species = species;
    this.channels = shape.channels(species.size());
    this.invariants = Invariants.of(shape, channels);
  }

  /**
   * The basis of these elements.
   *
   * @param cutoff in Å
   * @throws IllegalArgumentException if the cutoff is not well beyond a bond's length or there are
   *     no elements
   */
  public static RadialAngularBasis of(double cutoff, Shape shape, Collection<Integer> elements) {
    if (!(cutoff > 0 && Double.isFinite(cutoff))) {
      throw new IllegalArgumentException("basis: expected a positive cutoff in Å, got " + cutoff);
    }
    if (elements.isEmpty()) {
      throw new IllegalArgumentException("basis: expected at least one element, got none");
    }
    SortedSet<Integer> sorted = new TreeSet<>();
    elements.forEach(element -> sorted.add(Element.of(element).atomicNumber()));
    double inner = innerRadius(sorted.last(), sorted.last());
    for (int element : sorted) {
      inner = Math.max(inner, innerRadius(element, element));
    }
    if (cutoff <= 1.2 * inner) {
      throw new IllegalArgumentException(
          "basis: expected a cutoff well beyond "
              + inner
              + " Å, two thirds of a bond of these elements, got "
              + cutoff);
    }
    return new RadialAngularBasis(cutoff, shape, sorted);
  }

  /** How many functions of each kind. */
  public Shape shape() {
    return shape;
  }

  @Override
  public int size() {
    return species.size() * invariants.size();
  }

  @Override
  public double cutoff() {
    return cutoff;
  }

  @Override
  public SortedSet<Integer> species() {
    return new TreeSet<>(species);
  }

  @Override
  public DesignKernel design(Species structureSpecies) {
    return new RadialAngularDesign(moments(structureSpecies), invariants);
  }

  @Override
  public AtomKernel atoms(Species structureSpecies) {
    return new RadialAngularAtoms(moments(structureSpecies), invariants);
  }

  @Override
  public Span functionsOf(int atomicNumber) {
    if (!species.contains(atomicNumber)) {
      throw new IllegalArgumentException(
          "basis: expected one of " + species + ", got atomic number " + atomicNumber);
    }
    int place = species.headSet(atomicNumber).size();
    return new Span(place * invariants.size(), (place + 1) * invariants.size());
  }

  @Override
  public int degree(int k) {
    return invariants.degree(k % invariants.size(), channels);
  }

  @Override
  public Kernel kernel(Species structureSpecies, Scalars coefficients) {
    if (coefficients.size() != size()) {
      throw new IllegalArgumentException(
          "basis: expected " + size() + " coefficients, got " + coefficients.size());
    }
    return new RadialAngularKernel(moments(structureSpecies), invariants, coefficients);
  }

  /** Two thirds of the sum of the covalent radii, in Å. */
  private static double innerRadius(int first, int second) {
    return 2 * (Element.of(first).covalentRadius() + Element.of(second).covalentRadius()) / 3;
  }

  private Moments moments(Species structureSpecies) {
    List<RadialFunctions> radial = new ArrayList<>();
    for (int centre : species) {
      for (int neighbour : species) {
        double inner = innerRadius(centre, neighbour);
        radial.add(new RadialFunctions(channels.radialFunctions(), inner, cutoff));
      }
    }
    return new Moments(
        cutoff,
        channels,
        radial,
        new RealHarmonics(shape.order()),
        structureSpecies.placesIn(species));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RadialAngularBasis basis
        && cutoff == basis.cutoff
        && shape.equals(basis.shape)
        && species.equals(basis.species);
  }

  @Override
  public int hashCode() {
    return 31 * Double.hashCode(cutoff) + 17 * shape.hashCode() + species.hashCode();
  }
}
