package org.athanor.persistence.exchange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Structure;

/** A LAMMPS data file, as its lines come in: header, then sections. */
final class LammpsDataLines {
  /** An atomic weight of a file and of the table may differ by this, in amu. */
  private static final double SAME_MASS = 0.1;

  private final List<Element> given;
  private final Map<Integer, Element> fromMasses = new HashMap<>();
  private final double[] low = new double[3];
  private final double[] high = new double[3];
  private final boolean[] bounded = new boolean[3];
  private final double[] tilt = new double[3];
  private final List<LammpsAtom> atoms = new ArrayList<>();
  private int announced = -1;
  private String style = "";

  LammpsDataLines(List<Element> given) {
    this.given = given;
  }

  Structure read(Lines lines) {
    lines.next("a title");
    String section = "";
    while (lines.moreFilled()) {
      String line = lines.next("an entry");
      String entry = line.replaceFirst("#.*", "").strip();
      String remark = line.contains("#") ? line.replaceFirst("[^#]*#", "").strip() : "";
      if (entry.isEmpty()) {
        continue;
      }
      if (Character.isLetter(entry.charAt(0))) {
        section = entry;
        style = section.equals("Atoms") ? remark : style;
      } else {
        add(section, entry, remark);
      }
    }
    return structure();
  }

  private void add(String section, String entry, String remark) {
    String[] words = entry.split("\\s+", -1);
    switch (section) {
      case "" -> header(words);
      case "Masses" -> mass(words, remark);
      case "Atoms" -> atoms.add(LammpsAtom.of(words, style));
      default -> {} // Velocities, coefficients of pair styles and other things of LAMMPS.
    }
  }

  private void header(String[] words) {
    String last = words[words.length - 1];
    if (words.length == 2 && last.equals("atoms")) {
      announced = Lines.count(words[0], "the number of atoms");
    } else if (words.length == 4 && last.matches("[xyz]hi")) {
      int axis = last.charAt(0) - 'x';
      low[axis] = Lines.number(words[0], words[2] + " in Å");
      high[axis] = Lines.number(words[1], last + " in Å");
      bounded[axis] = true;
    } else if (words.length == 6 && last.equals("yz")) {
      for (int k = 0; k < 3; k++) {
        tilt[k] = Lines.number(words[k], words[k + 3] + " in Å");
      }
    } else if (last.matches("avec|bvec|cvec")) {
      throw new IllegalArgumentException(
          "expected a cell by xlo xhi, ylo yhi, zlo zhi and xy xz yz, got a general one by "
              + last);
    }
  }

  private void mass(String[] words, String remark) {
    if (words.length != 2) {
      throw new IllegalArgumentException("expected a type and its mass, got " + words.length);
    }
    double mass = Lines.number(words[1], "mass in amu");
    Optional<Element> named = Element.find(remark.split("[\\s,]", 2)[0]);
    named
        .or(() -> nearest(mass))
        .ifPresent(element -> fromMasses.put(Lines.count(words[0], "an atom type"), element));
  }

  private static Optional<Element> nearest(double mass) {
    List<Element> all = new ArrayList<>();
    for (int z = 1; z <= Element.LARGEST; z++) {
      all.add(Element.of(z));
    }
    return all.stream()
        .filter(element -> Math.abs(element.mass() - mass) < SAME_MASS)
        .min(Comparator.comparingDouble(element -> Math.abs(element.mass() - mass)));
  }

  private Structure structure() {
    if (!bounded[0] || !bounded[1] || !bounded[2]) {
      throw new IllegalArgumentException(
          "expected xlo xhi, ylo yhi and zlo zhi, not all are there");
    }
    if (atoms.size() != announced || atoms.isEmpty()) {
      throw new IllegalArgumentException(
          "expected the section Atoms with "
              + (announced < 0 ? "atoms" : announced + " atoms")
              + ", got "
              + atoms.size());
    }
    Cell cell =
        Cell.periodic(
            Matrix3.of(
                high[0] - low[0],
                0,
                0,
                tilt[0],
                high[1] - low[1],
                0,
                tilt[1],
                tilt[2],
                high[2] - low[2]));
    return LammpsAtom.structure(cell, atoms, this::element);
  }

  private Element element(int type) {
    if (!given.isEmpty()) {
      return LammpsAtom.given(type, given);
    }
    Element element = fromMasses.get(type);
    if (element == null) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "expected an element for atom type %d, got none: neither its mass nor a remark behind"
                  + " it says one; name all types with --elements",
              type));
    }
    return element;
  }
}
