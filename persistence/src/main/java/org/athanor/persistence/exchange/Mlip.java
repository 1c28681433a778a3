package org.athanor.persistence.exchange;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.athanor.persistence.formats.Frame;
import org.athanor.persistence.formats.Numbers;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Structure;

/**
 * The {@code .cfg} files of MLIP (moment tensor potentials): any number of structures, with labels.
 *
 * <p>{@code PlusStress} is the virial in eV. Atom types count from 0 by rising atomic number; which
 * elements they are stands in a {@code Feature} line that MLIP passes over.
 */
final class Mlip implements FrameFormat {
  /** The name of the line that says which elements the types are. */
  static final String ELEMENTS = "elements";

  @Override
  public String name() {
    return "mlip";
  }

  @Override
  public String title() {
    return "MLIP configurations (.cfg)";
  }

  @Override
  public boolean suits(Path place) {
    return Names.endsWith(place, ".cfg");
  }

  @Override
  public List<Frame> read(Path place, List<Element> types) throws IOException {
    return Lines.of(
        place,
        "an MLIP file",
        lines -> {
          List<Frame> frames = new ArrayList<>();
          while (lines.moreFilled()) {
            frames.add(new MlipLines(types).frame(lines));
          }
          return frames;
        });
  }

  @Override
  public Kept kept(List<Frame> frames) {
    Arrange.requireAllOrNone(name(), frames);
    return new Kept(
        frames.stream().map(Arrange::withoutIdleCell).map(Arrange::withoutInfo).toList(),
        Arrange.lostInfo(frames));
  }

  @Override
  public void write(Path place, List<Frame> kept) throws IOException {
    List<Element> types = Arrange.types(kept);
    try (BufferedWriter out = Files.newBufferedWriter(place)) {
      for (Frame frame : kept) {
        out.write(text(frame, types));
      }
    }
  }

  private static String text(Frame frame, List<Element> types) {
    Structure structure = frame.structure();
    StringBuilder text = new StringBuilder("BEGIN_CFG\n Size\n    ");
    text.append(structure.size()).append('\n');
    if (structure.cell().periodicity().equals(Cell.Periodicity.FULL)) {
      double[] rows = structure.cell().rows().toArray();
      text.append(" Supercell\n");
      for (int row = 0; row < 9; row += 3) {
        text.append("    " + Numbers.format(rows[row], rows[row + 1], rows[row + 2]) + "\n");
      }
    }
    atoms(text, frame, types);
    frame.labels().ifPresent(labels -> totals(text, labels));
    text.append(" Feature   " + ELEMENTS + "\t");
    text.append(types.stream().map(Element::symbol).collect(Collectors.joining(",")));
    return text.append("\nEND_CFG\n\n").toString();
  }

  private static void atoms(StringBuilder text, Frame frame, List<Element> types) {
    Structure structure = frame.structure();
    text.append(" AtomData:  id type cartes_x cartes_y cartes_z");
    text.append(frame.labels().isPresent() ? " fx fy fz\n" : "\n");
    for (int i = 0; i < structure.size(); i++) {
      int type = types.indexOf(Element.of(structure.species().get(i)));
      text.append("    " + (i + 1) + " " + type);
      for (int axis = 0; axis < 3; axis++) {
        text.append(' ').append(structure.positions().get(i, axis));
      }
      if (frame.labels().isPresent()) {
        for (int axis = 0; axis < 3; axis++) {
          text.append(' ').append(frame.labels().get().forces().get(i, axis));
        }
      }
      text.append('\n');
    }
  }

  private static void totals(StringBuilder text, Labels labels) {
    text.append(" Energy\n    " + labels.energy() + "\n");
    if (labels.virial().isPresent()) {
      Matrix3 v = labels.virial().get();
      text.append(" PlusStress:  xx yy zz yz xz xy\n    ");
      text.append(
          Numbers.format(
                  v.get(0, 0), v.get(1, 1), v.get(2, 2), v.get(1, 2), v.get(0, 2), v.get(0, 1))
              + "\n");
    }
  }
}
