package org.athanor.sims.potential;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The files that the text of a potential names. */
public final class SpecFiles {
  private SpecFiles() {}

  /**
   * Names of files, as the text has them; what these import or include in turn is not among them.
   *
   * @param directory against which the names are resolved
   * @param spec as {@link PotentialSpec} takes it
   */
  public static List<String> of(Path directory, String spec) {
    if (Files.exists(directory.resolve(spec))) {
      return List.of(fitted(directory, spec));
    }
    List<String> files = new ArrayList<>();
    for (String part : spec.split("\\+", -1)) {
      String[] words = part.split(":", -1);
      switch (words[0]) {
        case "sw", "tersoff", "eam", "ace", "born-ewald", "ase", "snap" ->
            files.addAll(words.length > 1 ? Arrays.asList(words[1].split(",", -1)) : List.of());
        case "zhou", "tb", "lj", "zbl" -> {}
        default -> files.add(fitted(directory, part));
      }
    }
    return List.copyOf(files);
  }

  private static String fitted(Path directory, String name) {
    return Files.isDirectory(directory.resolve(name))
        ? Path.of(name).resolve("potential.txt").toString()
        : name;
  }
}
