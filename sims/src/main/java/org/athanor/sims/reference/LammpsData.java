package org.athanor.sims.reference;

import java.util.List;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;

/** The file that LAMMPS's read_data reads. */
final class LammpsData {
  private LammpsData() {}

  /**
   * Its text.
   *
   * @param elements in the order of the atom types
   * @param charges whether atoms have a charge; it is 0, and the input sets it by type
   * @throws MissingException if the structure has another element
   */
  static String text(Structure structure, List<Element> elements, boolean charges)
      throws MissingException {
    RestrictedCell cell = RestrictedCell.of(structure.cell());
    StringBuilder text = new StringBuilder("a structure\n\n");
    text.append(structure.size()).append(" atoms\n");
    text.append(elements.size()).append(" atom types\n");
    box(text, cell.rows());
    text.append("\nMasses\n\n");
    for (int k = 0; k < elements.size(); k++) {
      text.append(k + 1).append(' ').append(elements.get(k).mass()).append('\n');
    }
    text.append("\nAtoms\n\n");
    Vectors positions = cell.there(structure.positions());
    for (int i = 0; i < structure.size(); i++) {
      text.append(i + 1).append(' ').append(type(structure.species().get(i), elements));
      text.append(charges ? " 0" : "");
      for (int x = 0; x < 3; x++) {
        text.append(' ').append(positions.get(i, x));
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static void box(StringBuilder text, Matrix3 rows) {
    String[] names = {"x", "y", "z"};
    for (int x = 0; x < 3; x++) {
      text.append("0 ").append(rows.get(x, x)).append(' ');
      text.append(names[x]).append("lo ").append(names[x]).append("hi\n");
    }
    text.append(rows.get(1, 0)).append(' ').append(rows.get(2, 0)).append(' ');
    text.append(rows.get(2, 1)).append(" xy xz yz\n");
  }

  private static int type(int atomicNumber, List<Element> elements) throws MissingException {
    Element element = Element.of(atomicNumber);
    int place = elements.indexOf(element);
    if (place < 0) {
      throw new MissingException(
          "an atom type of " + element.symbol() + " in the settings of LAMMPS");
    }
    return place + 1;
  }
}
