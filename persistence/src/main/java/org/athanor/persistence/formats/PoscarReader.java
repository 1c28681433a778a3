package org.athanor.persistence.formats;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringTokenizer;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;

/**
 * Reads a structure in VASP 5's POSCAR format: with a line of symbols, direct or Cartesian, a scale
 * factor or (negative) a volume in Å³. Selective dynamics are passed over.
 */
public final class PoscarReader {
  private final List<String> lines;
  private int line;

  private PoscarReader(List<String> lines) {
    this.lines = lines;
  }

  /**
   * The structure in a file; it repeats along all three rows.
   *
   * @throws UnreadableFileException if it is not as it should be; the message names the line
   */
  public static Structure read(Path file) {
    try {
      PoscarReader reader = new PoscarReader(InputFile.lines(file, "a POSCAR file"));
      try {
        return reader.read();
      } catch (IllegalArgumentException e) {
        throw new UnreadableFileException(
            file + ", line " + reader.line + ": " + e.getMessage(), e);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }

  private Structure read() {
    next("a title");
    double scale = Numbers.parseList(next("a scale factor"), 1, "scale factor")[0];
    double[] rows = new double[9];
    for (int row = 0; row < 3; row++) {
      System.arraycopy(triple("a row of the cell in Å"), 0, rows, 3 * row, 3);
    }
    double factor = factor(scale, Matrix3.of(rows));
    Cell cell = Cell.periodic(Matrix3.of(rows).times(factor));
    int[] species = species(words(next("chemical symbols")), words(next("numbers of atoms")));
    String mode = next("Direct or Cartesian").strip().toLowerCase(Locale.ROOT);
    if (mode.startsWith("s")) {
      mode = next("Direct or Cartesian").strip().toLowerCase(Locale.ROOT);
    }
    boolean cartesian = mode.startsWith("c") || mode.startsWith("k");
    if (!cartesian && !mode.startsWith("d")) {
      throw new IllegalArgumentException("expected Direct or Cartesian, got \"" + mode + "\"");
    }
    double[] x = new double[3 * species.length];
    for (int i = 0; i < species.length; i++) {
      double[] read = triple("position " + (i + 1) + " of " + species.length);
      place(read, cartesian, factor, cell.rows(), x, i);
    }
    return new Structure(cell, Species.of(species), Vectors.of(x));
  }

  private static double factor(double scale, Matrix3 rows) {
    if (scale == 0) {
      throw new IllegalArgumentException("scale factor: expected another number than 0");
    }
    return scale > 0 ? scale : StrictMath.cbrt(-scale / Math.abs(rows.determinant()));
  }

  private static void place(
      double[] read, boolean cartesian, double factor, Matrix3 rows, double[] x, int i) {
    for (int axis = 0; axis < 3; axis++) {
      x[3 * i + axis] =
          cartesian
              ? factor * read[axis]
              : read[0] * rows.get(0, axis)
                  + read[1] * rows.get(1, axis)
                  + read[2] * rows.get(2, axis);
    }
  }

  private static int[] species(List<String> symbols, List<String> counts) {
    if (symbols.getFirst().matches("[0-9]+")) {
      throw new IllegalArgumentException(
          "expected a line of chemical symbols (VASP 5), got the numbers of atoms (VASP 4)");
    }
    if (symbols.size() != counts.size()) {
      throw new IllegalArgumentException(
          "expected " + symbols.size() + " numbers of atoms, got " + counts.size());
    }
    List<Integer> species = new ArrayList<>();
    for (int k = 0; k < counts.size(); k++) {
      if (!counts.get(k).matches("[0-9]{1,8}")) {
        throw new IllegalArgumentException(
            "expected a number of atoms, got \"" + counts.get(k) + "\"");
      }
      int atomicNumber = Element.of(symbols.get(k)).atomicNumber();
      for (int i = 0; i < Integer.parseInt(counts.get(k)); i++) {
        species.add(atomicNumber);
      }
    }
    return species.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Three numbers; what follows them on the line (flags, names) is passed over. */
  private double[] triple(String what) {
    List<String> words = words(next(what));
    if (words.size() < 3) {
      throw new IllegalArgumentException(what + ": expected 3 numbers, got " + words.size());
    }
    return Numbers.parseList(String.join(" ", words.subList(0, 3)), 3, what);
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    new StringTokenizer(text).asIterator().forEachRemaining(word -> words.add(word.toString()));
    if (words.isEmpty()) {
      throw new IllegalArgumentException("expected entries, got an empty line");
    }
    return words;
  }

  private String next(String what) {
    line++;
    if (line > lines.size()) {
      throw new IllegalArgumentException("expected " + what + ", got the end of the file");
    }
    return lines.get(line - 1);
  }
}
