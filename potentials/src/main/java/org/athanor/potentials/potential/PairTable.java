package org.athanor.potentials.potential;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.athanor.potentials.structure.Neighbours;
import org.athanor.potentials.structure.Species;

/** A pair function for every pair of elements, and the loop over pairs that they share. */
final class PairTable {
  private final SortedSet<Integer> species = new TreeSet<>();
  private final PairFunction[] functions;
  private final double[] cutoffs;

  /**
   * Checks that no pair is missing.
   *
   * @throws IllegalArgumentException if one is
   */
  PairTable(String name, Map<SpeciesPair, ? extends PairFunction> byPair) {
    byPair.keySet().forEach(pair -> species.addAll(List.of(pair.low(), pair.high())));
    if (species.isEmpty()) {
      throw new IllegalArgumentException(name + ": expected parameters for a pair, got none");
    }
    int size = species.size();
    functions = new PairFunction[size * size];
    cutoffs = new double[size * size];
    int place = 0;
    for (int first : species) {
      for (int second : species) {
        SpeciesPair pair = new SpeciesPair(first, second);
        if (!byPair.containsKey(pair)) {
          throw new IllegalArgumentException(
              name + ": expected parameters for every pair of its elements, got none for " + pair);
        }
        functions[place] = byPair.get(pair);
        cutoffs[place++] = byPair.get(pair).cutoff();
      }
    }
  }

  SortedSet<Integer> species() {
    return new TreeSet<>(species);
  }

  double cutoff() {
    double longest = 0;
    for (double cutoff : cutoffs) {
      longest = Math.max(longest, cutoff);
    }
    return longest;
  }

  Kernel kernel(Species structureSpecies) {
    int[] places = structureSpecies.placesIn(species);
    return (list, tally) -> add(places, list, tally);
  }

  /** Every pair is met from both of its atoms; each takes half. */
  private void add(int[] places, Neighbours list, Tally tally) {
    double[] energies = tally.energies();
    int size = species.size();
    for (int i = 0; i < places.length; i++) {
      double sum = 0;
      int row = places[i] * size;
      for (int k = list.first(i); k < list.first(i + 1); k++) {
        double r = list.distances()[k];
        int pair = row + places[list.indices()[k]];
        if (r < cutoffs[pair]) {
          sum += 0.5 * functions[pair].energy(r);
          double slope = 0.5 * functions[pair].slope(r) / r;
          tally.addSlope(
              list, i, k, slope * list.dx()[k], slope * list.dy()[k], slope * list.dz()[k]);
        }
      }
      energies[i] += sum;
    }
  }
}
