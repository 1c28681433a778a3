package org.athanor.persistence.formats;

import java.util.Map;
import java.util.Optional;
import java.util.StringTokenizer;
import java.util.TreeMap;
import org.athanor.persistence.formats.Columns.Column;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;

/** One frame, as its lines come in. */
final class FrameLines {
  /** The cell of a structure that does not repeat and does not say: one Å along each axis. */
  static final Matrix3 NO_LATTICE = Matrix3.IDENTITY;

  private final Map<String, String> keys;
  private final Columns columns;
  private final Cell cell;
  private final Column species;
  private final Column positions;
  private final Optional<Column> referenceForces;
  private final Optional<Column> plainForces;
  private final int[] atomicNumbers;
  private final double[] x;
  private final double[] reference;
  private final double[] plain;
  private int atom;

  FrameLines(int atoms, String comment) {
    keys = CommentLine.parse(comment);
    String properties = keys.remove("Properties");
    columns = Columns.parse(properties == null ? Columns.PLAIN : properties);
    cell = cell(keys);
    species =
        columns
            .find(1, "species", "Z", "numbers", "element")
            .orElseThrow(() -> missing("species:S:1 or Z:I:1"));
    positions = columns.find(3, "pos", "positions").orElseThrow(() -> missing("pos:R:3"));
    referenceForces =
        columns.find(3, FileLabels.REFERENCE + "forces", FileLabels.REFERENCE + "force");
    plainForces = columns.find(3, "forces", "force");
    atomicNumbers = new int[atoms];
    x = new double[3 * atoms];
    reference = new double[3 * atoms];
    plain = new double[3 * atoms];
  }

  boolean complete() {
    return atom == atomicNumbers.length;
  }

  /** The number of the next atom, from 1. */
  int next() {
    return atom + 1;
  }

  void add(String line) {
    StringTokenizer tokens = new StringTokenizer(line);
    if (tokens.countTokens() != columns.width()) {
      throw new IllegalArgumentException(
          "atom "
              + next()
              + ": expected "
              + columns.width()
              + " entries, got "
              + tokens.countTokens());
    }
    String[] entries = new String[columns.width()];
    for (int i = 0; i < entries.length; i++) {
      entries[i] = tokens.nextToken();
    }
    atomicNumbers[atom] = atomicNumber(entries[species.first()]);
    copy(entries, positions, x, "position in Å");
    referenceForces.ifPresent(column -> copy(entries, column, reference, "force in eV/Å"));
    plainForces.ifPresent(column -> copy(entries, column, plain, "force in eV/Å"));
    atom++;
  }

  /** The frame; a reference's labels go before a calculator's. */
  Frame frame() {
    Structure structure = new Structure(cell, Species.of(atomicNumbers), Vectors.of(x));
    Optional<Labels> labels =
        FileLabels.take(
            keys, FileLabels.REFERENCE, cell, referenceForces.map(column -> Vectors.of(reference)));
    if (labels.isEmpty()) {
      labels = FileLabels.take(keys, "", cell, plainForces.map(column -> Vectors.of(plain)));
    }
    return new Frame(structure, labels, new TreeMap<>(keys));
  }

  private void copy(String[] entries, Column column, double[] target, String what) {
    for (int axis = 0; axis < 3; axis++) {
      target[3 * atom + axis] =
          Numbers.parse(entries[column.first() + axis], "atom " + next() + ", " + what);
    }
  }

  private int atomicNumber(String entry) {
    boolean number = entry.matches("[0-9]{1,3}");
    return number ? Integer.parseInt(entry) : Element.of(entry).atomicNumber();
  }

  private static Cell cell(Map<String, String> keys) {
    String lattice = keys.remove("Lattice");
    String pbc = keys.remove("pbc");
    Cell.Periodicity periodicity =
        pbc == null
            ? (lattice == null ? Cell.Periodicity.NONE : Cell.Periodicity.FULL)
            : periodicity(pbc);
    if (lattice != null) {
      return new Cell(Matrix3.of(Numbers.parseList(lattice, 9, "Lattice in Å")), periodicity);
    }
    if (!periodicity.equals(Cell.Periodicity.NONE)) {
      throw new IllegalArgumentException("Lattice: expected one for pbc=\"" + pbc + "\", got none");
    }
    return new Cell(NO_LATTICE, periodicity);
  }

  private static Cell.Periodicity periodicity(String pbc) {
    String[] parts = pbc.replaceAll("[\\[\\],]", " ").strip().split("\\s+", -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException("pbc: expected three of T and F, got \"" + pbc + "\"");
    }
    return new Cell.Periodicity(repeats(parts[0]), repeats(parts[1]), repeats(parts[2]));
  }

  private static boolean repeats(String flag) {
    return switch (flag) {
      case "T", "True", "true", "TRUE", "1" -> true;
      case "F", "False", "false", "FALSE", "0" -> false;
      // Text from a file: whatever else it is, it is not a flag.
      default -> throw new IllegalArgumentException("pbc: expected T or F, got \"" + flag + "\"");
    };
  }

  private IllegalArgumentException missing(String column) {
    return new IllegalArgumentException(
        "Properties: expected " + column + ", got " + columns.all());
  }
}
