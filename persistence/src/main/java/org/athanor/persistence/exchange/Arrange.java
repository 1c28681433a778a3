package org.athanor.persistence.exchange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.athanor.persistence.formats.Frame;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;

/** What formats do to frames so that they fit. */
final class Arrange {
  private Arrange() {}

  /** Elements by rising atomic number: the order of atom types. */
  static List<Element> types(List<Frame> frames) {
    SortedSet<Integer> species = new TreeSet<>();
    frames.forEach(frame -> species.addAll(frame.structure().species().distinct()));
    return species.stream().map(Element::of).toList();
  }

  /** Atoms by rising atomic number; those of one element stay in their order. */
  static Frame bySpecies(Frame frame) {
    Structure structure = frame.structure();
    int[] order =
        IntStream.range(0, structure.size())
            .boxed()
            .sorted(Comparator.comparingInt(structure.species()::get))
            .mapToInt(Integer::intValue)
            .toArray();
    int[] species = IntStream.of(order).map(structure.species()::get).toArray();
    Structure sorted =
        new Structure(structure.cell(), Species.of(species), taken(structure.positions(), order));
    Optional<Labels> labels =
        frame.labels().map(l -> new Labels(l.energy(), taken(l.forces(), order), l.virial()));
    return new Frame(sorted, labels, frame.info());
  }

  private static Vectors taken(Vectors all, int[] order) {
    double[] some = new double[3 * order.length];
    for (int k = 0; k < order.length; k++) {
      for (int axis = 0; axis < 3; axis++) {
        some[3 * k + axis] = all.get(order[k], axis);
      }
    }
    return Vectors.of(some);
  }

  static Frame withoutLabels(Frame frame) {
    return new Frame(frame.structure(), Optional.empty(), frame.info());
  }

  static Frame withoutInfo(Frame frame) {
    return new Frame(frame.structure(), frame.labels(), new TreeMap<>());
  }

  /** A structure that does not repeat has no cell where there is no place for one. */
  static Frame withoutIdleCell(Frame frame) {
    Structure structure = frame.structure();
    if (!structure.cell().periodicity().equals(Cell.Periodicity.NONE)) {
      return frame;
    }
    Cell none = new Cell(Matrix3.IDENTITY, Cell.Periodicity.NONE);
    return new Frame(
        new Structure(none, structure.species(), structure.positions()),
        frame.labels(),
        frame.info());
  }

  /** Refuses structures that do not repeat along all rows. */
  static void requireCrystals(String format, List<Frame> frames) {
    require(format, frames, "all three rows", false);
  }

  /** Refuses structures that repeat along some rows only. */
  static void requireAllOrNone(String format, List<Frame> frames) {
    require(format, frames, "all three rows or none", true);
  }

  private static void require(String format, List<Frame> frames, String rows, boolean orNone) {
    for (int k = 0; k < frames.size(); k++) {
      Cell.Periodicity repeats = frames.get(k).structure().cell().periodicity();
      boolean fits =
          repeats.equals(Cell.Periodicity.FULL)
              || (orNone && repeats.equals(Cell.Periodicity.NONE));
      if (!fits) {
        throw new IllegalArgumentException(
            format
                + ": expected structures that repeat along "
                + rows
                + ", got pbc="
                + repeats
                + " in structure "
                + (k + 1));
      }
    }
  }

  /** Refuses more or fewer than one. */
  static Frame single(String format, List<Frame> frames) {
    if (frames.size() != 1) {
      throw new IllegalArgumentException(
          format + ": expected one structure a file, got " + frames.size());
    }
    return frames.getFirst();
  }

  /** What is lost where labels have no place. */
  static List<String> lostLabels(List<Frame> frames) {
    long labelled = frames.stream().filter(frame -> frame.labels().isPresent()).count();
    return labelled == 0 ? List.of() : List.of("the labels of " + structures(labelled));
  }

  /** What is lost where other keys have no place. */
  static List<String> lostInfo(List<Frame> frames) {
    SortedSet<String> keys = new TreeSet<>();
    frames.forEach(frame -> keys.addAll(frame.info().keySet()));
    return keys.isEmpty() ? List.of() : List.of("the keys " + String.join(", ", keys));
  }

  static List<String> both(List<String> some, List<String> more) {
    List<String> all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }

  private static String structures(long count) {
    return count == 1 ? "1 structure" : count + " structures";
  }
}
