package org.athanor.sims.reference;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.athanor.persistence.formats.ExtxyzReader;
import org.athanor.persistence.formats.ExtxyzWriter;
import org.athanor.persistence.formats.Frame;
import org.athanor.persistence.formats.UnreadableFileException;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Structure;

/**
 * Structure and labels passed to and from a program as extxyz of one frame, in eV and Å
 * (docs/conventions.md).
 *
 * <p>A program that could not converge says so in the comment line: {@code converged=F}, and if it
 * knows {@code scf_steps=60}.
 */
final class LabelledFile {
  static final String STRUCTURE = "structure.extxyz";
  static final String LABELS = "labels.extxyz";

  /** Å; programs may print positions with few digits. */
  private static final double SAME_PLACE = 1e-4;

  private LabelledFile() {}

  /** Writes the structure. */
  static void write(Structure structure, Path folder) {
    ExtxyzWriter.writeAll(folder.resolve(STRUCTURE), List.of(Frame.of(structure)));
  }

  /** After how many steps a program says that it gave up; 0 if it does not say how many. */
  static OptionalInt unconverged(Path folder) {
    try {
      Frame frame = frame(folder);
      boolean converged = !frame.info().getOrDefault("converged", "T").matches("F|False|false");
      return converged
          ? OptionalInt.empty()
          : OptionalInt.of(Integer.parseInt(frame.info().getOrDefault("scf_steps", "0")));
    } catch (UnreadableOutputException | NumberFormatException e) {
      // Not said in a way that can be read; whoever asks for the labels hears what is wrong.
      return OptionalInt.empty();
    }
  }

  /**
   * The labels.
   *
   * @throws UnreadableOutputException if there are none, or they are of another structure
   */
  static Labels labels(Path folder, Structure structure) throws UnreadableOutputException {
    Frame frame = frame(folder);
    Structure labelled = frame.structure();
    if (!labelled.species().equals(structure.species())) {
      throw new UnreadableOutputException(
          LABELS
              + ": expected the atoms of the structure in their order, "
              + structure.species()
              + ", got "
              + labelled.species());
    }
    double moved = moved(labelled, structure);
    if (!(moved <= SAME_PLACE)) {
      throw new UnreadableOutputException(
          LABELS + ": expected the structure as it was given, got one moved by " + moved + " Å");
    }
    return frame
        .labels()
        .orElseThrow(
            () ->
                new UnreadableOutputException(
                    LABELS + ": expected REF_energy and REF_forces in it"));
  }

  /** The largest difference of any component of positions or cell. */
  private static double moved(Structure one, Structure other) {
    double most = one.cell().rows().plus(other.cell().rows().times(-1)).largestAbsolute();
    double[] a = one.positions().toArray();
    double[] b = other.positions().toArray();
    for (int k = 0; k < a.length; k++) {
      most = Math.max(most, Math.abs(a[k] - b[k]));
    }
    return most;
  }

  private static Frame frame(Path folder) throws UnreadableOutputException {
    Path file = folder.resolve(LABELS);
    if (!Files.isRegularFile(file)) {
      throw new UnreadableOutputException("it left no file " + LABELS);
    }
    try (ExtxyzReader reader = ExtxyzReader.open(file)) {
      Optional<Frame> frame = reader.next();
      if (frame.isPresent() && reader.next().isEmpty()) {
        return frame.get();
      }
    } catch (UnreadableFileException | IllegalArgumentException e) {
      throw new UnreadableOutputException(e.getMessage(), e);
    }
    throw new UnreadableOutputException(LABELS + ": expected one frame");
  }
}
