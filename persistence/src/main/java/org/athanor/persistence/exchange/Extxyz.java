package org.athanor.persistence.exchange;

import java.nio.file.Path;
import java.util.List;
import org.athanor.persistence.formats.ExtxyzReader;
import org.athanor.persistence.formats.ExtxyzWriter;
import org.athanor.persistence.formats.Frame;
import org.athanor.potentials.structure.Element;

/** Extended xyz, which keeps everything. */
final class Extxyz implements FrameFormat {
  @Override
  public String name() {
    return "extxyz";
  }

  @Override
  public String title() {
    return "extended xyz";
  }

  @Override
  public boolean suits(Path place) {
    return Names.endsWith(place, "xyz");
  }

  @Override
  public List<Frame> read(Path place, List<Element> types) {
    return ExtxyzReader.readAll(place);
  }

  @Override
  public Kept kept(List<Frame> frames) {
    return new Kept(frames, List.of());
  }

  @Override
  public void write(Path place, List<Frame> kept) {
    ExtxyzWriter.writeAll(place, kept);
  }
}
