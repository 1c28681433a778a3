package org.athanor.potentials.eam;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.athanor.potentials.potential.Kernel;
import org.athanor.potentials.potential.PartedKernel;
import org.athanor.potentials.potential.Potential;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Species;

/**
 * The embedded-atom method from tables, for any number of elements.
 *
 * <p>E = Σ_i F(ρ_i) + ½ Σ_i Σ_j φ(r_ij), ρ_i = Σ_j ρ(r_ij)
 *
 * <p>F in eV is that of i's element, ρ that of j's element (eam/alloy) or of both (eam/fs), φ in eV
 * that of both; r in Å. Between the tables' values stand the cubic pieces of LAMMPS' styles
 * eam/alloy and eam/fs; beyond the table's last density F goes on as a straight line.
 *
 * <p>Source: M. S. Daw and M. I. Baskes, Phys. Rev. B 29, 6443 (1984); M. W. Finnis and J. E.
 * Sinclair, Phil. Mag. A 50, 45 (1984).
 */
public final class EmbeddedAtom implements Potential {
  private final SortedSet<Integer> species;
  private final EamSplines splines;

  private EmbeddedAtom(SortedSet<Integer> species, EamSplines splines) {
    this.species = species;
    this.splines = splines;
  }

  /**
   * For elements of the tables whose names there are chemical symbols.
   *
   * @throws IllegalArgumentException if there are none, or one is not in the tables
   */
  public static EmbeddedAtom of(EamTables tables, List<Element> elements) {
    Map<String, Integer> names = new TreeMap<>();
    elements.forEach(element -> names.put(element.symbol(), element.atomicNumber()));
    return of(tables, names);
  }

  /**
   * For the named elements of the tables; the others are passed over.
   *
   * @param tables the functions
   * @param elements from names in the tables to atomic numbers
   * @throws IllegalArgumentException if there are none, one is not in the tables, or two names
   *     stand for the same atomic number
   */
  public static EmbeddedAtom of(EamTables tables, Map<String, Integer> elements) {
    List<String> known = tables.elements().stream().map(EamTables.EamElement::name).toList();
    if (elements.isEmpty() || !known.containsAll(elements.keySet())) {
      throw new IllegalArgumentException(
          "EAM: expected elements among " + known + ", got " + elements.keySet());
    }
    SortedMap<Integer, Integer> places = new TreeMap<>();
    elements.forEach(
        (name, number) -> {
          if (places.put(Element.of(number).atomicNumber(), known.indexOf(name)) != null) {
            throw new IllegalArgumentException(
                "EAM: expected one name for each atomic number, got two for " + number);
          }
        });
    EamSplines splines = new EamSplines(tables, new ArrayList<>(places.values()));
    return new EmbeddedAtom(new TreeSet<>(places.keySet()), splines);
  }

  @Override
  public double cutoff() {
    return splines.cutoff();
  }

  @Override
  public SortedSet<Integer> species() {
    return new TreeSet<>(species);
  }

  @Override
  public Kernel kernel(Species structureSpecies) {
    int[] places = structureSpecies.placesIn(species);
    PairFunctions functions = new SplineFunctions(splines, places);
    EamSums sums = new EamSums(places.length, functions.alike());
    return new PartedKernel(() -> new EamWorker(functions, sums));
  }
}
