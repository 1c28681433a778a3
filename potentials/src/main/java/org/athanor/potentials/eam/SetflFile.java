package org.athanor.potentials.eam;

import java.util.ArrayList;
import java.util.List;
import org.athanor.potentials.eam.EamTables.EamElement;
import org.athanor.potentials.eam.EamTables.Grid;
import org.athanor.potentials.structure.Scalars;

/**
 * Reads and writes the setfl format of embedded-atom tables ({@code .eam.alloy}, {@code .eam.fs},
 * metal units).
 *
 * <p>Three comment lines; the number of elements and their names; the {@link Grid}; for each
 * element a line (atomic number, mass in amu, lattice constant in Å, lattice), its embedding
 * energies, and one density function (alloy) or one for each element (fs); then r·φ(r) of (1,1),
 * (2,1), (2,2), (3,1), ... Each function begins on a line of its own.
 */
public final class SetflFile {
  /** Which densities a file has. */
  public enum Form {
    /** One density function for each element. */
    ALLOY,
    /** One for each element at each element, after Finnis and Sinclair. */
    FS;

    /** {@link #FS} if a file is named {@code ....fs}, as LAMMPS' files are. */
    public static Form ofFileNamed(String name) {
      return name.endsWith(".fs") ? FS : ALLOY;
    }
  }

  private static final int COLUMNS = 5;

  private SetflFile() {}

  /**
   * What a file holds.
   *
   * @throws IllegalArgumentException with the number of the line if something is unreadable,
   *     missing or too much
   */
  public static EamTables read(List<String> lines, Form form) {
    SetflLines file = new SetflLines(lines);
    List<String> comments = List.of(file.comment(), file.comment(), file.comment());
    List<String> names = names(file);
    Grid grid = grid(file);
    List<EamElement> elements = new ArrayList<>();
    for (String name : names) {
      elements.add(element(file, name, grid, form == Form.FS ? names.size() : 1));
    }
    List<Scalars> pairs = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      for (int j = 0; j <= i; j++) {
        String what = "r φ(r) of " + names.get(i) + " and " + names.get(j);
        pairs.add(file.numbers(grid.distances(), what));
      }
    }
    file.expectEnd();
    return new EamTables(comments, grid, elements, pairs);
  }

  private static List<String> names(SetflLines file) {
    String expected = "the number of elements and their names";
    List<String> words = file.words(expected, 2);
    if (words.size() != 1 + file.integer(words.getFirst(), expected)) {
      throw file.wrong(expected, words.toString());
    }
    List<String> names = words.subList(1, words.size());
    if (names.stream().distinct().count() != names.size()) {
      throw file.wrong("different names", names.toString());
    }
    return names;
  }

  private static Grid grid(SetflLines file) {
    String expected = "Nrho drho Nr dr cutoff";
    List<String> words = file.words(expected, 5);
    try {
      return new Grid(
          file.integer(words.get(0), expected),
          file.number(words.get(1), expected),
          file.integer(words.get(2), expected),
          file.number(words.get(3), expected),
          file.number(words.get(4), expected));
    } catch (IllegalArgumentException e) {
      throw file.wrong(expected, words + " (" + e.getMessage() + ")");
    }
  }

  private static EamElement element(SetflLines file, String name, Grid grid, int densities) {
    String expected = "atomic number, mass, lattice constant and lattice of " + name;
    List<String> words = file.words(expected, 4);
    int atomicNumber = file.integer(words.get(0), expected);
    double mass = file.number(words.get(1), expected);
    double latticeConstant = file.number(words.get(2), expected);
    Scalars embedding = file.numbers(grid.densities(), "F(ρ) of " + name);
    List<Scalars> all = new ArrayList<>();
    for (int site = 0; site < densities; site++) {
      all.add(file.numbers(grid.distances(), "ρ(r) of " + name));
    }
    return new EamElement(name, atomicNumber, mass, latticeConstant, words.get(3), embedding, all);
  }

  /**
   * The text of a file; it reads back to the same bits, and LAMMPS accepts it.
   *
   * <p>Its form is fs if {@link EamTables#siteDependent()}, else alloy.
   */
  public static String write(EamTables tables) {
    StringBuilder text = new StringBuilder();
    tables.comments().forEach(comment -> text.append(comment).append('\n'));
    text.append(tables.elements().size());
    tables.elements().forEach(element -> text.append(' ').append(element.name()));
    Grid grid = tables.grid();
    text.append(
        "%n%d %s %d %s %s%n"
            .formatted(
                grid.densities(),
                grid.densityStep(),
                grid.distances(),
                grid.distanceStep(),
                grid.cutoff())
            .replace(System.lineSeparator(), "\n"));
    for (int source = 0; source < tables.elements().size(); source++) {
      EamElement e = tables.elements().get(source);
      text.append(e.atomicNumber()).append(' ').append(e.mass()).append(' ');
      text.append(e.latticeConstant()).append(' ').append(e.lattice()).append('\n');
      append(text, e.embedding());
      for (int site = 0; site < (tables.siteDependent() ? tables.elements().size() : 1); site++) {
        append(text, tables.density(source, site));
      }
    }
    tables.pairs().forEach(pair -> append(text, pair));
    return text.toString();
  }

  private static void append(StringBuilder text, Scalars values) {
    for (int k = 0; k < values.size(); k++) {
      boolean ends = k % COLUMNS == COLUMNS - 1 || k == values.size() - 1;
      text.append(values.get(k)).append(ends ? '\n' : ' ');
    }
  }
}
