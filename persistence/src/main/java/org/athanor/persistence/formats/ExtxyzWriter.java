package org.athanor.persistence.formats;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Scalars;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;

/**
 * Writes frames as extxyz: every number with the shortest text that reads back to the same bits.
 *
 * <p>Labels become {@code REF_energy}, {@code REF_forces}, {@code REF_stress} and {@code
 * REF_virial}; what a potential says becomes the same without {@code REF_}.
 */
public final class ExtxyzWriter implements AutoCloseable {
  private final Writer out;

  private ExtxyzWriter(Writer out) {
    this.out = out;
  }

  /** To a new file; an old one is replaced. */
  public static ExtxyzWriter create(Path file) {
    try {
      return new ExtxyzWriter(Files.newBufferedWriter(file));
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be written", e);
    }
  }

  /** To anything else. */
  public static ExtxyzWriter to(Writer out) {
    return new ExtxyzWriter(new BufferedWriter(out));
  }

  /** Writes a file of these frames. */
  public static void writeAll(Path file, List<Frame> frames) {
    try (ExtxyzWriter writer = create(file)) {
      frames.forEach(writer::write);
    }
  }

  /** Writes one frame. */
  public void write(Frame frame) {
    write(frame, Optional.empty());
  }

  /**
   * Writes one frame, and beside its labels what a potential says.
   *
   * @throws IllegalArgumentException if the numbers of forces and atoms differ
   */
  public void write(Frame frame, Optional<Labels> prediction) {
    Map<String, Vectors> columns = new LinkedHashMap<>();
    frame.labels().ifPresent(l -> columns.put(FileLabels.REFERENCE + "forces", l.forces()));
    prediction.ifPresent(labels -> columns.put("forces", labels.forces()));
    write(frame, prediction, columns);
  }

  /**
   * Writes one frame, what a potential says, and more columns beside.
   *
   * @param vectors further columns of three numbers an atom, by name
   * @param scalars further columns of one number an atom, by name
   * @throws IllegalArgumentException if the numbers of a column and of atoms differ
   */
  public void write(
      Frame frame,
      Labels prediction,
      SortedMap<String, Vectors> vectors,
      SortedMap<String, Scalars> scalars) {
    Map<String, Vectors> columns = new LinkedHashMap<>();
    frame.labels().ifPresent(l -> columns.put(FileLabels.REFERENCE + "forces", l.forces()));
    columns.put("forces", prediction.forces());
    columns.putAll(vectors);
    write(frame, Optional.of(prediction), columns, scalars);
  }

  /**
   * Writes one frame without labels, with velocities.
   *
   * @param velocities in Å/fs, [n×3]
   * @throws IllegalArgumentException if the numbers of velocities and atoms differ
   */
  public void writeMoving(Frame frame, Vectors velocities) {
    write(frame, Optional.empty(), Map.of("velocities", velocities));
  }

  private void write(Frame frame, Optional<Labels> prediction, Map<String, Vectors> columns) {
    write(frame, prediction, columns, Map.of());
  }

  private void write(
      Frame frame,
      Optional<Labels> prediction,
      Map<String, Vectors> columns,
      Map<String, Scalars> scalars) {
    Structure structure = frame.structure();
    columns.forEach((name, column) -> checkSize(structure, name, column.size()));
    scalars.forEach((name, column) -> checkSize(structure, name, column.size()));
    try {
      Map<String, String> keys = keys(frame, prediction, columns.keySet(), scalars.keySet());
      out.write(structure.size() + "\n" + CommentLine.format(keys) + "\n");
      for (int i = 0; i < structure.size(); i++) {
        out.write(atom(structure, columns.values(), scalars.values(), i));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("extxyz file: cannot be written", e);
    }
  }

  /** Hands everything on to the writer underneath. */
  public void flush() {
    try {
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("extxyz file: cannot be written", e);
    }
  }

  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw new UncheckedIOException("extxyz file: cannot be closed", e);
    }
  }

  private static Map<String, String> keys(
      Frame frame,
      Optional<Labels> prediction,
      Collection<String> columns,
      Collection<String> scalars) {
    Map<String, String> keys = new LinkedHashMap<>();
    Cell cell = frame.structure().cell();
    boolean none = cell.periodicity().equals(Cell.Periodicity.NONE);
    if (!none || !cell.rows().equals(FrameLines.NO_LATTICE)) {
      keys.put("Lattice", Numbers.format(cell.rows().toArray()));
    }
    StringBuilder properties = new StringBuilder(Columns.PLAIN);
    columns.forEach(name -> properties.append(':').append(name).append(":R:3"));
    scalars.forEach(name -> properties.append(':').append(name).append(":R:1"));
    keys.put("Properties", properties.toString());
    frame.labels().ifPresent(l -> FileLabels.put(keys, FileLabels.REFERENCE, l, cell));
    prediction.ifPresent(l -> FileLabels.put(keys, "", l, cell));
    keys.put(
        "pbc",
        flag(cell.periodicity().a())
            + " "
            + flag(cell.periodicity().b())
            + " "
            + flag(cell.periodicity().c()));
    frame.info().forEach(keys::putIfAbsent);
    return keys;
  }

  private static String flag(boolean repeats) {
    return repeats ? "T" : "F";
  }

  private static String atom(
      Structure structure, Collection<Vectors> columns, Collection<Scalars> scalars, int i) {
    StringBuilder line = new StringBuilder();
    line.append(Element.of(structure.species().get(i)).symbol());
    append(line, structure.positions(), i);
    columns.forEach(column -> append(line, column, i));
    scalars.forEach(column -> line.append(' ').append(column.get(i)));
    return line.append('\n').toString();
  }

  private static void append(StringBuilder line, Vectors column, int i) {
    for (int axis = 0; axis < 3; axis++) {
      line.append(' ').append(column.get(i, axis));
    }
  }

  private static void checkSize(Structure structure, String name, int size) {
    if (size != structure.size()) {
      throw new IllegalArgumentException(
          "extxyz file: expected " + name + " of " + structure.size() + " atoms, got " + size);
    }
  }
}
