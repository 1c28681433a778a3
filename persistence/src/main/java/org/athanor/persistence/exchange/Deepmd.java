package org.athanor.persistence.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.athanor.persistence.formats.Frame;
import org.athanor.persistence.formats.UnreadableFileException;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Structure;

/**
 * A folder of DeePMD-kit's systems, {@code deepmd/npy}: one folder for all structures with the same
 * atoms, labels included (docs.deepmodeling.com, "System").
 *
 * <p>The virial is in eV with our sign. Atoms come by rising atomic number; structures whose labels
 * have no virial, or that have no labels, make systems of their own.
 */
final class Deepmd implements FrameFormat {
  private static final String TYPES = "type.raw";

  @Override
  public String name() {
    return "deepmd";
  }

  @Override
  public String title() {
    return "DeePMD-kit systems (a folder of npy)";
  }

  @Override
  public boolean suits(Path place) {
    return Names.endsWith(place, ".deepmd")
        || (Files.isDirectory(place) && !systems(place).isEmpty());
  }

  @Override
  public List<Frame> read(Path place, List<Element> types) throws IOException {
    List<Path> systems = Files.isDirectory(place) ? systems(place) : List.of();
    if (systems.isEmpty()) {
      throw new UnreadableFileException(
          place + ": expected a folder of systems with " + TYPES + ", got none");
    }
    List<Frame> frames = new ArrayList<>();
    for (Path system : systems) {
      frames.addAll(DeepmdSystem.read(system, types));
    }
    return frames;
  }

  private static List<Path> systems(Path place) {
    try (Stream<Path> files = Files.walk(place)) {
      return files
          .filter(file -> file.endsWith(TYPES) && Files.isRegularFile(file))
          .map(Path::getParent)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UnreadableFileException(place + ": cannot be looked through", e);
    }
  }

  @Override
  public Kept kept(List<Frame> frames) {
    Arrange.requireAllOrNone(name(), frames);
    return new Kept(
        grouped(frames).values().stream().flatMap(List::stream).toList(), Arrange.lostInfo(frames));
  }

  private static Map<String, List<Frame>> grouped(List<Frame> frames) {
    Map<String, List<Frame>> systems = new TreeMap<>();
    for (Frame frame : frames) {
      Frame kept = Arrange.withoutInfo(Arrange.withoutIdleCell(Arrange.bySpecies(frame)));
      systems.computeIfAbsent(system(kept), name -> new ArrayList<>()).add(kept);
    }
    return systems;
  }

  /** The folder's name: formula, and what is missing. */
  private static String system(Frame frame) {
    Structure structure = frame.structure();
    StringBuilder name = new StringBuilder();
    for (int z : structure.species().distinct()) {
      long count = 0;
      for (int i = 0; i < structure.size(); i++) {
        count += structure.species().get(i) == z ? 1 : 0;
      }
      name.append(Element.of(z).symbol()).append(count);
    }
    if (structure.cell().periodicity().equals(Cell.Periodicity.NONE)) {
      name.append("-nopbc");
    }
    if (frame.labels().isEmpty()) {
      return name + "-unlabelled";
    }
    return name + (frame.labels().get().virial().isEmpty() ? "-no-virial" : "");
  }

  @Override
  public void write(Path place, List<Frame> kept) throws IOException {
    List<Element> types = Arrange.types(kept);
    for (Map.Entry<String, List<Frame>> system : grouped(kept).entrySet()) {
      DeepmdSystem.write(place.resolve(system.getKey()), system.getValue(), types);
    }
  }
}
