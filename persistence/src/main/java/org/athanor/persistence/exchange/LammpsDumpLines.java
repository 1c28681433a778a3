package org.athanor.persistence.exchange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.athanor.persistence.formats.Frame;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Structure;

/** One frame of a LAMMPS dump, as its lines come in. */
final class LammpsDumpLines {
  private static final String ITEM = "ITEM: ";

  private final List<Element> given;
  private final TreeMap<String, String> info = new TreeMap<>();
  private final double[] origin = new double[3];
  private Cell cell = Cell.periodic(Matrix3.IDENTITY);
  private int atoms = -1;

  LammpsDumpLines(List<Element> given) {
    this.given = given;
  }

  /** Reads up to the last atom of the frame. */
  Frame frame(Lines lines) {
    while (true) {
      String line = lines.nextFilled("\"" + ITEM + "…\"");
      if (!line.startsWith(ITEM)) {
        throw new IllegalArgumentException(
            "expected \"" + ITEM + "…\", got \"" + line + "\"; is it a dump in text?");
      }
      String item = line.substring(ITEM.length());
      if (item.startsWith("ATOMS")) {
        return new Frame(atoms(lines, item), Optional.empty(), info);
      }
      header(lines, item);
    }
  }

  private void header(Lines lines, String item) {
    if (item.startsWith("BOX BOUNDS")) {
      box(lines, item);
    } else if (item.equals("NUMBER OF ATOMS")) {
      atoms = Lines.count(lines.nextFilled("the number of atoms"), "the number of atoms");
    } else if (item.equals("TIMESTEP")) {
      info.put("step", lines.nextFilled("the step"));
    } else {
      lines.nextFilled("a line about " + item); // UNITS, TIME: one line each.
    }
  }

  /** A triclinic box's bounds enclose its corners (LAMMPS manual, Howto triclinic). */
  private void box(Lines lines, String item) {
    if (item.contains("abc")) {
      throw new IllegalArgumentException(
          "expected bounds and tilts, got a general triclinic cell (ITEM: " + item + ")");
    }
    boolean tilted = item.contains("xy xz yz");
    double[][] bounds = new double[3][];
    for (int axis = 0; axis < 3; axis++) {
      String[] words = lines.words("bounds of the cell");
      int expected = tilted ? 3 : 2;
      if (words.length != expected) {
        throw new IllegalArgumentException(
            "bounds of the cell: expected " + expected + " numbers, got " + words.length);
      }
      bounds[axis] =
          Arrays.stream(words).mapToDouble(word -> Lines.number(word, "a bound in Å")).toArray();
    }
    double xy = tilted ? bounds[0][2] : 0;
    double xz = tilted ? bounds[1][2] : 0;
    double yz = tilted ? bounds[2][2] : 0;
    origin[0] = bounds[0][0] - Math.min(Math.min(0, xy), Math.min(xz, xy + xz));
    origin[1] = bounds[1][0] - Math.min(0, yz);
    origin[2] = bounds[2][0];
    double xx = bounds[0][1] - Math.max(Math.max(0, xy), Math.max(xz, xy + xz)) - origin[0];
    double yy = bounds[1][1] - Math.max(0, yz) - origin[1];
    Matrix3 rows = Matrix3.of(xx, 0, 0, xy, yy, 0, xz, yz, bounds[2][1] - origin[2]);
    cell = new Cell(rows, repeats(item));
  }

  /** Old dumps do not say: then along all rows. */
  private static Cell.Periodicity repeats(String item) {
    String[] words =
        item.replaceFirst("BOX BOUNDS", "").replace("xy xz yz", "").strip().split("\\s+", -1);
    if (words.length != 3) {
      return Cell.Periodicity.FULL;
    }
    return new Cell.Periodicity(
        words[0].equals("pp"), words[1].equals("pp"), words[2].equals("pp"));
  }

  private Structure atoms(Lines lines, String item) {
    List<String> columns = List.of(item.replaceFirst("ATOMS", "").strip().split("\\s+", -1));
    int[] place = positions(columns);
    boolean scaled = columns.get(place[0]).contains("s");
    List<LammpsAtom> all = new ArrayList<>();
    List<Element> named = new ArrayList<>();
    for (int i = 0; i < atoms; i++) {
      String[] words = lines.words("atom " + (i + 1) + " of " + atoms);
      if (words.length != columns.size()) {
        throw new IllegalArgumentException(
            "atom: expected " + columns.size() + " entries, got " + words.length);
      }
      named.add(element(columns, words));
      double[] r = new double[3];
      for (int axis = 0; axis < 3; axis++) {
        r[axis] = Lines.number(words[place[axis]], columns.get(place[axis]));
      }
      int id = columns.contains("id") ? Lines.count(words[columns.indexOf("id")], "id") : i + 1;
      double[] x = scaled ? unscaled(r) : r;
      all.add(new LammpsAtom(id, i, x[0], x[1], x[2]));
    }
    if (all.isEmpty()) {
      throw new IllegalArgumentException("expected atoms, got " + Math.max(0, atoms));
    }
    return LammpsAtom.structure(cell, all, named::get);
  }

  private double[] unscaled(double[] fractions) {
    double[] x = origin.clone();
    for (int row = 0; row < 3; row++) {
      for (int axis = 0; axis < 3; axis++) {
        x[axis] += fractions[row] * cell.rows().get(row, axis);
      }
    }
    return x;
  }

  private static int[] positions(List<String> columns) {
    for (String kind : List.of("", "u", "s", "su")) {
      if (columns.contains("x" + kind)) {
        int[] place = {
          columns.indexOf("x" + kind), columns.indexOf("y" + kind), columns.indexOf("z" + kind)
        };
        if (place[1] >= 0 && place[2] >= 0) {
          return place;
        }
      }
    }
    throw new IllegalArgumentException(
        "expected columns x y z (or xu, xs, xsu …), got " + String.join(" ", columns));
  }

  private Element element(List<String> columns, String[] words) {
    if (columns.contains("element")) {
      return Element.of(words[columns.indexOf("element")]);
    }
    if (!columns.contains("type") || given.isEmpty()) {
      throw new IllegalArgumentException(
          "expected a column element, or types with --elements, got " + String.join(" ", columns));
    }
    return LammpsAtom.given(Lines.count(words[columns.indexOf("type")], "an atom type"), given);
  }
}
