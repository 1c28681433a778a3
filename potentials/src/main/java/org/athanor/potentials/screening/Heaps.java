package org.athanor.potentials.screening;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import org.athanor.potentials.linear.LinearFit;
import org.athanor.potentials.regression.NormalEquations;
import org.athanor.potentials.regression.Regression;
import org.athanor.potentials.regression.RowBlock;
import org.athanor.potentials.structure.Scalars;

/** Energies that lie in heaps far apart, or far from all others. */
final class Heaps {
  /** A gap is one if it is wider than this, in eV per atom, … */
  private static final double LEAST_GAP = 0.05;

  /** … and so many times as wide as the wider heap's standard deviation. */
  private static final double TIMES = 6;

  /** Deviations of the fit to the forces are taken so many times: it is not calibrated. */
  private static final double DOUBT = 10;

  private Heaps() {}

  /** A label and its energy per atom after all that is known was taken off. */
  private record Place(Portrait portrait, double value) {}

  /** Energies per atom far from the median after each element's mean was taken off. */
  static List<Finding> outlying(List<Portrait> portraits, Limits limits) {
    List<Place> places = places(portraits, Portrait::energyPerAtom);
    List<Finding> findings = new ArrayList<>();
    if (places.size() < 3) {
      return findings;
    }
    double median = places.get(places.size() / 2).value();
    for (Place place : places) {
      double away = Math.abs(place.value() - median);
      if (away > limits.energyPerAtom()) {
        String words =
            String.format(
                Locale.ROOT,
                "expected an energy within %.4g eV per atom of the others, got %.4g away",
                limits.energyPerAtom(),
                away);
        findings.add(new Finding(place.portrait().index(), Fault.ABSURD, words));
      }
    }
    return 2 * findings.size() < places.size() ? findings : List.of();
  }

  /** The smaller of two heaps of energies, given what a fit to the forces explains of them. */
  static List<Finding> mixed(List<Portrait> portraits, LinearFit fit) {
    List<Portrait> bound = portraits.stream().filter(Portrait::hasNeighbours).toList();
    List<Place> places = places(bound, portrait -> portrait.residual(fit));
    int split = 0;
    double gap = 0;
    for (int k = 1; k < places.size(); k++) {
      double here = places.get(k).value() - places.get(k - 1).value();
      if (here > gap) {
        gap = here;
        split = k;
      }
    }
    List<Place> low = places.subList(0, split);
    List<Place> high = places.subList(split, places.size());
    double spread = Math.max(deviation(low), deviation(high));
    if (split == 0 || gap < LEAST_GAP + TIMES * spread) {
      return List.of();
    }
    double doubt = doubt(low, high, fit);
    if (gap < LEAST_GAP + TIMES * spread + DOUBT * doubt) {
      return List.of();
    }
    double apart = mean(high) - mean(low);
    String words =
        String.format(
            Locale.ROOT,
            "expected energies of one reference, got %d and %d labels %.4g eV per atom apart",
            low.size(),
            high.size(),
            apart);
    return (low.size() < high.size() ? low : high)
        .stream()
            .map(place -> new Finding(place.portrait().index(), Fault.MIXED_REFERENCES, words))
            .toList();
  }

  /** What is asked of a label. */
  private interface Value {
    double of(Portrait portrait);
  }

  /** Sound labels by rising value, less each element's share. */
  private static List<Place> places(List<Portrait> portraits, Value value) {
    List<Portrait> sound = portraits.stream().filter(Portrait::sound).toList();
    SortedSet<Integer> species = new TreeSet<>();
    sound.forEach(portrait -> species.addAll(portrait.composition().keySet()));
    List<Integer> elements = List.copyOf(species);
    NormalEquations sums = new NormalEquations(Math.max(1, elements.size()));
    RowBlock block = new RowBlock(sums.size());
    block.clear(Math.max(1, sound.size()));
    for (Portrait portrait : sound) {
      block.add(shares(portrait, elements), 0, new double[0], value.of(portrait), 1);
    }
    sums.add(block);
    Scalars means =
        new Regression(sums, Regression.ridge(sums.size(), sums.size()))
            .solve(1e-9)
            .orElseThrow()
            .coefficients();
    List<Place> places = new ArrayList<>();
    for (Portrait portrait : sound) {
      double[] shares = shares(portrait, elements);
      double left = value.of(portrait);
      for (int e = 0; e < shares.length; e++) {
        left -= shares[e] * means.get(e);
      }
      places.add(new Place(portrait, left));
    }
    places.sort(
        Comparator.comparingDouble(Place::value).thenComparingInt(p -> p.portrait().index()));
    return places;
  }

  private static double[] shares(Portrait portrait, List<Integer> elements) {
    return elements.stream().mapToDouble(portrait::share).toArray();
  }

  /** The deviation that a fit leaves to the difference of the heaps' means, in eV per atom. */
  private static double doubt(List<Place> low, List<Place> high, LinearFit fit) {
    double[] row = new double[fit.potential().basis().size()];
    addMeans(row, high, 1);
    addMeans(row, low, -1);
    return Math.sqrt(fit.posterior().variance(row));
  }

  private static void addMeans(double[] row, List<Place> heap, double sign) {
    for (Place place : heap) {
      for (int k = 0; k < row.length; k++) {
        row[k] += sign * place.portrait().means()[k] / heap.size();
      }
    }
  }

  private static double mean(List<Place> heap) {
    return heap.stream().mapToDouble(Place::value).average().orElse(0);
  }

  private static double deviation(List<Place> heap) {
    double mean = mean(heap);
    return Math.sqrt(
        heap.stream()
            .mapToDouble(p -> (p.value() - mean) * (p.value() - mean))
            .average()
            .orElse(0));
  }
}
