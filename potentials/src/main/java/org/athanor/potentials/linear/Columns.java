package org.athanor.potentials.linear;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.athanor.potentials.potential.Tally;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Neighbours;
import org.athanor.potentials.structure.Scalars;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;

/**
 * The unknowns of a fit: the basis' coefficients, then the elements' reference energies E0 where
 * these are fitted along. Immutable.
 *
 * <p>The repulsion underneath, and reference energies that are given, are known beforehand and
 * taken off the labels.
 */
public final class Columns {
  private final Basis basis;
  private final Optional<SortedMap<Integer, Double>> given;

  private Columns(Basis basis, Optional<SortedMap<Integer, Double>> given) {
    this.basis = basis;
    this.given = given;
  }

  /** Reference energies are fitted along. */
  public static Columns of(Basis basis) {
    return new Columns(basis, Optional.empty());
  }

  /**
   * Reference energies are given.
   *
   * @param references E0 in eV of each of the basis' elements, by atomic number
   * @throws IllegalArgumentException if an element's is missing
   */
  public static Columns of(Basis basis, Map<Integer, Double> references) {
    if (!references.keySet().containsAll(basis.species())) {
      throw new IllegalArgumentException(
          "fit: expected E0 in eV for " + basis.species() + ", got " + references);
    }
    SortedMap<Integer, Double> own = new TreeMap<>(references);
    own.keySet().retainAll(basis.species());
    return new Columns(basis, Optional.of(own));
  }

  /** The basis. */
  public Basis basis() {
    return basis;
  }

  /** The number of unknowns. */
  public int size() {
    return basis.size() + free();
  }

  /** How many of them, the last, are reference energies. */
  public int free() {
    return given.isPresent() ? 0 : basis.species().size();
  }

  /**
   * What each unknown gives for a structure.
   *
   * @throws IllegalArgumentException if a species is not known
   */
  public QuantityRows rows(Structure structure) {
    DesignRows rows = new DesignRows(structure.size(), basis.size());
    Neighbours list = Neighbours.of(structure, basis.cutoff());
    basis.design(structure.species()).add(list, rows);
    return new QuantityRows(structure.size(), rows, tail(structure.species()));
  }

  /**
   * Rows and what they have to explain.
   *
   * @throws IllegalArgumentException if a species is not known or the forces are not those of n
   *     atoms
   */
  public LabelRows rows(Structure structure, Labels label) {
    int n = structure.size();
    if (label.forces().size() != n) {
      throw new IllegalArgumentException(
          "fit: expected forces on " + n + " atoms, got " + label.forces().size());
    }
    Tally known = known(structure);
    double[] forces = label.forces().toArray();
    for (int k = 0; k < forces.length; k++) {
      forces[k] -= known.forces()[k];
    }
    Optional<Matrix3> virial =
        label.virial().map(whole -> whole.symmetric().plus(Matrix3.of(known.virial()).times(-1)));
    return new LabelRows(
        rows(structure), label.energy() - known.energy(), Scalars.of(forces), virial);
  }

  /** The potential that these unknowns make. */
  public LinearPotential potential(Scalars unknowns) {
    double[] all = unknowns.toArray();
    List<Integer> species = List.copyOf(basis.species());
    SortedMap<Integer, Double> references = new TreeMap<>();
    for (int s = 0; s < species.size(); s++) {
      int z = species.get(s);
      references.put(z, given.isPresent() ? given.get().get(z) : all[basis.size() + s]);
    }
    return LinearPotential.of(basis, Scalars.of(Arrays.copyOf(all, basis.size())), references);
  }

  /** What is not fitted: the repulsion, and reference energies that are given. */
  private Tally known(Structure structure) {
    Tally tally = new Tally(structure.size());
    var repulsion = LinearPotential.repulsion(basis.species());
    Neighbours list = Neighbours.of(structure, repulsion.cutoff());
    repulsion.kernel(structure.species()).add(list, tally);
    for (int i = 0; i < structure.size() && given.isPresent(); i++) {
      tally.energies()[i] += given.get().get(structure.species().get(i));
    }
    return tally;
  }

  /** How many atoms there are of each element whose reference energy is fitted. */
  private double[] tail(Species species) {
    double[] counts = new double[free()];
    if (counts.length > 0) {
      for (int place : species.placesIn(basis.species())) {
        counts[place]++;
      }
    }
    return counts;
  }
}
