package org.athanor.potentials.linear;

import java.util.Collection;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;

/** Structures by which an exported potential is held against the one that was fitted. */
public final class ExportStructures {
  private static final int COUNT = 100;

  private ExportStructures() {}

  /** A hundred crooked, mostly dense cells of these elements, the same ones every time. */
  public static List<Structure> of(Collection<Integer> elements) {
    List<Integer> all = elements.stream().sorted().toList();
    return IntStream.range(0, COUNT).mapToObj(number -> structure(all, number)).toList();
  }

  /**
   * A crooked cell with atoms of all elements at random, bonds from half to one and a half of their
   * length.
   */
  private static Structure structure(List<Integer> elements, int number) {
    SplittableRandom random = new SplittableRandom(number);
    int[] species = new int[2 + number % 5];
    double bond = 0;
    for (int i = 0; i < species.length; i++) {
      species[i] = elements.get((i + number) % elements.size());
      bond = Math.max(bond, 2 * Element.of(species[i]).covalentRadius());
    }
    double edge = bond * (0.5 + random.nextDouble());
    double[] rows = new double[9];
    for (int k = 0; k < 9; k++) {
      double length = k % 4 == 0 ? edge * (k == 0 ? species.length : 1) : 0;
      rows[k] = length + 0.15 * edge * (2 * random.nextDouble() - 1);
    }
    double[] positions = new double[3 * species.length];
    for (int k = 0; k < positions.length; k++) {
      int atom = k / 3;
      positions[k] = (k % 3 == 0 ? atom * edge : 0) + 0.2 * edge * random.nextDouble();
    }
    return new Structure(
        Cell.periodic(Matrix3.of(rows)), Species.of(species), Vectors.of(positions));
  }
}
