package org.athanor.potentials.linear;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.athanor.potentials.potential.Kernel;
import org.athanor.potentials.snap.Snap;
import org.athanor.potentials.snap.SnapInvariants;
import org.athanor.potentials.snap.SnapShape;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Scalars;
import org.athanor.potentials.structure.Species;

/**
 * Components of the bispectrum, and products of two of them where it is quadratic, as a basis for
 * fits: the spectral neighbour analysis potential {@link Snap}, with {@code bzeroflag} 1, {@code
 * rfac0} 0.99363 and {@code rmin0} 0.
 *
 * <p>Every element as central atom has its own set. At the cutoff the functions vanish with their
 * first derivative; the second jumps there, as is this potential's custom.
 */
public final class SnapBasis implements Basis {
  private final double cutoff;
  private final SnapShape shape;
  private final List<Integer> elements;
  private final List<Integer> degrees;
  private final Snap nothing;

  private SnapBasis(double cutoff, SnapShape shape) {
    this.cutoff = cutoff;
    this.shape = shape;
    this.elements = List.copyOf(shape.radii().keySet());
    this.degrees = shape.degrees();
    this.nothing = potential(Scalars.of(new double[size()]), z -> 0);
  }

  /**
   * The basis of these elements.
   *
   * @param cutoff in Å, of two elements whose radii are 0.5
   * @throws IllegalArgumentException if there are no elements, or the cutoff is not beyond a bond's
   *     length and at most 20 Å
   */
  public static SnapBasis of(double cutoff, SnapShape shape, Collection<Integer> elements) {
    if (elements.isEmpty()) {
      throw new IllegalArgumentException("SNAP basis: expected at least one element, got none");
    }
    SnapShape complete = shape.complete(elements);
    complete
        .radii()
        .forEach(
            (z, radius) -> {
              double bond = 2 * Element.of(z).covalentRadius();
              double reach = 2 * radius * cutoff;
              if (!(reach > bond) || cutoff > 20) {
                throw new IllegalArgumentException(
                    "SNAP basis: expected a cutoff beyond a bond of %s, %s Å, and at most 20 Å, got %s Å"
                        .formatted(Element.of(z).symbol(), bond, reach));
              }
            });
    return new SnapBasis(cutoff, complete);
  }

  /** How large it is, with every element's radius and weight. */
  public SnapShape shape() {
    return shape;
  }

  /** The cutoff of two elements whose radii are 0.5, in Å. */
  public double reach() {
    return cutoff;
  }

  /**
   * Σ_i [E0 + Σ_k c_k B_k(i)] as a potential of its own.
   *
   * @param coefficients c in eV, [K]
   * @param references E0 in eV, by atomic number
   * @throws IllegalArgumentException if there are not K coefficients or an E0 is missing
   */
  public Snap potential(Scalars coefficients, Map<Integer, Double> references) {
    if (!references.keySet().containsAll(elements)) {
      throw new IllegalArgumentException(
          "SNAP basis: expected E0 of " + elements + ", got " + references);
    }
    return potential(coefficients, references::get);
  }

  private Snap potential(Scalars coefficients, ToDoubleFunction<Integer> reference) {
    if (coefficients.size() != size()) {
      throw new IllegalArgumentException(
          "SNAP basis: expected " + size() + " coefficients, got " + coefficients.size());
    }
    SortedMap<Integer, Scalars> parts = new TreeMap<>();
    for (int z : elements) {
      Span own = functionsOf(z);
      double[] all = new double[1 + own.size()];
      all[0] = reference.applyAsDouble(z);
      System.arraycopy(coefficients.toArray(), own.from(), all, 1, own.size());
      parts.put(z, Scalars.of(all));
    }
    return shape.potential(cutoff, parts);
  }

  @Override
  public int size() {
    return elements.size() * degrees.size();
  }

  @Override
  public double cutoff() {
    return nothing.cutoff();
  }

  @Override
  public SortedSet<Integer> species() {
    return new TreeSet<>(elements);
  }

  @Override
  public DesignKernel design(Species species) {
    SnapInvariants atom = nothing.invariants(species);
    double[] value = new double[degrees.size()];
    double[][] slope = new double[3][value.length];
    double[] vector = new double[3];
    return (neighbours, rows) -> {
      for (int i = 0; i < neighbours.atoms(); i++) {
        int count = atom.gather(neighbours, i);
        int from = atom.place(i) * value.length;
        atom.values(value);
        for (int k = 0; k < value.length; k++) {
          rows.energy()[from + k] += value[k];
        }
        atom.differentiate();
        for (int c = 0; c < count; c++) {
          atom.slopes(c, slope);
          for (int axis = 0; axis < 3; axis++) {
            vector[axis] = atom.vector(c, axis);
          }
          rows.addSlopes(i, atom.neighbour(c), vector, from, slope);
        }
      }
    };
  }

  @Override
  public Kernel kernel(Species species, Scalars coefficients) {
    return potential(coefficients, z -> 0).kernel(species);
  }

  @Override
  public AtomKernel atoms(Species species) {
    SnapInvariants atom = nothing.invariants(species);
    double[] own = new double[degrees.size()];
    return (neighbours, values, width) -> {
      for (int i = 0; i < neighbours.atoms(); i++) {
        atom.gather(neighbours, i);
        atom.values(own);
        System.arraycopy(own, 0, values, i * width, own.length);
      }
    };
  }

  @Override
  public Span functionsOf(int atomicNumber) {
    int place = elements.indexOf(atomicNumber);
    if (place < 0) {
      throw new IllegalArgumentException(
          "basis: expected one of " + species() + ", got atomic number " + atomicNumber);
    }
    return new Span(place * degrees.size(), (place + 1) * degrees.size());
  }

  @Override
  public int degree(int k) {
    return degrees.get(k % degrees.size());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SnapBasis basis && cutoff == basis.cutoff && shape.equals(basis.shape);
  }

  @Override
  public int hashCode() {
    return 31 * Double.hashCode(cutoff) + shape.hashCode();
  }
}
