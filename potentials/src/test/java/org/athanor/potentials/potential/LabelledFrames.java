package org.athanor.potentials.potential;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;

/** Just enough of extxyz to read the reference files: columns species, positions, forces. */
public final class LabelledFrames {
  /** A structure and its labels. */
  public record Frame(Structure structure, Labels labels) {}

  private LabelledFrames() {}

  /** All frames of a resource; its name is absolute or relative to this package. */
  public static List<Frame> read(String resource) {
    try (InputStream stream = LabelledFrames.class.getResourceAsStream(resource)) {
      List<String> lines =
          new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      List<Frame> frames = new ArrayList<>();
      for (int at = 0; at < lines.size(); ) {
        int n = Integer.parseInt(lines.get(at).strip());
        frames.add(frame(lines.get(at + 1), lines.subList(at + 2, at + 2 + n)));
        at += n + 2;
      }
      return frames;
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
  }

  private static Frame frame(String header, List<String> atoms) {
    int[] species = new int[atoms.size()];
    double[] positions = new double[3 * atoms.size()];
    double[] forces = new double[3 * atoms.size()];
    for (int i = 0; i < atoms.size(); i++) {
      List<String> words = List.of(atoms.get(i).strip().split("\\s+", -1));
      species[i] = Element.of(words.getFirst()).atomicNumber();
      for (int axis = 0; axis < 3; axis++) {
        positions[3 * i + axis] = Double.parseDouble(words.get(1 + axis));
        forces[3 * i + axis] = Double.parseDouble(words.get(4 + axis));
      }
    }
    Cell cell = Cell.periodic(Matrix3.of(numbers(header, "Lattice")));
    Optional<Matrix3> virial =
        header.contains(" REF_stress=")
            ? Optional.of(Matrix3.of(numbers(header, "REF_stress")).times(-cell.volume()))
            : Optional.empty();
    Labels labels = new Labels(numbers(header, "REF_energy")[0], Vectors.of(forces), virial);
    return new Frame(new Structure(cell, Species.of(species), Vectors.of(positions)), labels);
  }

  private static double[] numbers(String header, String key) {
    Matcher found = Pattern.compile("(?:^| )" + key + "=(?:\"([^\"]*)\"|(\\S+))").matcher(header);
    if (!found.find()) {
      throw new IllegalArgumentException(key + " is missing in " + header);
    }
    String text = found.group(1) == null ? found.group(2) : found.group(1);
    return Pattern.compile("\\s+").splitAsStream(text).mapToDouble(Double::parseDouble).toArray();
  }
}
