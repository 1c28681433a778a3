package org.athanor.sims.reference;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.athanor.persistence.formats.ExtxyzReader;
import org.athanor.persistence.formats.ExtxyzWriter;
import org.athanor.persistence.formats.Frame;
import org.athanor.persistence.formats.UnreadableFileException;
import org.athanor.potentials.structure.Element;
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
    Optional<String> difference = difference(structure, frame.structure());
    if (difference.isPresent()) {
      throw new UnreadableOutputException(
          LABELS + ": expected the structure as it was given, got " + difference.get());
    }
    return frame
        .labels()
        .orElseThrow(
            () ->
                new UnreadableOutputException(
                    LABELS + ": expected REF_energy and REF_forces in it"));
  }

  /** What is not as it was given, if anything. */
  private static Optional<String> difference(Structure given, Structure got) {
    if (got.size() != given.size()) {
      return Optional.of(got.size() + " atoms instead of " + given.size());
    }
    for (int i = 0; i < given.size(); i++) {
      if (got.species().get(i) != given.species().get(i)) {
        String element = Element.of(got.species().get(i)).symbol();
        String wanted = Element.of(given.species().get(i)).symbol();
        return Optional.of(element + " instead of " + wanted + " as atom " + (i + 1));
      }
    }
    double strained = got.cell().rows().plus(given.cell().rows().times(-1)).largestAbsolute();
    if (!(strained <= SAME_PLACE)) {
      return Optional.of(distance("a cell with a component that is off by %.4g Å", strained));
    }
    return moved(given, got);
  }

  private static Optional<String> moved(Structure given, Structure got) {
    double[] a = given.positions().toArray();
    double[] b = got.positions().toArray();
    for (int k = 0; k < a.length; k++) {
      double moved = Math.abs(a[k] - b[k]);
      if (!(moved <= SAME_PLACE)) {
        return Optional.of(distance("atom " + (k / 3 + 1) + " moved by %.4g Å", moved));
      }
    }
    return Optional.empty();
  }

  private static String distance(String words, double angstrom) {
    return String.format(Locale.ROOT, words, angstrom);
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
