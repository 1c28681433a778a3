package org.athanor.potentials.uncertainty;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.athanor.potentials.linear.Basis;
import org.athanor.potentials.regression.ExtrapolationGrade;
import org.athanor.potentials.structure.Scalars;
import org.athanor.potentials.structure.Species;

/**
 * What a fit has seen of every element's surroundings, as the inverses A⁻¹ of its active sets: all
 * that the grade γ(b) = max_j |(b A⁻¹)_j| of an atom needs.
 *
 * <p>Source: E. V. Podryabinkin and A. V. Shapeev, Comput. Mater. Sci. 140, 171 (2017).
 *
 * @param sets of the elements that were met, by rising atomic number
 */
public record ActiveSets(List<Inverse> sets) {
  /** Copies the list. */
  public ActiveSets {
    sets = List.copyOf(sets);
  }

  /**
   * One element's.
   *
   * @param element atomic number
   * @param functions K
   * @param values A⁻¹, row by row, [K×K]
   */
  public record Inverse(int element, int functions, Scalars values) {}

  /** Of grades by atomic number. */
  public static ActiveSets of(SortedMap<Integer, ExtrapolationGrade> grades) {
    List<Inverse> sets = new ArrayList<>();
    grades.forEach((z, grade) -> sets.add(new Inverse(z, grade.size(), grade.inverse())));
    return new ActiveSets(sets);
  }

  /**
   * The grades of moving atoms; serves one thread.
   *
   * @param basis of the potential that was fitted
   * @throws IllegalArgumentException if the sets are not of this basis, or a species is not known
   */
  public Extrapolation extrapolation(Basis basis, Species species) {
    SortedMap<Integer, ExtrapolationGrade> grades = new TreeMap<>();
    for (Inverse set : sets) {
      int functions = basis.functionsOf(set.element()).size();
      if (functions != set.functions()) {
        throw new IllegalArgumentException(
            "active set of element "
                + set.element()
                + ": expected "
                + functions
                + " functions, got "
                + set.functions());
      }
      grades.put(set.element(), ExtrapolationGrade.of(functions, set.values()));
    }
    return new Extrapolation(basis, grades, species);
  }
}
