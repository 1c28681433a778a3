package org.athanor.potentials.linear;

import java.util.Collection;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.athanor.potentials.ace.AtomInvariants;
import org.athanor.potentials.ace.ClusterBasis;
import org.athanor.potentials.ace.ClusterShape;
import org.athanor.potentials.ace.Expansion;
import org.athanor.potentials.potential.Kernel;
import org.athanor.potentials.structure.Scalars;
import org.athanor.potentials.structure.Species;

/**
 * The invariants of the linear atomic cluster expansion, {@link ClusterBasis}, as a basis for fits:
 * up to five atoms, any number of elements, evaluated by a tree of shared products.
 */
public final class AceBasis implements Basis {
  private final ClusterBasis functions;

  private AceBasis(ClusterBasis functions) {
    this.functions = functions;
  }

  /**
   * The basis of these elements.
   *
   * @param cutoff in Å
   * @throws IllegalArgumentException if there are no elements or the cutoff does not suit them
   */
  public static AceBasis of(double cutoff, ClusterShape shape, Collection<Integer> elements) {
    return new AceBasis(ClusterBasis.of(cutoff, shape, elements));
  }

  /** The functions themselves. */
  public ClusterBasis functions() {
    return functions;
  }

  /** How large it is. */
  public ClusterShape shape() {
    return functions.shape();
  }

  /**
   * Σ_i [E0 + Σ_k c_k B_k(i)] as an expansion that LAMMPS' pair style pace can evaluate.
   *
   * @param coefficients c in eV, [K]
   * @param references E0 in eV, by atomic number
   * @throws IllegalArgumentException if there are not K coefficients or an E0 is missing
   */
  public Expansion expansion(Scalars coefficients, Map<Integer, Double> references) {
    return functions.expansion(coefficients, references);
  }

  @Override
  public int size() {
    return functions.size();
  }

  @Override
  public double cutoff() {
    return functions.cutoff();
  }

  @Override
  public SortedSet<Integer> species() {
    return new TreeSet<>(functions.elements());
  }

  @Override
  public DesignKernel design(Species species) {
    return new AceDesign(functions, functions.invariants(species));
  }

  @Override
  public Kernel kernel(Species species, Scalars coefficients) {
    return functions.kernel(species, coefficients);
  }

  @Override
  public AtomKernel atoms(Species species) {
    AtomInvariants atom = functions.invariants(species);
    double[] own = new double[functions.functionsEach()];
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
    int place = functions.elements().indexOf(atomicNumber);
    if (place < 0) {
      throw new IllegalArgumentException(
          "basis: expected one of " + species() + ", got atomic number " + atomicNumber);
    }
    int each = functions.functionsEach();
    return new Span(place * each, (place + 1) * each);
  }

  @Override
  public int degree(int k) {
    return functions.degree(k % functions.functionsEach());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AceBasis basis && functions.equals(basis.functions);
  }

  @Override
  public int hashCode() {
    return functions.hashCode();
  }
}
