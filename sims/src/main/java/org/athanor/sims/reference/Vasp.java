package org.athanor.sims.reference;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.athanor.actors.engine.Reference;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Units;
import org.athanor.potentials.structure.Vectors;

/**
 * VASP (Kresse and Furthmüller, Phys. Rev. B 54, 11169 (1996)) with an INCAR and KPOINTS of the
 * user's own; POSCAR and POTCAR are written. The labels are read from vasprun.xml.
 *
 * <p>Energy is the free energy in eV, forces in eV/Å, stress in kbar and positive under
 * compression. VASP wants atoms of one element together, so they are sorted and sorted back.
 */
public final class Vasp implements Dialect {
  private static final double KBAR_PER_GPA = 10;
  private static final String COMMENTS = "!#";

  /** In fractions of the cell; what VASP prints has eight digits. */
  private static final double SAME_PLACE = 1e-6;

  /**
   * What the user wrote.
   *
   * @param incar the INCAR
   * @param kPoints the KPOINTS; empty where the INCAR has KSPACING
   * @param version that the output must name
   */
  public record Input(Path incar, Optional<Path> kPoints, String version) {}

  private final Template incar;
  private final Optional<Template> kPoints;
  private final String version;
  private final InputFiles potcars;

  private Vasp(Template incar, Optional<Template> kPoints, String version, InputFiles potcars) {
    this.incar = incar;
    this.kPoints = kPoints;
    this.version = version;
    this.potcars = potcars;
  }

  /**
   * Opens it; VASP says its version in its output only.
   *
   * @param potcars the POTCAR of each element, by symbol
   * @throws IOException if a template or a file is missing or will not do
   */
  public static Reference open(
      Program program, Input input, Map<String, Path> potcars, Path scratch)
      throws IOException, InterruptedException {
    InputFiles files = InputFiles.ofElements("VASP", potcars);
    Optional<Template> mesh = Optional.empty();
    if (input.kPoints().isPresent()) {
      mesh = Optional.of(Template.read(input.kPoints().get(), Placeholders.with()));
    }
    Template incar = Template.read(input.incar(), Placeholders.with());
    return ProcessReference.open(
        new Vasp(incar, mesh, input.version(), files), program, files, scratch);
  }

  @Override
  public String code() {
    return "VASP";
  }

  @Override
  public Greeting greeting() {
    return new Greeting.Declared(version);
  }

  @Override
  public String physics() {
    // The first line of KPOINTS is a comment, and the others have their places.
    return potcars.physics()
        + incar.physics(COMMENTS)
        + kPoints.map(mesh -> "KPOINTS " + mesh.physics("")).orElse("");
  }

  @Override
  public Call write(Occasion occasion, Path folder) throws IOException {
    Structure structure = occasion.structure();
    Files.writeString(folder.resolve("INCAR"), incar.text(occasion));
    if (kPoints.isPresent()) {
      Files.writeString(folder.resolve("KPOINTS"), kPoints.get().text(occasion));
    }
    Files.writeString(folder.resolve("POSCAR"), poscar(structure));
    try (OutputStream potcar = Files.newOutputStream(folder.resolve("POTCAR"))) {
      for (Element element : Placeholders.elements(structure)) {
        Files.copy(potcars.elements().get(element.symbol()).file(), potcar);
      }
    }
    return new Call(List.of(), Map.of());
  }

  /** Places of the atoms in the order of VASP: by element, and as they were within one. */
  private static List<Integer> order(Structure structure) {
    return IntStream.range(0, structure.size())
        .boxed()
        .sorted(Comparator.comparingInt(i -> structure.species().get(i)))
        .toList();
  }

  private static String poscar(Structure structure) {
    StringBuilder text = new StringBuilder("a structure\n1.0\n");
    double[] cell = structure.cell().rows().toArray();
    for (int row = 0; row < 3; row++) {
      text.append(cell[3 * row] + " " + cell[3 * row + 1] + " " + cell[3 * row + 2] + "\n");
    }
    List<Element> elements = Placeholders.elements(structure);
    text.append(Placeholders.each(elements, Element::symbol)).append('\n');
    text.append(Placeholders.each(elements, element -> count(structure, element))).append('\n');
    text.append("Cartesian\n");
    for (int i : order(structure)) {
      text.append(
          IntStream.range(0, 3)
              .mapToObj(x -> Double.toString(structure.positions().get(i, x)))
              .collect(Collectors.joining(" ", "", "\n")));
    }
    return text.toString();
  }

  private static String count(Structure structure, Element element) {
    return Long.toString(
        IntStream.of(structure.species().toArray())
            .filter(z -> z == element.atomicNumber())
            .count());
  }

  @Override
  public OptionalInt unconverged(FinishedRun run) {
    try {
      return givenUp(Vasprun.read(run.folder()));
    } catch (UnreadableOutputException e) {
      // Not said in a way that can be read; whoever asks for the labels hears what is wrong.
      return OptionalInt.empty();
    }
  }

  private static OptionalInt givenUp(Vasprun result) throws UnreadableOutputException {
    int steps = result.steps();
    return steps < result.mostSteps() ? OptionalInt.empty() : OptionalInt.of(steps);
  }

  @Override
  public Labels labels(FinishedRun run, Structure structure) throws UnreadableOutputException {
    Vasprun result = Vasprun.read(run.folder());
    if (!result.version().equals(version)) {
      throw new UnreadableOutputException(
          "expected version " + version + ", got " + result.version());
    }
    if (givenUp(result).isPresent()) {
      throw new UnreadableOutputException("it did not converge");
    }
    List<Integer> order = order(structure);
    checkPlaces(result, structure, order);
    Vectors sorted = result.forces();
    double[] forces = new double[3 * structure.size()];
    for (int k = 0; k < order.size(); k++) {
      for (int x = 0; x < 3; x++) {
        forces[3 * order.get(k) + x] = sorted.get(k, x);
      }
    }
    double unit = structure.cell().volume() / (KBAR_PER_GPA * Units.GPA_PER_EV_PER_A3);
    Optional<Matrix3> virial = result.stress().map(stress -> stress.times(unit));
    return new Labels(result.energy(), Vectors.of(forces), virial);
  }

  private static void checkPlaces(Vasprun result, Structure structure, List<Integer> order)
      throws UnreadableOutputException {
    Vectors fractions = result.fractions();
    if (fractions.size() != structure.size() || result.forces().size() != structure.size()) {
      throw new UnreadableOutputException(
          "expected " + structure.size() + " atoms, got " + fractions.size());
    }
    Matrix3 inverse = structure.cell().rows().inverse();
    for (int k = 0; k < order.size(); k++) {
      for (int x = 0; x < 3; x++) {
        double given = 0;
        for (int y = 0; y < 3; y++) {
          given += structure.positions().get(order.get(k), y) * inverse.get(y, x);
        }
        double off = given - fractions.get(k, x);
        if (Math.abs(off - Math.rint(off)) > SAME_PLACE) {
          throw new UnreadableOutputException(
              "atom " + (k + 1) + " is not where it was put: is this another calculation's?");
        }
      }
    }
  }
}
