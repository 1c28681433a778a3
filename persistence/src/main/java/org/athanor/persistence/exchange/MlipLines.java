package org.athanor.persistence.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.athanor.persistence.formats.Frame;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;

/** One structure of an MLIP file, as its lines come in. */
final class MlipLines {
  private final TreeMap<String, String> info = new TreeMap<>();
  private List<Element> types;
  private Cell cell = new Cell(Matrix3.IDENTITY, Cell.Periodicity.NONE);
  private int[] type = {};
  private double[] positions = {};
  private Optional<Vectors> forces = Optional.empty();
  private Optional<Double> energy = Optional.empty();
  private Optional<Matrix3> virial = Optional.empty();
  private int size = -1;

  MlipLines(List<Element> types) {
    this.types = types;
  }

  /** Reads from BEGIN_CFG to END_CFG. */
  Frame frame(Lines lines) {
    String first = lines.nextFilled("BEGIN_CFG");
    if (!first.equals("BEGIN_CFG")) {
      throw new IllegalArgumentException("expected BEGIN_CFG, got \"" + first + "\"");
    }
    String line = lines.nextFilled("END_CFG");
    while (!line.equals("END_CFG")) {
      block(lines, line.split("\\s+", -1));
      line = lines.nextFilled("END_CFG");
    }
    return made();
  }

  private void block(Lines lines, String[] head) {
    switch (head[0]) {
      case "Size" -> size = Lines.count(lines.nextFilled("the number of atoms"), "Size");
      case "Supercell", "SuperCell" -> cell = cell(lines);
      case "AtomData:" -> atoms(lines, List.of(head));
      case "Energy" ->
          energy = Optional.of(Lines.number(lines.nextFilled("Energy"), "energy in eV"));
      case "PlusStress:" -> virial = Optional.of(virial(lines, head));
      case "Feature" -> feature(head);
      case "Stress:" ->
          throw new IllegalArgumentException(
              "expected PlusStress: (the virial in eV), got Stress: of old files, whose sign is"
                  + " the other one");
      default ->
          throw new IllegalArgumentException(
              "expected Size, Supercell, AtomData:, Energy, PlusStress: or Feature, got \""
                  + head[0]
                  + "\"");
    }
  }

  private static Cell cell(Lines lines) {
    double[] rows = new double[9];
    for (int row = 0; row < 3; row++) {
      String[] words = lines.words("a row of the cell in Å");
      if (words.length != 3) {
        throw new IllegalArgumentException(
            "Supercell: expected three rows of three numbers, got " + words.length);
      }
      for (int axis = 0; axis < 3; axis++) {
        rows[3 * row + axis] = Lines.number(words[axis], "a row of the cell in Å");
      }
    }
    return Cell.periodic(Matrix3.of(rows));
  }

  private void atoms(Lines lines, List<String> head) {
    if (size < 1) {
      throw new IllegalArgumentException("expected Size with the number of atoms before AtomData:");
    }
    List<String> columns = head.subList(1, head.size());
    boolean direct = columns.contains("direct_x");
    int x = place(columns, direct ? "direct_x" : "cartes_x");
    int kind = place(columns, "type");
    boolean forced = columns.contains("fx");
    type = new int[size];
    positions = new double[3 * size];
    double[] f = new double[3 * size];
    for (int i = 0; i < size; i++) {
      String[] words = lines.words("atom " + (i + 1) + " of " + size);
      if (words.length != columns.size()) {
        throw new IllegalArgumentException(
            "atom " + (i + 1) + ": expected " + columns.size() + " entries, got " + words.length);
      }
      type[i] = Lines.count(words[kind], "an atom type");
      for (int axis = 0; axis < 3; axis++) {
        positions[3 * i + axis] = Lines.number(words[x + axis], "position in Å");
        if (forced) {
          f[3 * i + axis] = Lines.number(words[place(columns, "fx") + axis], "force in eV/Å");
        }
      }
    }
    forces = forced ? Optional.of(Vectors.of(f)) : Optional.empty();
    if (direct) {
      positions = cartesian(positions);
    }
  }

  private double[] cartesian(double[] fractions) {
    double[] x = new double[fractions.length];
    for (int k = 0; k < x.length; k++) {
      int i = 3 * (k / 3);
      for (int row = 0; row < 3; row++) {
        x[k] += fractions[i + row] * cell.rows().get(row, k % 3);
      }
    }
    return x;
  }

  private static int place(List<String> columns, String name) {
    int place = columns.indexOf(name);
    if (place < 0) {
      throw new IllegalArgumentException(
          "AtomData: expected a column " + name + ", got " + String.join(" ", columns));
    }
    return place;
  }

  private static Matrix3 virial(Lines lines, String[] head) {
    String[] words = lines.words("PlusStress in eV");
    if (words.length != 6 || head.length != 7) {
      throw new IllegalArgumentException(
          "PlusStress: expected six components and their names, got " + words.length);
    }
    Map<String, Double> v = new HashMap<>();
    for (int k = 0; k < 6; k++) {
      v.put(head[k + 1], Lines.number(words[k], "PlusStress in eV"));
    }
    for (String component : List.of("xx", "yy", "zz", "yz", "xz", "xy")) {
      if (!v.containsKey(component)) {
        throw new IllegalArgumentException("PlusStress: expected " + component + ", got none");
      }
    }
    double yz = v.get("yz");
    double xz = v.get("xz");
    double xy = v.get("xy");
    return Matrix3.of(v.get("xx"), xy, xz, xy, v.get("yy"), yz, xz, yz, v.get("zz"));
  }

  private void feature(String[] head) {
    if (head.length < 3) {
      return;
    }
    String value = String.join(" ", List.of(head).subList(2, head.length));
    if (!head[1].equals(Mlip.ELEMENTS)) {
      info.put(head[1], value);
    } else if (types.isEmpty()) {
      List<Element> named = new ArrayList<>();
      for (String symbol : value.split(",", -1)) {
        named.add(Element.of(symbol));
      }
      types = named;
    }
  }

  private Frame made() {
    if (type.length == 0) {
      throw new IllegalArgumentException("expected AtomData: before END_CFG, got none");
    }
    int[] species = new int[type.length];
    for (int i = 0; i < species.length; i++) {
      if (type[i] >= types.size()) {
        throw new IllegalArgumentException(
            "expected an element for atom type "
                + type[i]
                + " (the first is 0), got "
                + types.size()
                + ": name them with --elements");
      }
      species[i] = types.get(type[i]).atomicNumber();
    }
    Structure structure = new Structure(cell, Species.of(species), Vectors.of(positions));
    Optional<Labels> labels =
        energy.isPresent() && forces.isPresent()
            ? Optional.of(new Labels(energy.get(), forces.get(), virial))
            : Optional.empty();
    return new Frame(structure, labels, info);
  }
}
