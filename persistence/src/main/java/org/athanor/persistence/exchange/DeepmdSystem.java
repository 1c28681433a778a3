package org.athanor.persistence.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.athanor.persistence.formats.Frame;
import org.athanor.persistence.formats.InputFile;
import org.athanor.persistence.formats.NpyReader;
import org.athanor.persistence.formats.NpyWriter;
import org.athanor.persistence.formats.UnreadableFileException;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;

/** One system of DeePMD-kit's: structures of the same atoms in the same order. */
final class DeepmdSystem {
  private static final String OPEN = "nopbc";

  private final Path folder;
  private final Species species;
  private final boolean repeats;

  private DeepmdSystem(Path folder, Species species, boolean repeats) {
    this.folder = folder;
    this.species = species;
    this.repeats = repeats;
  }

  static List<Frame> read(Path folder, List<Element> given) throws IOException {
    Species species = species(folder, given);
    DeepmdSystem system = new DeepmdSystem(folder, species, !Files.exists(folder.resolve(OPEN)));
    List<Frame> frames = new ArrayList<>();
    for (Path set : system.sets()) {
      frames.addAll(system.set(set));
    }
    return frames;
  }

  private static Species species(Path folder, List<Element> given) throws IOException {
    Path map = folder.resolve("type_map.raw");
    List<Element> types = given;
    if (given.isEmpty() && Files.exists(map)) {
      types = words(map).map(Element::of).toList();
    }
    Path file = folder.resolve("type.raw");
    List<Element> known = types;
    try {
      return Species.of(words(file).mapToInt(word -> atomicNumber(word, known)).toArray());
    } catch (IllegalArgumentException e) {
      throw new UnreadableFileException(file + ": " + e.getMessage(), e);
    }
  }

  private static int atomicNumber(String word, List<Element> known) {
    int type = Lines.count(word, "an atom type");
    if (type >= known.size()) {
      throw new IllegalArgumentException(
          "expected an element for atom type "
              + type
              + " (the first is 0), got "
              + known.size()
              + ": a type_map.raw says them, or --elements");
    }
    return known.get(type).atomicNumber();
  }

  private static Stream<String> words(Path file) throws IOException {
    return Arrays.stream(InputFile.text(file, "words").strip().split("\\s+", -1));
  }

  private List<Path> sets() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("set."))
          .sorted()
          .toList();
    }
  }

  private List<Frame> set(Path set) throws IOException {
    int n = species.size();
    double[][] coord = rows(set.resolve("coord.npy"), 3 * n).orElseThrow(() -> missing(set));
    Optional<double[][]> box = repeats ? rows(set.resolve("box.npy"), 9) : Optional.empty();
    if (repeats && box.isEmpty()) {
      throw missing(set);
    }
    Optional<double[][]> energy = rows(set.resolve("energy.npy"), 1);
    Optional<double[][]> force = rows(set.resolve("force.npy"), 3 * n);
    Optional<double[][]> virial = rows(set.resolve("virial.npy"), 9);
    List<Frame> frames = new ArrayList<>();
    for (int k = 0; k < coord.length; k++) {
      int row = k;
      Cell cell =
          box.map(all -> Cell.periodic(Matrix3.of(all[row])))
              .orElse(new Cell(Matrix3.IDENTITY, Cell.Periodicity.NONE));
      Structure structure = new Structure(cell, species, Vectors.of(coord[k]));
      Optional<Matrix3> w = virial.map(all -> Matrix3.of(all[row]));
      frames.add(
          energy.isPresent() && force.isPresent()
              ? Frame.of(structure, new Labels(energy.get()[k][0], Vectors.of(force.get()[k]), w))
              : Frame.of(structure));
    }
    return frames;
  }

  private static UnreadableFileException missing(Path set) {
    return new UnreadableFileException(
        set + ": expected coord.npy, and box.npy unless the system has a file " + OPEN);
  }

  private static Optional<double[][]> rows(Path file, int columns) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (NpyReader reader = NpyReader.open(file)) {
      if (reader.columns() != columns) {
        throw new UnreadableFileException(
            file + ": expected " + columns + " numbers a structure, got " + reader.columns());
      }
      double[][] rows = new double[Math.toIntExact(reader.rows())][];
      for (int k = 0; k < rows.length; k++) {
        rows[k] = reader.next(1);
      }
      return Optional.of(rows);
    }
  }

  /** Writes frames that all have the same atoms, and labels of the same kinds. */
  static void write(Path folder, List<Frame> frames, List<Element> types) throws IOException {
    Path set = Files.createDirectories(folder.resolve("set.000"));
    Structure first = frames.getFirst().structure();
    String symbols =
        types.stream().map(Element::symbol).collect(Collectors.joining("\n", "", "\n"));
    Files.writeString(folder.resolve("type_map.raw"), symbols);
    StringBuilder type = new StringBuilder();
    for (int i = 0; i < first.size(); i++) {
      type.append(types.indexOf(Element.of(first.species().get(i)))).append('\n');
    }
    Files.writeString(folder.resolve("type.raw"), type);
    write(set, "coord", frames, frame -> frame.structure().positions().toArray());
    if (first.cell().periodicity().equals(Cell.Periodicity.NONE)) {
      Files.writeString(folder.resolve(OPEN), "");
    } else {
      write(set, "box", frames, frame -> frame.structure().cell().rows().toArray());
    }
    if (frames.getFirst().labels().isPresent()) {
      labels(set, frames, frames.getFirst().labels().get().virial().isPresent());
    }
  }

  private static void labels(Path set, List<Frame> frames, boolean virial) throws IOException {
    write(set, "force", frames, frame -> frame.labels().orElseThrow().forces().toArray());
    if (virial) {
      write(
          set,
          "virial",
          frames,
          frame -> frame.labels().orElseThrow().virial().orElseThrow().toArray());
    }
    double[] energies =
        frames.stream().mapToDouble(frame -> frame.labels().orElseThrow().energy()).toArray();
    NpyWriter.write(set.resolve("energy.npy"), energies);
  }

  private static void write(
      Path set, String name, List<Frame> frames, Function<Frame, double[]> row) throws IOException {
    int columns = row.apply(frames.getFirst()).length;
    try (NpyWriter writer = NpyWriter.create(set.resolve(name + ".npy"), columns)) {
      for (Frame frame : frames) {
        writer.row(row.apply(frame));
      }
    }
  }
}
