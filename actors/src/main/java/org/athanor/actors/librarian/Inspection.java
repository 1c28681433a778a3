package org.athanor.actors.librarian;

import java.util.Locale;
import java.util.Optional;
import org.athanor.actors.librarian.LibrarianSettings.Limits;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Neighbours;
import org.athanor.potentials.structure.Structure;

/** Refuses structures that no labeler should be asked for, before anything is paid. */
final class Inspection {
  private final Limits limits;

  Inspection(Limits limits) {
    this.limits = limits;
  }

  /** Why a structure that began as {@code start} is refused; empty if it is fine. */
  Optional<String> refusal(Structure structure, Structure start) {
    double volume = structure.volumePerAtom() / start.volumePerAtom();
    if (volume < limits.smallestVolume() || volume > limits.largestVolume()) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "volume: expected %.3g to %.3g of the start's, got %.3g",
              limits.smallestVolume(),
              limits.largestVolume(),
              volume));
    }
    double distance = shortest(structure);
    if (distance < limits.shortestDistance()) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "shortest distance: expected at least %.3g of the sum of covalent radii, got %.3g",
              limits.shortestDistance(),
              distance));
    }
    return Optional.empty();
  }

  /** The shortest distance in units of the sum of the two covalent radii. */
  private double shortest(Structure structure) {
    double widest =
        structure.species().distinct().stream()
            .mapToDouble(z -> Element.of(z).covalentRadius())
            .max()
            .orElseThrow();
    Neighbours pairs = Neighbours.of(structure, 2 * widest * limits.shortestDistance());
    double shortest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < structure.size(); i++) {
      for (int k = pairs.first(i); k < pairs.first(i + 1); k++) {
        double sum = radius(structure, i) + radius(structure, pairs.indices()[k]);
        shortest = Math.min(shortest, pairs.distances()[k] / sum);
      }
    }
    return shortest;
  }

  private static double radius(Structure structure, int atom) {
    return Element.of(structure.species().get(atom)).covalentRadius();
  }
}
