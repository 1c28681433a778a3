package org.athanor.persistence.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.athanor.persistence.formats.Frame;
import org.athanor.persistence.formats.LammpsFrame;
import org.athanor.persistence.formats.Numbers;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;

/**
 * The file of LAMMPS's {@code read_data} in metal units: one crystal, without labels, in atom style
 * atomic.
 *
 * <p>Cells are turned as LAMMPS wants them (LAMMPS manual, Howto triclinic), tilts reduced to at
 * most half a row, atoms moved into the cell.
 */
final class LammpsData implements FrameFormat {
  @Override
  public String name() {
    return "lammps-data";
  }

  @Override
  public String title() {
    return "LAMMPS data file, one structure";
  }

  @Override
  public boolean suits(Path place) {
    return Names.endsWith(place, ".data", ".lmp", ".lammps-data")
        || Names.startsWith(place, "data.");
  }

  @Override
  public List<Frame> read(Path place, List<Element> types) throws IOException {
    return List.of(
        Frame.of(
            Lines.of(
                place, "a LAMMPS data file", lines -> new LammpsDataLines(types).read(lines))));
  }

  @Override
  public Kept kept(List<Frame> frames) {
    Arrange.requireCrystals(name(), frames);
    return new Kept(
        List.of(Frame.of(upright(Arrange.single(name(), frames).structure()))),
        Arrange.both(Arrange.lostLabels(frames), Arrange.lostInfo(frames)));
  }

  private static Structure upright(Structure structure) {
    LammpsFrame turned = LammpsFrame.of(structure);
    Cell cell = Cell.periodic(reduced(turned.rows()));
    Vectors positions = Vectors.of(turned.turned(structure.positions()));
    LammpsFrame inside = LammpsFrame.of(new Structure(cell, structure.species(), positions));
    return new Structure(cell, structure.species(), Vectors.of(inside.positions()));
  }

  /** Another choice of the same lattice's rows, with tilts of at most a half. */
  private static Matrix3 reduced(Matrix3 rows) {
    double xx = rows.get(0, 0);
    double yy = rows.get(1, 1);
    double xy = rows.get(1, 0);
    xy -= Math.rint(xy / xx) * xx;
    double times = Math.rint(rows.get(2, 1) / yy);
    double yz = rows.get(2, 1) - times * yy;
    double xz = rows.get(2, 0) - times * xy;
    xz -= Math.rint(xz / xx) * xx;
    // Sums with 0 leave no negative zero.
    return Matrix3.of(xx, 0, 0, xy + 0.0, yy, 0, xz + 0.0, yz + 0.0, rows.get(2, 2));
  }

  @Override
  public void write(Path place, List<Frame> kept) throws IOException {
    Structure structure = kept.getFirst().structure();
    List<Element> types = Arrange.types(kept);
    StringBuilder text = new StringBuilder("units metal, atom types by rising atomic number\n\n");
    text.append(structure.size()).append(" atoms\n").append(types.size()).append(" atom types\n\n");
    Matrix3 rows = structure.cell().rows();
    for (int x = 0; x < 3; x++) {
      String axis = "xyz".substring(x, x + 1);
      text.append(Numbers.format(0, rows.get(x, x)));
      text.append(' ' + axis + "lo " + axis + "hi\n");
    }
    if (LammpsFrame.of(structure).isTriclinic()) {
      text.append(Numbers.format(rows.get(1, 0), rows.get(2, 0), rows.get(2, 1)));
      text.append(" xy xz yz\n");
    }
    text.append("\nMasses\n\n");
    for (int k = 0; k < types.size(); k++) {
      Element element = types.get(k);
      text.append(k + 1).append(' ').append(element.mass()).append(" # ").append(element.symbol());
      text.append('\n');
    }
    text.append("\nAtoms # atomic\n\n");
    for (int i = 0; i < structure.size(); i++) {
      Vectors positions = structure.positions();
      int type = types.indexOf(Element.of(structure.species().get(i))) + 1;
      text.append(i + 1).append(' ').append(type).append(' ');
      text.append(
          Numbers.format(positions.get(i, 0), positions.get(i, 1), positions.get(i, 2)) + "\n");
    }
    Files.writeString(place, text);
  }
}
