package org.athanor.potentials.structure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SplittableRandom;
import org.athanor.potentials.structure.Cell.Periodicity;

/**
 * Structures far from equilibrium, built around a nearest-neighbour distance: rattled, triclinic,
 * compressed, tiny and skewed, left-handed, open along some axes, with several species.
 */
public final class SampleStructures {
  private static final double[] DIAMOND = {
    0, 0, 0, 0, .5, .5, .5, 0, .5, .5, .5, 0, .25, .25, .25, .25, .75, .75, .75, .25, .75, .75, .75,
    .25
  };
  private static final Matrix3 STRAIN =
      Matrix3.of(0.04, 0.05, -0.03, -0.02, -0.03, 0.06, 0.07, 0.01, 0.02);

  private SampleStructures() {}

  /**
   * One of each kind.
   *
   * @param distance a typical distance of nearest neighbours in Å
   * @param species atomic numbers, dealt out in turn
   */
  public static List<Sample> around(double distance, Collection<Integer> species) {
    List<Sample> samples = new ArrayList<>();
    Structure diamond = diamond(distance, species);
    samples.add(new Sample("rattled", rattled(diamond, 0.06 * distance, 1)));
    samples.add(
        new Sample("rattled triclinic", rattled(diamond.strained(STRAIN), 0.05 * distance, 2)));
    Matrix3 squeeze = Matrix3.diagonal(-0.12, -0.08, -0.1);
    samples.add(new Sample("compressed", rattled(diamond.strained(squeeze), 0.03 * distance, 3)));
    samples.add(new Sample("two atoms, skewed, left-handed", skewed(distance, species)));
    samples.add(new Sample("one atom, skewed", single(distance, species)));
    samples.add(new Sample("slab", open(diamond, new Periodicity(true, true, false), distance)));
    samples.add(new Sample("wire", open(diamond, new Periodicity(false, false, true), distance)));
    samples.add(new Sample("cluster", open(diamond, Periodicity.NONE, distance)));
    return List.copyOf(samples);
  }

  /** The cubic eight-atom diamond cell with this bond length in Å; species dealt out in turn. */
  public static Structure diamond(double bond, Collection<Integer> species) {
    double edge = 4 * bond / Math.sqrt(3);
    double[] positions = new double[DIAMOND.length];
    for (int k = 0; k < positions.length; k++) {
      positions[k] = edge * DIAMOND[k];
    }
    return new Structure(Cell.cubic(edge), dealt(species, 8), Vectors.of(positions));
  }

  /** Every coordinate moved by a uniform random number within ±{@code amplitude} Å. */
  public static Structure rattled(Structure structure, double amplitude, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] positions = structure.positions().toArray();
    for (int k = 0; k < positions.length; k++) {
      positions[k] += amplitude * (2 * random.nextDouble() - 1);
    }
    return structure.withPositions(Vectors.of(positions));
  }

  private static Structure skewed(double d, Collection<Integer> species) {
    Cell cell =
        Cell.periodic(1.05 * d, 0, 0.1 * d, 3.2 * d, 1.2 * d, 0, -2.1 * d, 0.3 * d, -1.3 * d);
    Vectors positions = Vectors.of(0.1, -0.2, 0.3, 0.47 * d + 2.1 * d, 0.66 * d, -0.61 * d);
    return new Structure(cell, dealt(species, 2), positions);
  }

  private static Structure single(double d, Collection<Integer> species) {
    Cell cell =
        Cell.periodic(d, 0.2 * d, 0, -1.9 * d, 0.9 * d, 0.15 * d, 2.6 * d, 0.4 * d, 1.1 * d);
    return new Structure(cell, dealt(species, 1), Vectors.of(7.3, -20.1, 0.4));
  }

  private static Structure open(Structure diamond, Periodicity periodicity, double distance) {
    Structure moved = rattled(diamond.strained(STRAIN), 0.05 * distance, 4);
    return new Structure(
        new Cell(moved.cell().rows(), periodicity), moved.species(), moved.positions());
  }

  private static Species dealt(Collection<Integer> species, int n) {
    List<Integer> all = List.copyOf(species);
    int[] numbers = new int[n];
    for (int i = 0; i < n; i++) {
      numbers[i] = all.get(i * 5 / 3 % all.size());
    }
    return Species.of(numbers);
  }
}
