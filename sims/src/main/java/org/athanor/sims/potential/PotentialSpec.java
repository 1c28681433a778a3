package org.athanor.sims.potential;

import static org.athanor.sims.potential.SpecText.atomicNumbers;
import static org.athanor.sims.potential.SpecText.elements;
import static org.athanor.sims.potential.SpecText.names;
import static org.athanor.sims.potential.SpecText.numbers;
import static org.athanor.sims.potential.SpecText.words;
import static org.athanor.sims.potential.SpecText.wrong;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.athanor.potentials.ace.AceFile;
import org.athanor.potentials.ace.ClusterExpansion;
import org.athanor.potentials.ace.YaceFile;
import org.athanor.potentials.bondorder.TersoffFile;
import org.athanor.potentials.eam.EmbeddedAtom;
import org.athanor.potentials.eam.SetflFile;
import org.athanor.potentials.eam.SetflFile.Form;
import org.athanor.potentials.eam.ZhouEam;
import org.athanor.potentials.eam.ZhouParameters;
import org.athanor.potentials.ionic.BornMayerHugginsFile;
import org.athanor.potentials.linear.LinearPotential;
import org.athanor.potentials.matching.Information;
import org.athanor.potentials.potential.LennardJones;
import org.athanor.potentials.potential.LennardJones.Truncation;
import org.athanor.potentials.potential.ParametricPotential;
import org.athanor.potentials.potential.Potential;
import org.athanor.potentials.potential.SpeciesPair;
import org.athanor.potentials.potential.StillingerWeber;
import org.athanor.potentials.potential.StillingerWeberFile;
import org.athanor.potentials.potential.SumOfPotentials;
import org.athanor.potentials.potential.TunableStillingerWeber;
import org.athanor.potentials.potential.ZieglerBiersackLittmark;
import org.athanor.potentials.potential.ZieglerBiersackLittmark.Switching;
import org.athanor.potentials.snap.SnapFile;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Scalars;
import org.athanor.potentials.tightbinding.Sampling;
import org.athanor.potentials.tightbinding.TightBinding;
import org.athanor.potentials.tightbinding.TightBindingParameters;
import org.athanor.potentials.uncertainty.Uncertainty;
import org.athanor.sims.sockets.Ase;
import org.athanor.sims.sockets.AseSettings;
import org.athanor.sims.sockets.ClientSettings;

/**
 * Potentials in one word.
 *
 * @param directory against which the names of files are resolved
 * @param python interpreter that has ASE: a path, or a name on the PATH
 */
public record PotentialSpec(Path directory, String python) {
  /** What a word may look like, for people. */
  public static final String FORMS =
      "sw:FILE:ELEMENTS, tersoff:FILE:ELEMENTS, eam:FILE:ELEMENTS, zhou:Ta, zhou:W (zhou:W@Ta:"
          + " tungsten's parameters for tantalum; zhou:r_e,β,A,B,κ,η,F_e@Ta: your own), tb:C, tb:Si"
          + " (or tb:Si,SPACING,WIDTH in 1/Å and eV), snap:COEFF_FILE,PARAM_FILE:ELEMENTS,"
          + " ace:FILE:ELEMENTS (.ace or .yace), born-ewald:FILE:ELEMENTS,"
          + " lj:EPSILON,SIGMA,CUTOFF:ELEMENTS (eV, Å, Å; the energy is shifted to zero at the"
          + " cutoff), zbl:INNER,OUTER:ELEMENTS (Å), ase:FILE.py:ELEMENTS (a calculator of ASE, by"
          + " the Python of $ATHANOR_PYTHON), the folder or file of a fitted potential, or several"
          + " joined by +; elements are joined by commas";

  /** Of k-points in 1/Å and smearing in eV where a spec says nothing: those of reference.conf. */
  private static final double SPACING = 0.25;

  private static final double WIDTH = 0.1;

