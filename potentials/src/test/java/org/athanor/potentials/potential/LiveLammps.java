package org.athanor.potentials.potential;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;

/**
 * LAMMPS' own energy and forces, where {@code lmp} (Debian package lammps) is installed.
 *
 * @param folder for its files
 * @param elements symbols, in the order of the types
 * @param commands pair_style and pair_coeff; files are relative to the folder
 */
public record LiveLammps(Path folder, List<String> elements, List<String> commands) {
  /** Skips the test where lmp is not on the PATH. */
  public static void assumeInstalled() {
    boolean there =
        Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
            .anyMatch(place -> Files.isExecutable(Path.of(place, "lmp")));
    assumeTrue(there, "lmp (Debian package lammps) is not on the PATH");
  }

  /** Labels (no virial) of a periodic structure whose cell is a lower triangle. */
  public Labels label(Structure structure) throws IOException, InterruptedException {
    Files.writeString(folder.resolve("data"), data(structure));
    List<String> input = new ArrayList<>(List.of("units metal", "read_data data"));
    input.addAll(commands);
    input.add("dump 1 all custom 1 forces id fx fy fz");
    input.add("dump_modify 1 sort id format float %.17g");
    input.add("run 0");
    input.add("variable e equal pe");
    input.add("print \"energy $(v_e:%.17g)\" file energy");
    Files.write(folder.resolve("in"), input);
    Path log = folder.resolve("out");
    Process process =
        new ProcessBuilder("lmp", "-in", "in", "-log", "none")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (!process.waitFor(10, TimeUnit.MINUTES) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IllegalStateException("lmp failed: " + Files.readString(log));
    }
    List<String> rows = Files.readAllLines(folder.resolve("forces"));
    String energy = Files.readString(folder.resolve("energy"), StandardCharsets.UTF_8).strip();
    return new Labels(
        Double.parseDouble(energy.substring("energy ".length())),
        forces(rows.subList(rows.size() - structure.size(), rows.size())),
        Optional.empty());
  }

  private static Vectors forces(List<String> rows) {
    double[] forces = new double[3 * rows.size()];
    for (int i = 0; i < rows.size(); i++) {
      List<String> words = List.of(rows.get(i).strip().split(" +", -1));
      for (int axis = 0; axis < 3; axis++) {
        forces[3 * i + axis] = Double.parseDouble(words.get(1 + axis));
      }
    }
    return Vectors.of(forces);
  }

  private String data(Structure s) {
    Matrix3 rows = s.cell().rows();
    StringBuilder text = new StringBuilder("made for a test\n\n");
    text.append(s.size()).append(" atoms\n").append(elements.size()).append(" atom types\n");
    String axes = "xyz";
    for (int axis = 0; axis < 3; axis++) {
      String name = axes.substring(axis, axis + 1);
      text.append("0 %s %slo %shi%n".formatted(rows.get(axis, axis), name, name));
    }
    text.append(
        "%s %s %s xy xz yz%n%nMasses%n%n"
            .formatted(rows.get(1, 0), rows.get(2, 0), rows.get(2, 1)));
    for (int type = 1; type <= elements.size(); type++) {
      double mass = Element.of(elements.get(type - 1)).mass();
      text.append(String.format(Locale.ROOT, "%d %s%n", type, mass));
    }
    text.append("\nAtoms # atomic\n\n");
    for (int i = 0; i < s.size(); i++) {
      int type = 1 + elements.indexOf(Element.of(s.species().get(i)).symbol());
      text.append(i + 1).append(' ').append(type);
      for (int axis = 0; axis < 3; axis++) {
        text.append(' ').append(s.positions().get(i, axis));
      }
      text.append('\n');
    }
    return text.toString();
  }
}
