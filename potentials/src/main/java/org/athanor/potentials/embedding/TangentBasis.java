package org.athanor.potentials.embedding;

import java.util.SortedSet;
import org.athanor.potentials.linear.AceBasis;
import org.athanor.potentials.linear.AtomKernel;
import org.athanor.potentials.linear.Basis;
import org.athanor.potentials.linear.DesignKernel;
import org.athanor.potentials.linear.DesignRows;
import org.athanor.potentials.potential.Kernel;
import org.athanor.potentials.structure.Scalars;
import org.athanor.potentials.structure.Species;

/**
 * What the unknowns of an {@link EmbeddedPotential} do to an atom's energy where they are: B_k of
 * the first density, F′(ρ2) B_k of the second.
 *
 * <p>A basis like any other, in which the potential is linear to first order: fits in it are steps
 * of Gauss and Newton, and its posterior is that of the potential. For each element its B come
 * first, then its F′B. Its kernel sums rows, and is slow.
 */
public final class TangentBasis implements Basis {
  private final AceBasis basis;
  private final Densities order;
  private final Scalars second;

  /** At d = {@code second}, [K]. */
  TangentBasis(AceBasis basis, Scalars second) {
    this.basis = basis;
    this.order = Densities.of(basis.functions());
    this.second = second;
  }

  @Override
  public int size() {
    return order.size();
  }

  @Override
  public double cutoff() {
    return basis.cutoff();
  }

  @Override
  public SortedSet<Integer> species() {
    return basis.species();
  }

  @Override
  public DesignKernel design(Species species) {
    return new TangentDesign(basis.functions().invariants(species), order, second);
  }

  @Override
  public AtomKernel atoms(Species species) {
    TangentDesign design = new TangentDesign(basis.functions().invariants(species), order, second);
    return design::atoms;
  }

  @Override
  public Kernel kernel(Species species, Scalars coefficients) {
    if (coefficients.size() != size()) {
      throw new IllegalArgumentException(
          "tangent: expected " + size() + " coefficients, got " + coefficients.size());
    }
    DesignKernel design = design(species);
    AtomKernel atoms = atoms(species);
    int width = 2 * order.each();
    int[] places = species.placesIn(species());
    return (neighbours, tally) -> {
      DesignRows rows = new DesignRows(species.size(), size());
      design.add(neighbours, rows);
      double[] values = new double[species.size() * width];
      atoms.fill(neighbours, values, width);
      for (int i = 0; i < species.size(); i++) {
        tally.energies()[i] +=
            product(values, i * width, coefficients, order.begin(places[i]), width);
      }
      for (int row = 0; row < 3 * species.size(); row++) {
        tally.forces()[row] += product(rows.forces(), row * size(), coefficients, 0, size());
      }
      for (int row = 0; row < 9; row++) {
        tally.virial()[row] += product(rows.virial(), row * size(), coefficients, 0, size());
      }
    };
  }

  private static double product(double[] values, int at, Scalars c, int from, int count) {
    double sum = 0;
    for (int k = 0; k < count; k++) {
      sum += values[at + k] * c.get(from + k);
    }
    return sum;
  }

  @Override
  public Span functionsOf(int atomicNumber) {
    Span one = basis.functionsOf(atomicNumber);
    return new Span(2 * one.from(), 2 * one.to());
  }

  @Override
  public int degree(int k) {
    return basis.degree(k % order.each());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TangentBasis tangent
        && basis.equals(tangent.basis)
        && second.equals(tangent.second);
  }

  @Override
  public int hashCode() {
    return 31 * basis.hashCode() + second.hashCode();
  }
}