  /**
   * The potential that a word of a command line stands for.
   *
   * @throws IllegalArgumentException if it is of no known form, or its file is not readable
   */
  public static Potential resolve(String spec) throws IOException {
    String python = Optional.ofNullable(System.getenv("ATHANOR_PYTHON")).orElse("python3");
    return new PotentialSpec(Path.of(""), python).potential(spec);
  }

  /**
   * The potential that a word stands for.
   *
   * @throws IllegalArgumentException if it is of no known form, or its file is not readable
   */
  public Potential potential(String spec) throws IOException {
    if (Files.exists(directory.resolve(spec))) {
      return new FittedFolder(directory.resolve(spec)).potential();
    }
    List<Potential> parts = new ArrayList<>();
    for (String part : List.of(spec.split("\\+", -1))) {
      parts.add(single(part));
    }
    return parts.size() == 1
        ? parts.getFirst()
        : SumOfPotentials.of(parts.toArray(Potential[]::new));
  }

  /**
   * The same; a fitted one with its uncertainty beside it knows how far atoms are from its labels.
   *
   * @throws IllegalArgumentException if it is of no known form, or its file is not readable
   */
  public Potential gradedWherePossible(String spec) throws IOException {
    Potential potential = potential(spec);
    FittedFolder folder = new FittedFolder(directory.resolve(spec));
    Optional<FittedPotential> fitted = FittedPotential.of(potential);
    return fitted.isPresent() && folder.hasUncertainty() ? folder.graded(fitted.get()) : potential;
  }

  /**
   * The uncertainty that lies beside a fitted potential.
   *
   * @param option that asks for it, for messages
   * @throws IllegalArgumentException if the potential is no fitted one, or has none beside it
   */
  public static Uncertainty uncertainty(String option, String spec, Potential potential)
      throws IOException {
    FittedFolder folder = folder(option, spec);
    return folder.uncertainty(
        FittedPotential.of(potential).orElseThrow(() -> unknown(option, spec)));
  }

  /**
   * What the labels and the prior of a fit say of its coefficients.
   *
   * @throws IllegalArgumentException if the potential is no fitted one, or has no posterior beside
   *     it
   */
  public static Information known(String spec, Potential potential) throws IOException {
    LinearPotential fitted = linear("--known", spec, potential);
    return folder("--known", spec).known(fitted);
  }

  private static LinearPotential linear(String option, String spec, Potential potential) {
    if (potential instanceof LinearPotential linear) {
      return linear;
    }
    throw unknown(option, spec);
  }

  private static FittedFolder folder(String option, String spec) {
    FittedFolder folder = new FittedFolder(Path.of(spec));
    if (!folder.hasUncertainty()) {
      throw unknown(option, spec);
    }
    return folder;
  }

  private static IllegalArgumentException unknown(String option, String spec) {
    return new IllegalArgumentException(
        option
            + ": expected the folder of a fitted potential with a file uncertainty.bin, got \""
            + spec
            + "\"");
  }

  /**
   * The potential with parameters that a text stands for.
   *
   * @throws IllegalArgumentException if it has none to tune, or the text is not of a known form
   */
  public static ParametricPotential parametric(String spec) throws IOException {
    return tunable(spec, resolve(spec));
  }

  /**
   * The potential with parameters that a word stands for.
   *
   * @throws IllegalArgumentException if it has none to tune, or the word is not of a known form
   */
  public ParametricPotential tunable(String spec) throws IOException {
    return tunable(spec, potential(spec));
  }

  private static ParametricPotential tunable(String spec, Potential potential) {
    return switch (potential) {
      case ParametricPotential tunable -> tunable;
      case StillingerWeber fixed -> TunableStillingerWeber.of(fixed);
      default ->
          throw wrong(
              spec,
              "a potential with parameters: zhou:Ta, zhou:W, sw:FILE:ELEMENT or the"
                  + " folder of a fitted potential");
    };
  }

