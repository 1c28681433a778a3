package org.athanor.potentials.potential;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Species;

/** Several potentials added together; it knows the elements that all of them know. */
public final class SumOfPotentials implements Potential {
  private final List<Potential> parts;
  private final SortedSet<Integer> species;

  private SumOfPotentials(List<Potential> parts) {
    this.parts = parts;
    this.species = new TreeSet<>(parts.getFirst().species());
    parts.forEach(part -> species.retainAll(part.species()));
  }

  /**
   * The sum of these, added in their order.
   *
   * @throws IllegalArgumentException if there are none, or no element is known to all
   */
  public static SumOfPotentials of(Potential... parts) {
    if (parts.length == 0) {
      throw new IllegalArgumentException("sum of potentials: expected at least one, got none");
    }
    SumOfPotentials sum = new SumOfPotentials(List.of(parts));
    if (sum.species.isEmpty()) {
      throw new IllegalArgumentException(
          "sum of potentials: expected an element known to all of them, got none");
    }
    return sum;
  }

  @Override
  public double cutoff() {
    return parts.stream().mapToDouble(Potential::cutoff).max().orElseThrow();
  }

  @Override
  public SortedSet<Integer> species() {
    return new TreeSet<>(species);
  }

  @Override
  public Kernel kernel(Species structureSpecies) {
    return sum(structureSpecies, part -> part.kernel(structureSpecies));
  }

  @Override
  public Kernel kernel(Species structureSpecies, Cell first) {
    return sum(structureSpecies, part -> part.kernel(structureSpecies, first));
  }

  private Kernel sum(Species structureSpecies, Function<Potential, Kernel> kernel) {
    structureSpecies.placesIn(species);
    List<Kernel> kernels = parts.stream().map(kernel).toList();
    return (neighbours, tally) -> {
      for (int part = 0; part < kernels.size(); part++) {
        kernels.get(part).add(neighbours, tally);
      }
    };
  }
}
