package org.athanor.sims.reference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.athanor.actors.engine.Reference;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Units;
import org.athanor.potentials.structure.Vectors;

/**
 * CP2K (Kühne et al., J. Chem. Phys. 152, 194103 (2020)) with an input file of the user's own.
 *
 * <p>Its energy is in Hartree, with smearing the free energy; its forces in Hartree/Bohr; its
 * stress in GPa or bar and positive under compression, the opposite of ours. It ends with status 0
 * when the self-consistent field has not converged, and prints everything all the same.
 */
public final class Cp2k implements Dialect {
  private static final String INPUT = "cp2k.inp";
  private static final String COMMENTS = "!#";
  private static final double HARTREE = 2 * Units.EV_PER_RYDBERG;
  private static final double BAR_PER_GPA = 1e4;
  static final Pattern VERSION = Pattern.compile("CP2K version (\\S+)");
  private static final Pattern UNCONVERGED =
      Pattern.compile("SCF run NOT converged|WARNING.*NOT converged");
  private static final Pattern STEPS =
      Pattern.compile("Leaving inner SCF loop after reaching\\s+(\\d+) steps");
  static final Pattern ENERGY =
      Pattern.compile("ENERGY\\| Total FORCE_EVAL.*energy \\[(?:a\\.u\\.|hartree)]:?\\s+(\\S+)");
  private static final Pattern FORCE = Pattern.compile("^\\s+(\\d+)\\s+\\d+\\s+[A-Z][a-z]?\\s");
  private static final Pattern STRESS = Pattern.compile("nalytical stress tensor \\[(GPa|bar)]");
  private static final Pattern STRESS_ROW = Pattern.compile("^\\s*STRESS\\|\\s+[xyz]\\s+(?=-?\\d)");

  private final Template template;
  private final InputFiles files;

  private Cp2k(Template template, InputFiles files) {
    this.template = template;
    this.files = files;
  }

  /**
   * Opens it.
   *
   * @param files basis sets and potentials that the template names; no others are found
   * @throws IOException if the program, the template or a file is missing or will not do
   */
  public static Reference open(Program program, Path template, List<Path> files, Path scratch)
      throws IOException, InterruptedException {
    InputFiles read = InputFiles.always("CP2K", files);
    Template input =
        Template.read(template, Placeholders.with())
            .requireOneOf("a", "cell")
            .requireOneOf("atoms", "positions");
    return ProcessReference.open(new Cp2k(input, read), program, read, scratch);
  }

  @Override
  public String code() {
    return "CP2K";
  }

  @Override
  public Greeting greeting() {
    return new Greeting.Spoken(List.of("--version"), VERSION);
  }

  @Override
  public String physics() {
    return files.physics() + template.physics(COMMENTS);
  }

  @Override
  public Call write(Occasion occasion, Path folder) throws IOException {
    Path file = folder.resolve(INPUT).toAbsolutePath();
    Files.writeString(file, template.text(occasion));
    // Otherwise it looks for what is not here in a folder of its own, whose files no one hashed.
    Map<String, String> environment = Map.of("CP2K_DATA_DIR", folder.toAbsolutePath().toString());
    return new Call(List.of("-i", file.toString()), environment);
  }

  @Override
  public OptionalInt unconverged(FinishedRun run) {
    return unconverged(run.output());
  }

  static OptionalInt unconverged(OutputText output) {
    return output.first(UNCONVERGED).isEmpty()
        ? OptionalInt.empty()
        : OptionalInt.of(output.count(STEPS).orElse(0));
  }

  @Override
  public Labels labels(FinishedRun run, Structure structure) throws UnreadableOutputException {
    OutputText text = run.output();
    text.require("SCF run converged");
    text.require("PROGRAM ENDED AT");
    double energy = HARTREE * text.number(ENERGY, "final energy (ENERGY|)");
    int from = text.after("ATOMIC FORCES in [a.u.]", "forces: FORCE_EVAL/PRINT/FORCES is missing");
    double[] forces = text.rows(from, FORCE, structure.size(), "forces");
    return new Labels(
        energy,
        Vectors.of(OutputText.times(HARTREE / Units.ANGSTROM_PER_BOHR, forces)),
        virial(text, structure.cell().volume()));
  }

  /** Without FORCE_EVAL/STRESS_TENSOR there is none. */
  private static Optional<Matrix3> virial(OutputText text, double volume)
      throws UnreadableOutputException {
    Optional<Matcher> heading = text.first(STRESS);
    if (heading.isEmpty()) {
      return Optional.empty();
    }
    int from = text.after("nalytical stress tensor [", "stress");
    Matrix3 stress = Matrix3.of(text.rows(from, STRESS_ROW, 3, "stress"));
    double unit = heading.get().group(1).equals("bar") ? BAR_PER_GPA : 1;
    return Optional.of(stress.times(volume / (unit * Units.GPA_PER_EV_PER_A3)));
  }
}
