package org.athanor.sims.reference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.athanor.potentials.linear.ExportStructures;
import org.athanor.potentials.potential.Potential;
import org.athanor.potentials.potential.Prediction;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;

/**
 * LAMMPS itself, asked what it makes of the files that were written for it: energies and forces of
 * {@link ExportStructures}, each from a run of no steps, all in one process.
 */
public final class LammpsWitness {
  /** What came of it. */
  public sealed interface Answer {
    /**
     * It says the same.
     *
     * @param version of LAMMPS
     * @param structures how many
     * @param energy largest deviation in eV per atom
     * @param force largest deviation of a force's component, relative to the structure's largest
     *     force, at least 1 eV/Å
     */
    record Agreed(String version, int structures, double energy, double force) implements Answer {}

    /** It was not asked. */
    record Unasked(String reason) implements Answer {}
  }

  /** Its sums are made in another order; measured are 5e-10 at most. */
  private static final double ALLOWED = 1e-8;

  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final Pattern VERSION =
      Pattern.compile("Massively Parallel Simulator - (.+)$|^LAMMPS \\((.+)\\)$");
  private static final Pattern ENERGY = Pattern.compile("^athanor (\\d+) (\\S+)$");
  private static final Pattern FORCES = Pattern.compile("^(\\d+)\\s");
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "OMP_NUM_THREADS", "1",
          "OMPI_ALLOW_RUN_AS_ROOT", "1",
          "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM", "1");

  private final String program;
  private final Path folder;
  private final ExternalProgram starter = new ExternalProgram(ENVIRONMENT, LIMIT);

  /**
   * A program that is asked in a folder.
   *
   * @param program a name on the PATH, or a path
   * @param folder which has the files that the commands name; more are left there
   */
  public LammpsWitness(String program, Path folder) {
    this.program = program.contains("/") ? Path.of(program).toAbsolutePath().toString() : program;
    this.folder = folder;
  }

  /**
   * Asks it.
   *
   * @param style a pair style without which it need not be asked
   * @param commands pair_style and pair_coeff, for atom types by rising atomic number
   * @param potential what it should say
   * @throws IllegalStateException if it fails, or says something else
   */
  public Answer ask(String style, List<String> commands, Potential potential)
      throws IOException, InterruptedException {
    return switch (starter.run(folder, List.of(program, "-h"))) {
      case ExternalProgram.End.NotStarted _ ->
          new Answer.Unasked("there is no " + program + " on the PATH");
      case ExternalProgram.End.Stopped _ ->
          new Answer.Unasked(program + " -h did not end within " + LIMIT.toMinutes() + " minutes");
      case ExternalProgram.End.Exited said -> {
        OutputText help = new OutputText(said.output());
        yield speaks(help, style)
            ? heard(version(help), commands, potential)
            : new Answer.Unasked(program + " has no pair style " + style);
      }
    };
  }

  private static boolean speaks(OutputText help, String style) {
    List<String> lines = help.lines();
    int from = 0;
    while (from < lines.size() && !lines.get(from).startsWith("* Pair styles")) {
      from++;
    }
    for (int at = from + 1; at < lines.size() && !lines.get(at).startsWith("*"); at++) {
      if (Arrays.asList(lines.get(at).strip().split("\\s+", -1)).contains(style)) {
        return true;
      }
    }
    return false;
  }

  private static String version(OutputText help) {
    return help.first(VERSION)
        .map(match -> match.group(1) == null ? match.group(2) : match.group(1))
        .orElse("unknown");
  }

  private Answer heard(String version, List<String> commands, Potential potential)
      throws IOException, InterruptedException {
    List<Structure> structures = ExportStructures.of(potential.species());
    List<Element> types = potential.species().stream().map(Element::of).toList();
    List<String> input = new ArrayList<>();
    for (int k = 0; k < structures.size(); k++) {
      Files.writeString(folder.resolve(data(k)), LammpsData.text(structures.get(k), types, false));
      input.addAll(block(k, commands));
    }
    Files.write(folder.resolve("in"), input);
    String output =
        switch (starter.run(folder, List.of(program, "-log", "none", "-nocite", "-in", "in"))) {
          case ExternalProgram.End.Exited said when said.status() == 0 -> said.output();
          case ExternalProgram.End.Exited said ->
              throw failed(new OutputText(said.output() + said.errors()));
          case ExternalProgram.End.Stopped _ ->
              throw new IllegalStateException(
                  "export: expected %s to end within %d minutes, it did not"
                      .formatted(program, LIMIT.toMinutes()));
          case ExternalProgram.End.NotStarted not ->
              throw new IllegalStateException("export: " + program + ": " + not.reason());
        };
    return compared(version, structures, energies(output, structures.size()), potential);
  }

  private static List<String> block(int k, List<String> commands) {
    List<String> lines =
        new ArrayList<>(
            List.of(
                "clear",
                "units metal",
                "atom_style atomic",
                "box tilt large",
                "read_data " + data(k)));
    lines.addAll(commands);
    lines.addAll(
        List.of(
            "dump f all custom 1 " + dump(k) + " id fx fy fz",
            "dump_modify f sort id format float %.17g",
            "thermo_style custom step pe",
            "run 0",
            "variable e equal pe",
            "print \"athanor " + k + " $(v_e:%.17g)\""));
    return lines;
  }

  private static String data(int k) {
    return "structure-" + k + ".data";
  }

  private static String dump(int k) {
    return "structure-" + k + ".dump";
  }

  private double[] energies(String output, int count) {
    double[] energies = new double[count];
    Arrays.fill(energies, Double.NaN);
    for (String line : new OutputText(output).lines()) {
      Matcher said = ENERGY.matcher(line);
      if (said.matches()) {
        energies[Integer.parseInt(said.group(1))] = Double.parseDouble(said.group(2));
      }
    }
    return energies;
  }

  private Answer compared(
      String version, List<Structure> structures, double[] energies, Potential potential)
      throws IOException {
    double worstEnergy = 0;
    double worstForce = 0;
    for (int k = 0; k < structures.size(); k++) {
      Structure structure = structures.get(k);
      Prediction own = potential.predict(structure);
      double each = Math.max(1, Math.abs(own.energy()) / structure.size());
      double energy = Math.abs(energies[k] - own.energy()) / structure.size();
      double force = deviation(forces(k, structure), own.forces());
      if (!(energy <= ALLOWED * each) || !(force <= ALLOWED)) {
        throw new IllegalStateException(
            "export: expected %s to say the same to %s, got it off by %s eV/atom and %s of the largest force in structure %d"
                .formatted(program, ALLOWED, energy, force, k + 1));
      }
      worstEnergy = Math.max(worstEnergy, energy);
      worstForce = Math.max(worstForce, force);
    }
    return new Answer.Agreed(version, structures.size(), worstEnergy, worstForce);
  }

  private Vectors forces(int k, Structure structure) throws IOException {
    OutputText dump = new OutputText(Files.readString(folder.resolve(dump(k))));
    try {
      int from = dump.after("ITEM: ATOMS id fx fy fz", "forces");
      Vectors there = Vectors.of(dump.rows(from, FORCES, structure.size(), "forces"));
      return RestrictedCell.of(structure.cell()).here(there);
    } catch (UnreadableOutputException e) {
      throw new IllegalStateException(
          "export: " + program + ", " + dump(k) + ": " + e.getMessage(), e);
    }
  }

  private static double deviation(Vectors got, Vectors expected) {
    double scale = Math.max(1, expected.largestNorm());
    double worst = 0;
    for (int c = 0; c < 3 * expected.size(); c++) {
      double off = Math.abs(got.get(c / 3, c % 3) - expected.get(c / 3, c % 3)) / scale;
      // A difference that is not a number must not pass for none.
      worst = off <= worst ? worst : off;
    }
    return worst;
  }

  private IllegalStateException failed(OutputText output) {
    String said =
        output.lines().stream()
            .filter(line -> line.contains("ERROR"))
            .findFirst()
            .orElse(output.lines().isEmpty() ? "nothing" : output.lines().getLast());
    return new IllegalStateException(
        "export: expected " + program + " to read what was written for it, got " + said);
  }
}
