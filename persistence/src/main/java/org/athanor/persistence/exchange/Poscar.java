package org.athanor.persistence.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.athanor.persistence.formats.Frame;
import org.athanor.persistence.formats.Numbers;
import org.athanor.persistence.formats.PoscarReader;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Structure;

/** VASP 5's POSCAR: one crystal, without labels. */
final class Poscar implements FrameFormat {
  @Override
  public String name() {
    return "poscar";
  }

  @Override
  public String title() {
    return "VASP 5 POSCAR, one structure";
  }

  @Override
  public boolean suits(Path place) {
    return Names.startsWith(place, "POSCAR", "CONTCAR")
        || Names.endsWith(place, ".poscar", ".vasp");
  }

  @Override
  public List<Frame> read(Path place, List<Element> types) {
    return List.of(Frame.of(PoscarReader.read(place)));
  }

  @Override
  public Kept kept(List<Frame> frames) {
    Arrange.requireCrystals(name(), frames);
    Frame sorted = Arrange.bySpecies(Arrange.single(name(), frames));
    return new Kept(
        List.of(Frame.of(sorted.structure())),
        Arrange.both(Arrange.lostLabels(frames), Arrange.lostInfo(frames)));
  }

  @Override
  public void write(Path place, List<Frame> kept) throws IOException {
    Structure structure = kept.getFirst().structure();
    List<String> symbols = new ArrayList<>();
    List<String> counts = new ArrayList<>();
    for (Element element : Arrange.types(kept)) {
      int z = element.atomicNumber();
      symbols.add(element.symbol());
      counts.add("" + countOf(structure, z));
    }
    StringBuilder text = new StringBuilder(String.join(" ", symbols) + "\n1.0\n");
    double[] rows = structure.cell().rows().toArray();
    for (int row = 0; row < 3; row++) {
      text.append(Numbers.format(rows[3 * row], rows[3 * row + 1], rows[3 * row + 2])).append('\n');
    }
    text.append(String.join(" ", symbols)).append('\n');
    text.append(String.join(" ", counts)).append("\nCartesian\n");
    for (int i = 0; i < structure.size(); i++) {
      text.append(
              Numbers.format(
                  structure.positions().get(i, 0),
                  structure.positions().get(i, 1),
                  structure.positions().get(i, 2)))
          .append('\n');
    }
    Files.writeString(place, text);
  }

  private static int countOf(Structure structure, int z) {
    int count = 0;
    for (int i = 0; i < structure.size(); i++) {
      count += structure.species().get(i) == z ? 1 : 0;
    }
    return count;
  }
}
