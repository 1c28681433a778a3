package org.athanor.potentials.uncertainty;

import java.util.Map;
import org.athanor.potentials.linear.AtomKernel;
import org.athanor.potentials.linear.Basis;
import org.athanor.potentials.regression.ExtrapolationGrade;
import org.athanor.potentials.structure.Neighbours;
import org.athanor.potentials.structure.Scalars;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;

/**
 * The extrapolation grade of every atom of structures with certain species, as they move: about the
 * cost of an energy, and K² multiplications an atom. Serves one thread.
 */
public final class Extrapolation implements Gauge {
  private final Basis basis;
  private final Map<Integer, ExtrapolationGrade> grades;
  private final Species species;
  private final AtomKernel kernel;
  private final int width;
  private final double[] values;
  private final double[] row;
  private final double[] work;

  Extrapolation(Basis basis, Map<Integer, ExtrapolationGrade> grades, Species species) {
    this.basis = basis;
    this.grades = grades;
    this.species = species;
    this.kernel = basis.atoms(species);
    this.width = Environments.width(basis);
    this.values = new double[species.size() * width];
    this.row = new double[width];
    this.work =
        new double[grades.values().stream().mapToInt(ExtrapolationGrade::work).max().orElse(0)];
  }

  @Override
  public double cutoff() {
    return basis.cutoff();
  }

  /** Of each atom; infinite for an element that the fit has not met, [n]. */
  @Override
  public Scalars of(Neighbours neighbours) {
    kernel.fill(neighbours, values, width);
    double[] all = new double[species.size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = grade(i);
    }
    return Scalars.of(all);
  }

  @Override
  public double largest(Neighbours neighbours) {
    kernel.fill(neighbours, values, width);
    double largest = 0;
    for (int i = 0; i < species.size(); i++) {
      // Math.max carries NaN on.
      largest = Math.max(largest, grade(i));
    }
    return largest;
  }

  private double grade(int atom) {
    ExtrapolationGrade grade = grades.get(species.get(atom));
    if (grade == null) {
      return Double.POSITIVE_INFINITY;
    }
    System.arraycopy(values, atom * width, row, 0, grade.size());
    return grade.of(row, work);
  }

  /** Of each atom of a structure, [n]. */
  public Scalars of(Structure structure) {
    return of(Neighbours.of(structure, basis.cutoff()));
  }
}
