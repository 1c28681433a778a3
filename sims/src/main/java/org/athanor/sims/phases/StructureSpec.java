package org.athanor.sims.phases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.athanor.config.Spelling;
import org.athanor.persistence.exchange.Formats;
import org.athanor.persistence.exchange.FrameFormat;
import org.athanor.persistence.formats.Frame;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Structure;

/**
 * A structure in one word of a command line: {@code diamond:Si}, {@code fcc:Cu@3.61}, {@code
 * hcp:Ti@2.95,4.68}, {@code rocksalt:Na,Cl}, or a file with one structure (extxyz, POSCAR, LAMMPS
 * data).
 *
 * @param text as it was given
 * @param phase the crystal phase; empty for a file
 * @param structure one conventional cell, or what the file holds
 */
public record StructureSpec(String text, Optional<Phase> phase, Structure structure) {
  /** The forms, for help texts and errors. */
  public static final String FORMS =
      "LATTICE:ELEMENTS such as diamond:Si or rocksalt:Na,Cl, with lengths in Å after @ if wanted"
          + " (fcc:Cu@3.61, hcp:Ti@2.95,4.68), or an extxyz, POSCAR or LAMMPS data file";

  /** What people call phases of the table. */
  private static final Map<String, String> OTHER_NAMES =
      Map.of(
          "rocksalt", "b1", "cesium-chloride", "b2", "caesium-chloride", "b2", "zincblende", "b3");

  /**
   * Reads a spec. Without lengths the structure is where a relaxation may start ({@link
   * Phase#lattice}).
   *
   * @throws IllegalArgumentException if it is of no known form; names the nearest known lattice
   * @throws org.athanor.persistence.formats.UnreadableFileException if a file is not as it should
   *     be
   */
  public static StructureSpec parse(String text) {
    if (Files.isRegularFile(Path.of(text))) {
      return new StructureSpec(text, Optional.empty(), read(Path.of(text)));
    }
    int colon = text.indexOf(':');
    if (colon < 1 || colon == text.length() - 1) {
      throw wrong(text, "expected " + FORMS);
    }
    Phase phase = phase(text, text.substring(0, colon));
    String rest = text.substring(colon + 1);
    int at = rest.indexOf('@');
    List<Element> elements = elements(text, phase, at < 0 ? rest : rest.substring(0, at));
    Lattice lattice =
        at < 0 ? phase.lattice(elements) : lattice(text, phase, elements, rest.substring(at + 1));
    return new StructureSpec(text, Optional.of(phase), phase.structure(elements, lattice));
  }

  /** All lattice names that a spec may begin with. */
  public static List<String> lattices() {
    TreeSet<String> names = new TreeSet<>(Phase.names());
    names.addAll(OTHER_NAMES.keySet());
    return List.copyOf(names);
  }

  private static Phase phase(String text, String name) {
    List<String> known = lattices();
    String word = name.toLowerCase(Locale.ROOT);
    if (!known.contains(word)) {
      throw wrong(
          text,
          "there is no such file, and no lattice \""
              + name
              + "\"; the nearest known one is "
              + Spelling.nearest(word, known)
              + " (known: "
              + String.join(", ", known)
              + ")");
    }
    return Phase.named(OTHER_NAMES.getOrDefault(word, word));
  }

  private static List<Element> elements(String text, Phase phase, String symbols) {
    List<Element> elements = new ArrayList<>();
    try {
      Arrays.stream(symbols.split(",", -1)).map(Element::of).forEach(elements::add);
    } catch (IllegalArgumentException e) {
      throw wrong(text, e.getMessage());
    }
    if (elements.size() != phase.elements()) {
      throw wrong(
          text,
          phase.label()
              + " is made of "
              + phase.elements()
              + (phase.elements() == 1 ? " element" : " elements")
              + ", got "
              + elements.size());
    }
    return elements;
  }

  /** One length scales the usual proportions; two are a and c where a = b; three are a, b, c. */
  private static Lattice lattice(String text, Phase phase, List<Element> elements, String lengths) {
    double[] abc;
    try {
      abc = Arrays.stream(lengths.split(",", -1)).mapToDouble(Double::parseDouble).toArray();
    } catch (NumberFormatException e) {
      throw wrong(text, "expected lengths in Å after @, got \"" + lengths + "\"");
    }
    if (abc.length > 3 || !Arrays.stream(abc).allMatch(x -> x > 0.1 && x < 1000)) {
      throw wrong(
          text,
          "expected one to three lengths from 0.1 to 1000 Å after @, got \"" + lengths + "\"");
    }
    Lattice usual = phase.lattice(elements);
    return switch (abc.length) {
      case 1 -> usual.times(abc[0] / usual.a());
      case 2 -> new Lattice(abc[0], abc[0] * usual.b() / usual.a(), abc[1]);
      default -> new Lattice(abc[0], abc[1], abc[2]);
    };
  }

  /** A name that says nothing is VASP's: they have no endings. */
  private static Structure read(Path file) {
    FrameFormat format = Formats.of(file).or(() -> Formats.named("poscar")).orElseThrow();
    List<Frame> frames;
    try {
      frames = format.read(file, List.of());
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
    if (frames.size() != 1) {
      throw new IllegalArgumentException(
          file + ": expected one structure, got " + frames.size() + "; take one out of it");
    }
    return frames.getFirst().structure();
  }

  private static IllegalArgumentException wrong(String text, String what) {
    return new IllegalArgumentException("structure \"" + text + "\": " + what);
  }
}