  private Potential single(String part) throws IOException {
    String kind = part.contains(":") ? part.substring(0, part.indexOf(':')) : "";
    return switch (kind) {
      case "sw" -> stillingerWeber(part);
      case "tersoff" -> tersoff(part);
      case "eam" -> embeddedAtom(part);
      case "zhou" -> zhou(part);
      case "tb" -> tightBinding(part);
      case "lj" -> lennardJones(part);
      case "zbl" -> repulsion(part);
      case "snap" -> snap(part);
      case "ace" -> clusterExpansion(part);
      case "born-ewald" -> bornEwald(part);
      case "ase" -> ase(part);
      default -> {
        if (!Files.exists(directory.resolve(part))) {
          throw wrong(part, FORMS);
        }
        yield new FittedFolder(directory.resolve(part)).potential();
      }
    };
  }

  private Potential stillingerWeber(String part) throws IOException {
    return fromFile(
        part,
        "sw",
        "a LAMMPS .sw file",
        (file, lines, elements) -> StillingerWeberFile.read(lines, names(elements)));
  }

  private Potential tersoff(String part) throws IOException {
    return fromFile(
        part,
        "tersoff",
        "a LAMMPS .tersoff file",
        (file, lines, elements) -> TersoffFile.read(lines, names(elements)));
  }

  private Potential embeddedAtom(String part) throws IOException {
    return fromFile(
        part,
        "eam",
        "a LAMMPS .eam file",
        (file, lines, elements) ->
            EmbeddedAtom.of(SetflFile.read(lines, Form.ofFileNamed(file)), names(elements)));
  }

  private static Potential zhou(String part) {
    return switch (part) {
      case "zhou:Ta" -> ZhouEam.of(ZhouParameters.TANTALUM);
      case "zhou:W" -> ZhouEam.of(ZhouParameters.TUNGSTEN);
      case "zhou:Ta@W" -> zhou(ZhouParameters.TUNGSTEN, ZhouParameters.TANTALUM);
      case "zhou:W@Ta" -> zhou(ZhouParameters.TANTALUM, ZhouParameters.TUNGSTEN);
      default -> zhouOwn(part);
    };
  }

  /** A metal with tunable parameters of one's own. */
  private static Potential zhouOwn(String part) {
    String form =
        "zhou:Ta, zhou:W, zhou:W@Ta or zhou:Ta@W, or seven numbers r_e,β,A,B,κ,η,F_e@Ta in Å and"
            + " eV";
    int at = part.indexOf('@');
    ZhouParameters metal =
        switch (part.substring(at + 1)) {
          case "Ta" -> ZhouParameters.TANTALUM;
          case "W" -> ZhouParameters.TUNGSTEN;
          default -> throw wrong(part, form);
        };
    if (at < 0) {
      throw wrong(part, form);
    }
    double[] numbers = numbers(part, part.substring("zhou:".length(), at), 7, form);
    try {
      return zhou(metal, metal.withTunable(Scalars.of(numbers)));
    } catch (IllegalArgumentException e) {
      throw wrong(part, form + " (" + e.getMessage() + ")");
    }
  }

  /** The word for a potential that was tuned, if there is one that needs no file. */
  public static Optional<String> word(ParametricPotential tuned) {
    if (!(tuned instanceof ZhouEam zhou)) {
      return Optional.empty();
    }
    String numbers =
        zhou.parameters().stream()
            .map(parameter -> Double.toString(parameter.value()))
            .collect(Collectors.joining(","));
    return Optional.of("zhou:" + numbers + "@" + Element.of(zhou.species().first()).symbol());
  }

  /** One metal with the tunable parameters of another: where a study may begin. */
  private static Potential zhou(ZhouParameters metal, ZhouParameters tuned) {
    double reach = Math.sqrt(5) * Math.max(metal.distance(), tuned.distance());
    return ZhouEam.of(metal.withLogTunable(tuned.logTunable()), reach);
  }

  private static Potential tightBinding(String part) {
    String form = "tb:ELEMENT or tb:ELEMENT,SPACING,WIDTH in 1/Å and eV";
    List<String> words = List.of(part.substring("tb:".length()).split(",", -1));
    double[] numbers = {SPACING, WIDTH};
    if (words.size() > 1) {
      String rest = part.substring(part.indexOf(',') + 1);
      numbers = numbers(part, rest, 2, form);
    }
    return TightBinding.of(
        TightBindingParameters.of(Element.of(words.getFirst()).atomicNumber()),
        new Sampling.Spacing(numbers[0], false),
        numbers[1]);
  }

