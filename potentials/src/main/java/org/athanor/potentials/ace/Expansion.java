package org.athanor.potentials.ace;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Scalars;

/**
 * All numbers of an atomic cluster expansion, as its files have them.
 *
 * @param elements atomic numbers, by place
 * @param references energy E0 of a lone atom in eV, by place
 * @param bin distance in Å of the nodes between which radial functions are interpolated
 * @param embeddings by place of the central atom's element
 * @param bonds by places of the central atom's and the neighbour's element, the latter fastest
 * @param functions in the order of the file
 */
public record Expansion(
    List<Integer> elements,
    Scalars references,
    double bin,
    List<Embedding> embeddings,
    List<Bond> bonds,
    List<ClusterFunction> functions) {
  private static final int MOST_RANK = 12;

  /**
   * Checks that everything fits.
   *
   * @throws IllegalArgumentException naming what does not
   */
  public Expansion {
    elements = List.copyOf(elements);
    embeddings = List.copyOf(embeddings);
    bonds = List.copyOf(bonds);
    functions = List.copyOf(functions);
    int count = elements.size();
    check(count > 0 && new HashSet<>(elements).size() == count, "different elements", elements);
    check(references.size() == count, count + " values of E0", references.size());
    check(embeddings.size() == count, count + " embeddings", embeddings.size());
    check(bonds.size() == count * count, count * count + " bonds", bonds.size());
    check(bin > 0 && bin < 0.1, "deltaSplineBins between 0 and 0.1 Å", bin);
    for (Bond bond : bonds) {
      Core.Kind kind = bonds.getFirst().core().kind();
      check(bond.core().kind() == kind, "one inner_cutoff_type", bond.core().kind().label());
    }
    for (ClusterFunction function : functions) {
      check(function, bonds, embeddings);
    }
  }

  private static void check(
      ClusterFunction function, List<Bond> bonds, List<Embedding> embeddings) {
    int count = embeddings.size();
    int rank = function.rank();
    check(rank >= 1 && rank <= MOST_RANK, "a rank from 1 to " + MOST_RANK, rank);
    check(
        function.species().size() == rank && function.orders().size() == rank,
        rank + " species, n and l",
        function);
    check(function.centre() >= 0 && function.centre() < count, "an element's place", function);
    for (int k = 0; k < rank; k++) {
      int species = function.species().get(k);
      check(species >= 0 && species < count, "places of elements", function.species());
      Bond bond = bonds.get(function.centre() * count + species);
      int n = function.radial().get(k);
      int l = function.orders().get(k);
      int most = rank == 1 ? bond.base().count() : bond.mix().radial();
      check(n >= 1 && n <= most, "n from 1 to " + most, n);
      check(l >= 0 && l <= (rank == 1 ? 0 : bond.mix().order()), "l of the bond", l);
    }
    int densities = embeddings.get(function.centre()).densities();
    for (ClusterFunction.Term term : function.terms()) {
      check(term.m().size() == rank, rank + " values of m", term.m());
      check(term.factors().size() == densities, densities + " factors", term.factors().size());
      int sum = 0;
      for (int k = 0; k < rank; k++) {
        int m = term.m().get(k);
        check(Math.abs(m) <= function.orders().get(k), "|m| up to l", term.m());
        sum += m;
      }
      check(sum == 0, "m that sum to 0", term.m());
    }
  }

  /**
   * The part of it that concerns these elements, in this order.
   *
   * @throws IllegalArgumentException if it does not know one of them
   */
  public Expansion only(List<Integer> wanted) {
    List<Integer> places = new ArrayList<>();
    for (int z : new TreeSet<>(wanted)) {
      check(elements.contains(z), "one of " + symbols(), Element.of(z).symbol());
      places.add(elements.indexOf(z));
    }
    double[] alone = new double[places.size()];
    List<Bond> kept = new ArrayList<>();
    for (int a = 0; a < alone.length; a++) {
      alone[a] = references.get(places.get(a));
      for (int b : places) {
        kept.add(bonds.get(places.get(a) * elements.size() + b));
      }
    }
    return new Expansion(
        places.stream().map(elements::get).toList(),
        Scalars.of(alone),
        bin,
        places.stream().map(embeddings::get).toList(),
        kept,
        functions.stream()
            .filter(f -> places.contains(f.centre()) && places.containsAll(f.species()))
            .map(f -> moved(f, places))
            .toList());
  }

  private static ClusterFunction moved(ClusterFunction f, List<Integer> places) {
    return new ClusterFunction(
        places.indexOf(f.centre()),
        f.species().stream().map(places::indexOf).toList(),
        f.radial(),
        f.orders(),
        f.terms());
  }

  private List<String> symbols() {
    return elements.stream().map(z -> Element.of(z).symbol()).toList();
  }

  private static void check(boolean holds, String expected, Object got) {
    if (!holds) {
      throw new IllegalArgumentException(
          "cluster expansion: expected " + expected + ", got " + got);
    }
  }
}
