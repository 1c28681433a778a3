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
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;

/**
 * LAMMPS (Thompson et al., Comput. Phys. Commun. 271, 108171 (2022)) with any pair style, KIM's
 * models included: the user's input in metal units reads {@code structure.data} and ends before the
 * run, which is ours.
 *
 * <p>Energy in eV, forces in eV/Å, pressure in bar and positive under compression.
 */
public final class Lammps implements Dialect {
  private static final String INPUT = "in.lammps";
  private static final String DATA = "structure.data";
  private static final String DUMP = "labels.dump";
  private static final String COMMENTS = "#";

  /** LAMMPS's own factor, since it made the numbers that are taken back to eV. */
  private static final double BAR_PER_EV_PER_A3 = 1.6021765e6;

  private static final Pattern VERSION =
      Pattern.compile("^LAMMPS \\((.+)\\)$|Massively Parallel Simulator - (.+)$");
  private static final Pattern UNITS =
      Pattern.compile("^\\s*(units\\s+metal|kim(_| +)init\\s+\\S+\\s+metal)\\b");
  static final Pattern READS = Pattern.compile("^\\s*read_data\\s+" + DATA + "\\b");
  private static final Pattern CHARGES = Pattern.compile("^\\s*atom_style\\s+charge\\b");
  private static final Pattern UNCONVERGED = Pattern.compile("(?i)did not converge|not converged");
  private static final Pattern SAID = Pattern.compile("^athanor(( \\S+){7})$");
  private static final Pattern ATOM = Pattern.compile("^(\\d+)\\s");

  private static final String TAIL =
      """

      # What follows is Athanor's.
      compute athanor_pressure all pressure NULL virial
      thermo_style custom step pe c_athanor_pressure[*]
      dump athanor_forces all custom 1 %s id fx fy fz
      dump_modify athanor_forces sort id format float %%.17g
      run 0
      variable athanor_e equal pe
      variable athanor_1 equal c_athanor_pressure[1]
      variable athanor_2 equal c_athanor_pressure[2]
      variable athanor_3 equal c_athanor_pressure[3]
      variable athanor_4 equal c_athanor_pressure[4]
      variable athanor_5 equal c_athanor_pressure[5]
      variable athanor_6 equal c_athanor_pressure[6]
      print "athanor ${athanor_e} ${athanor_1} ${athanor_2} ${athanor_3} ${athanor_4} ${athanor_5} ${athanor_6}"
      """
          .formatted(DUMP);

  private final Template template;
  private final InputFiles files;
  private final List<Element> elements;

  private Lammps(Template template, InputFiles files, List<Element> elements) {
    this.template = template;
    this.files = files;
    this.elements = elements;
  }

  /**
   * Opens it.
   *
   * @param elements in the order of LAMMPS's atom types, as pair_coeff names them
   * @param files that the template names, such as {@code Si.sw}
   * @throws IOException if the program, the template or a file is missing or will not do
   */
  public static Reference open(
      Program program, Path template, List<Element> elements, List<Path> files, Path scratch)
      throws IOException, InterruptedException {
    Lammps lammps = read(template, elements, files);
    return ProcessReference.open(lammps, program, lammps.files, scratch);
  }

  /** Reads template and files. */
  static Lammps read(Path template, List<Element> elements, List<Path> files) throws IOException {
    InputFiles read = InputFiles.always("LAMMPS", files);
    Template input = Template.read(template, Placeholders.with());
    require(template, input, UNITS, "units metal (or kim init MODEL metal)");
    require(template, input, READS, "read_data " + DATA);
    return new Lammps(input, read, List.copyOf(elements));
  }

  Template template() {
    return template;
  }

  InputFiles files() {
    return files;
  }

  /** The version in an output. */
  static Optional<String> version(OutputText text) {
    return text.first(VERSION)
        .map(match -> match.group(1) == null ? match.group(2) : match.group(1));
  }

  private static void require(Path file, Template template, Pattern line, String words)
      throws BadTemplateException {
    if (!template.hasLine(line)) {
      throw new BadTemplateException(file + ": expected a line \"" + words + "\" in it");
    }
  }

  @Override
  public String code() {
    return "LAMMPS";
  }

  @Override
  public Greeting greeting() {
    return new Greeting.Spoken(List.of("-h"), VERSION);
  }

  @Override
  public String physics() {
    List<String> order = elements.stream().map(Element::symbol).toList();
    return "types " + String.join(" ", order) + "\n" + files.physics() + template.physics(COMMENTS);
  }

  @Override
  public Call write(Occasion occasion, Path folder) throws IOException {
    writeData(occasion.structure(), folder);
    Path file = folder.resolve(INPUT).toAbsolutePath();
    Files.writeString(file, template.text(occasion) + TAIL);
    return new Call(List.of("-log", "none", "-nocite", "-in", file.toString()), Map.of());
  }

  /** The file that the template reads. */
  void writeData(Structure structure, Path folder) throws IOException {
    boolean charges = template.hasLine(CHARGES);
    Files.writeString(folder.resolve(DATA), LammpsData.text(structure, elements, charges));
  }

  @Override
  public OptionalInt unconverged(FinishedRun run) {
    // Charge equilibration warns and goes on; how many steps it took is not said.
    return run.output().first(UNCONVERGED).isPresent() ? OptionalInt.of(0) : OptionalInt.empty();
  }

  @Override
  public Labels labels(FinishedRun run, Structure structure) throws UnreadableOutputException {
    Matcher said =
        run.output()
            .first(SAID)
            .orElseThrow(() -> new UnreadableOutputException("there is no energy and pressure"));
    String[] numbers = said.group(1).strip().split(" ", -1);
    double[] p = new double[7];
    for (int k = 0; k < 7; k++) {
      p[k] = OutputText.number(numbers[k], k == 0 ? "energy" : "pressure");
    }
    OutputText dump = run.file(DUMP);
    int from = dump.after("ITEM: ATOMS id fx fy fz", "forces");
    Vectors forces = Vectors.of(dump.rows(from, ATOM, structure.size(), "forces"));
    RestrictedCell cell = RestrictedCell.of(structure.cell());
    Matrix3 pressure = Matrix3.of(p[1], p[4], p[5], p[4], p[2], p[6], p[5], p[6], p[3]);
    Matrix3 virial = pressure.times(structure.cell().volume() / BAR_PER_EV_PER_A3);
    return new Labels(p[0], cell.here(forces), Optional.of(cell.here(virial)));
  }
}
