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
import java.util.stream.Collectors;
import org.athanor.actors.engine.Reference;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Units;
import org.athanor.potentials.structure.Vectors;

/**
 * ABINIT (Gonze et al., Comput. Phys. Commun. 248, 107042 (2020)) with an input file of the user's
 * own. Beside the placeholders of every code it has {@code {{pseudopotentials}}}, the names of the
 * files in the order of {@code {{atomic-numbers}}}.
 *
 * <p>Its energy is in Hartree, with smearing the free energy; its forces in Hartree/Bohr; its
 * stress in Hartree/Bohr³ with tension positive, as ours. It ends with status 0 when the
 * self-consistent field has not converged, and writes everything all the same.
 */
public final class Abinit implements Dialect {
  private static final String INPUT = "run.abi";
  private static final String RESULT = "run.abo";
  private static final String COMMENTS = "!#";
  private static final double HARTREE = 2 * Units.EV_PER_RYDBERG;
  private static final double BOHR = Units.ANGSTROM_PER_BOHR;
  private static final Pattern VERSION =
      Pattern.compile("^\\.Version\\s+(\\S+) of ABINIT|^(\\d+\\.\\d+\\S*)$");
  private static final Pattern UNCONVERGED =
      Pattern.compile("nstep\\s*=?\\s*(\\d+) was not enough SCF cycles");
  private static final Pattern ENERGY = Pattern.compile("^\\s+etotal\\s+(\\S+)\\s*$");
  private static final Pattern FORCE = Pattern.compile("^\\s+(\\d+)\\s+(?=-?\\d+\\.\\d)");
  private static final Pattern STRESS =
      Pattern.compile(
          "sigma\\(([123]) [123]\\)=\\s*(\\S+)\\s+sigma\\(([123]) ([123])\\)=\\s*(\\S+)");

  private final Template template;
  private final InputFiles files;

  private Abinit(Template template, InputFiles files) {
    this.template = template;
    this.files = files;
  }

  /**
   * Opens it.
   *
   * @param pseudopotentials the file of each element, by symbol
   * @throws IOException if the program, the template or a file is missing or will not do
   */
  public static Reference open(
      Program program, Path template, Map<String, Path> pseudopotentials, Path scratch)
      throws IOException, InterruptedException {
    InputFiles files = InputFiles.ofElements("ABINIT", pseudopotentials);
    Template input =
        Template.read(
                template, Placeholders.with(Placeholder.of("pseudopotentials", Abinit::names)))
            .requireOneOf("cell", "cell-bohr")
            .requireOneOf("positions", "positions-bohr")
            .requireOneOf("types")
            .requireOneOf("pseudopotentials");
    return ProcessReference.open(new Abinit(input, files), program, files, scratch);
  }

  private static String names(Occasion occasion) {
    return Placeholders.elements(occasion.structure()).stream()
        .map(element -> occasion.files().elements().get(element.symbol()).name())
        .collect(Collectors.joining(", "));
  }

  @Override
  public String code() {
    return "ABINIT";
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
    return new Call(List.of(file.toString()), Map.of());
  }

  @Override
  public OptionalInt unconverged(FinishedRun run) {
    return run.output().count(UNCONVERGED);
  }

  @Override
  public Labels labels(FinishedRun run, Structure structure) throws UnreadableOutputException {
    OutputText text = run.file(RESULT);
    text.require("Calculation completed.");
    double energy = HARTREE * text.number(ENERGY, "final energy (etotal)");
    int from = text.after("cartesian forces (hartree/bohr) at end:", "forces (optforces 1)");
    double[] forces = text.rows(from, FORCE, structure.size(), "forces");
    return new Labels(
        energy,
        Vectors.of(OutputText.times(HARTREE / BOHR, forces)),
        virial(text, structure.cell().volume()));
  }

  /** Without optstress there is none. */
  private static Optional<Matrix3> virial(OutputText text, double volume)
      throws UnreadableOutputException {
    if (!text.says("Cartesian components of stress tensor (hartree/bohr^3)")) {
      return Optional.empty();
    }
    double[] stress = new double[9];
    int from = text.after("Cartesian components of stress tensor (hartree/bohr^3)", "stress");
    for (int row = 0; row < 3; row++) {
      Matcher match =
          STRESS.matcher(from + row < text.lines().size() ? text.lines().get(from + row) : "");
      if (!match.find()) {
        throw new UnreadableOutputException("the stress breaks off");
      }
      stress[4 * row] = OutputText.number(match.group(2), "stress");
      int a = Integer.parseInt(match.group(3)) - 1;
      int b = Integer.parseInt(match.group(4)) - 1;
      stress[3 * a + b] = OutputText.number(match.group(5), "stress");
      stress[3 * b + a] = stress[3 * a + b];
    }
    return Optional.of(Matrix3.of(stress).times(-volume * HARTREE / (BOHR * BOHR * BOHR)));
  }
}
