package org.athanor.persistence.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.athanor.persistence.formats.Frame;
import org.athanor.potentials.structure.Element;

/** LAMMPS's text dumps, of any number of structures; read only. */
final class LammpsDump implements FrameFormat {
  @Override
  public String name() {
    return "lammps-dump";
  }

  @Override
  public String title() {
    return "LAMMPS text dump, read only";
  }

  @Override
  public boolean suits(Path place) {
    return Names.endsWith(place, ".lammpstrj", ".dump") || Names.startsWith(place, "dump.");
  }

  @Override
  public List<Frame> read(Path place, List<Element> types) throws IOException {
    return Lines.of(
        place,
        "a LAMMPS dump",
        lines -> {
          List<Frame> frames = new ArrayList<>();
          while (lines.moreFilled()) {
            frames.add(new LammpsDumpLines(types).frame(lines));
          }
          return frames;
        });
  }

  @Override
  public Kept kept(List<Frame> frames) {
    throw new IllegalArgumentException(
        name() + " is only read; write " + new LammpsData().name() + " or another format");
  }

  @Override
  public void write(Path place, List<Frame> kept) {
    throw new UnsupportedOperationException(name() + " is only read");
  }
}