  /** Makes a potential of a file's lines for some elements. */
  private interface Reading {
    Potential of(String file, List<String> lines, List<Element> elements);
  }

  private Potential fromFile(String part, String kind, String what, Reading reading)
      throws IOException {
    List<String> words = words(part, kind + ":FILE:ELEMENTS");
    String file = words.get(1);
    List<String> lines = lines(part, file, what);
    List<Element> elements = elements(words.get(2));
    try {
      return reading.of(file, lines, elements);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }

  private static Potential lennardJones(String part) {
    List<String> words = words(part, "lj:EPSILON,SIGMA,CUTOFF:ELEMENTS");
    double[] numbers = numbers(part, words.get(1), 3, "EPSILON,SIGMA,CUTOFF in eV, Å and Å");
    LennardJones.Parameters one = new LennardJones.Parameters(numbers[0], numbers[1], numbers[2]);
    Map<SpeciesPair, LennardJones.Parameters> all = new TreeMap<>();
    SpeciesPair.all(atomicNumbers(words.get(2))).forEach(pair -> all.put(pair, one));
    return LennardJones.of(all, Truncation.SHIFTED);
  }

  private static Potential repulsion(String part) {
    List<String> words = words(part, "zbl:INNER,OUTER:ELEMENTS");
    double[] radii = numbers(part, words.get(1), 2, "INNER,OUTER in Å");
    return ZieglerBiersackLittmark.of(
        atomicNumbers(words.get(2)), new Switching(radii[0], radii[1]));
  }

  private Potential snap(String part) throws IOException {
    String form = "snap:COEFF_FILE,PARAM_FILE:ELEMENTS";
    List<String> words = words(part, form);
    List<String> files = List.of(words.get(1).split(",", -1));
    if (files.size() != 2) {
      throw wrong(part, form);
    }
    List<String> coefficients = lines(part, files.get(0), "a LAMMPS .snapcoeff file");
    List<String> parameters = lines(part, files.get(1), "a LAMMPS .snapparam file");
    List<Element> elements = elements(words.get(2));
    try {
      return SnapFile.read(coefficients, parameters, names(elements));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(words.get(1) + ": " + e.getMessage(), e);
    }
  }

  private Potential clusterExpansion(String part) throws IOException {
    return fromFile(
        part,
        "ace",
        "a PACE .ace or .yace file",
        (file, lines, elements) ->
            ClusterExpansion.of(
                file.endsWith(".yace")
                    ? YaceFile.read(lines, names(elements))
                    : AceFile.read(lines, names(elements))));
  }

  private Potential bornEwald(String part) throws IOException {
    return fromFile(
        part,
        "born-ewald",
        "a parameter file",
        (file, lines, elements) ->
            BornMayerHugginsFile.read(
                lines, elements.stream().map(Element::atomicNumber).toList()));
  }

  /** Its clients end with this process. */
  private Potential ase(String part) throws IOException {
    List<String> words = words(part, "ase:FILE.py:ELEMENTS");
    Path file = directory.resolve(words.get(1));
    if (!Files.isRegularFile(file)) {
      throw wrong(part, "a Python file at " + file);
    }
    Path scratch =
        Path.of(System.getProperty("java.io.tmpdir"), "athanor-" + System.getProperty("user.name"));
    try {
      return Ase.potential(
          AseSettings.of(python, file),
          ClientSettings.in(scratch),
          new TreeSet<>(atomicNumbers(words.get(2))));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while " + file + " was opened");
    }
  }

  private List<String> lines(String part, String file, String what) throws IOException {
    Path path = directory.resolve(file);
    if (!Files.isRegularFile(path)) {
      throw wrong(part, what + " at " + path);
    }
    return Files.readAllLines(path);
  }
}
