package org.athanor.persistence.exchange;

import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;

/** An atom in a file of LAMMPS's: number, type and position in Å. */
record LammpsAtom(int id, int type, double x, double y, double z) {
  /**
   * An atom of a data file.
   *
   * @param style atom style; where it is not said, lines of five or eight entries are of style
   *     atomic
   */
  static LammpsAtom of(String[] words, String style) {
    int before =
        switch (style) {
          case "atomic" -> 2;
          case "charge", "molecular", "bond", "angle" -> 3;
          case "full" -> 4;
          // Files of other programs often do not say; three numbers at the end count images.
          default -> words.length == 5 || words.length == 8 ? 2 : -1;
        };
    if (before < 0) {
      throw new IllegalArgumentException(
          "expected a line \"Atoms # STYLE\" with one of atomic, charge, molecular, bond, angle,"
              + " full, got \""
              + style
              + "\" and atoms of "
              + words.length
              + " entries");
    }
    if (words.length != before + 3 && words.length != before + 6) {
      throw new IllegalArgumentException(
          "atom style " + style + ": expected " + (before + 3) + " entries, got " + words.length);
    }
    boolean molecule = style.matches("molecular|bond|angle|full");
    return new LammpsAtom(
        Lines.count(words[0], "an atom's number"),
        Lines.count(words[molecule ? 2 : 1], "an atom type"),
        Lines.number(words[before], "x in Å"),
        Lines.number(words[before + 1], "y in Å"),
        Lines.number(words[before + 2], "z in Å"));
  }

  /** The structure of these atoms in the order of their numbers. */
  static Structure structure(Cell cell, List<LammpsAtom> atoms, IntFunction<Element> elements) {
    List<LammpsAtom> sorted =
        atoms.stream().sorted(Comparator.comparingInt(LammpsAtom::id)).toList();
    int[] species = new int[sorted.size()];
    double[] x = new double[3 * sorted.size()];
    for (int i = 0; i < species.length; i++) {
      LammpsAtom atom = sorted.get(i);
      species[i] = elements.apply(atom.type()).atomicNumber();
      x[3 * i] = atom.x();
      x[3 * i + 1] = atom.y();
      x[3 * i + 2] = atom.z();
    }
    return new Structure(cell, Species.of(species), Vectors.of(x));
  }

  /** The element of a type that a person named. */
  static Element given(int type, List<Element> elements) {
    if (type < 1 || type > elements.size()) {
      throw new IllegalArgumentException(
          "--elements: expected one for atom type " + type + ", got " + elements.size());
    }
    return elements.get(type - 1);
  }
}
