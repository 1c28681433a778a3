package org.athanor.potentials.potential;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.athanor.potentials.structure.Nearby;
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
    return new PartedKernel(() -> new PairWorker(places));
  }

  /** Every pair is met once; each atom takes half of its energy. */
  private final class PairWorker implements PartedKernel.Worker {
    private final int[] places;
    private final double reach = cutoff();
    private final Nearby nearby = new Nearby();
    private final Pulls pulls = new Pulls();

    PairWorker(int[] places) {
      this.places = places;
    }

    @Override
    public double reach() {
      return reach;
    }

    @Override
    public boolean whole() {
      return false;
    }

    @Override
    public void pass(int pass, int part, Neighbours list, Tally tally) {
      for (int i = list.parts().begin(part); i < list.parts().end(part); i++) {
        list.gatherAhead(i, reach, nearby);
        add(i, tally.energies());
        pulls.spread(i, nearby, tally);
      }
    }

    private void add(int i, double[] energies) {
      int row = places[i] * species.size();
      double[] pull = pulls.reserve(nearby.count());
      double sum = 0;
      for (int k = 0; k < nearby.count(); k++) {
        double r = Math.sqrt(nearby.squares()[k]);
        int j = nearby.atoms()[k];
        int pair = row + places[j];
        pull[k] = 0;
        if (r < cutoffs[pair]) {
          double half = 0.5 * functions[pair].energy(r);
          sum += half;
          energies[j] += half;
          pull[k] = functions[pair].slope(r) / r;
        }
      }
      energies[i] += sum;
    }
  }
}
