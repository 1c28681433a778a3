package org.athanor.persistence.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.athanor.persistence.formats.Frame;
import org.athanor.persistence.formats.UnreadableFileException;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Structure;

/**
 * A folder of FitSNAP's JSON files, one a structure, in one folder a group ({@code config_type}).
 *
 * <p>FitSNAP's stress is the virial per volume (compression positive), here in bar. Cells have to
 * be right-handed there: rows of a left-handed one are all turned round, which is the same crystal.
 */
final class Fitsnap implements FrameFormat {
  private static final String GROUP = "config_type";
  private static final String NO_GROUP = "all";

  @Override
  public String name() {
    return "fitsnap";
  }

  @Override
  public String title() {
    return "FitSNAP training files (a folder of JSON)";
  }

  @Override
  public boolean suits(Path place) {
    return Names.endsWith(place, ".fitsnap")
        || (Files.isDirectory(place) && !files(place).isEmpty());
  }

  @Override
  public List<Frame> read(Path place, List<Element> types) throws IOException {
    List<Path> files = Files.isDirectory(place) ? files(place) : List.of();
    if (files.isEmpty()) {
      throw new UnreadableFileException(place + ": expected a folder of JSON files, got none");
    }
    List<Frame> frames = new ArrayList<>();
    for (Path file : files) {
      Frame frame = FitsnapFile.read(file);
      TreeMap<String, String> info = new TreeMap<>(frame.info());
      Path group = file.getParent();
      if (!group.equals(place) && !group.getFileName().toString().equals(NO_GROUP)) {
        info.put(GROUP, group.getFileName().toString());
      }
      frames.add(new Frame(frame.structure(), frame.labels(), info));
    }
    return frames;
  }

  private static List<Path> files(Path place) {
    try (Stream<Path> files = Files.walk(place)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    } catch (IOException e) {
      throw new UnreadableFileException(place + ": cannot be looked through", e);
    }
  }

  @Override
  public Kept kept(List<Frame> frames) {
    Arrange.requireCrystals(name(), frames);
    Map<String, List<Frame>> groups = new TreeMap<>();
    List<Frame> bare = new ArrayList<>();
    for (int k = 0; k < frames.size(); k++) {
      Frame frame = frames.get(k);
      if (frame.labels().isEmpty()) {
        throw new IllegalArgumentException(
            name() + ": expected labels, got none in structure " + (k + 1));
      }
      TreeMap<String, String> info = new TreeMap<>(frame.info());
      info.keySet().retainAll(List.of(GROUP));
      info.computeIfPresent(GROUP, (key, group) -> group.replaceAll("[^A-Za-z0-9_.-]", "_"));
      groups
          .computeIfAbsent(info.getOrDefault(GROUP, NO_GROUP), group -> new ArrayList<>())
          .add(new Frame(rightHanded(frame.structure()), frame.labels(), info));
      TreeMap<String, String> others = new TreeMap<>(frame.info());
      others.remove(GROUP);
      bare.add(new Frame(frame.structure(), Optional.empty(), others));
    }
    return new Kept(
        groups.values().stream().flatMap(List::stream).toList(), Arrange.lostInfo(bare));
  }

  private static Structure rightHanded(Structure structure) {
    Cell cell = structure.cell();
    return cell.rows().determinant() > 0
        ? structure
        : new Structure(
            Cell.periodic(cell.rows().times(-1)), structure.species(), structure.positions());
  }

  @Override
  public void write(Path place, List<Frame> kept) throws IOException {
    Map<String, Integer> written = new HashMap<>();
    for (Frame frame : kept) {
      String group = frame.info().getOrDefault(GROUP, NO_GROUP);
      int number = written.merge(group, 1, Integer::sum);
      Path folder = Files.createDirectories(place.resolve(group));
      FitsnapFile.write(
          folder.resolve(String.format(Locale.ROOT, "%s_%07d.json", group, number)), frame);
    }
  }

  /** The labels of a frame that is kept. */
  static Labels labels(Frame kept) {
    return kept.labels().orElseThrow();
  }
}
