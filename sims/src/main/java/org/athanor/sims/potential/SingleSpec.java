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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.athanor.persistence.formats.InputFile;
import org.athanor.potentials.ace.AceFile;
import org.athanor.potentials.ace.ClusterExpansion;
import org.athanor.potentials.ace.YaceFile;
import org.athanor.potentials.bondorder.TersoffFile;
import org.athanor.potentials.eam.EmbeddedAtom;
import org.athanor.potentials.eam.SetflFile;
import org.athanor.potentials.eam.SetflFile.Form;
import org.athanor.potentials.ionic.BornMayerHugginsFile;
import org.athanor.potentials.potential.LennardJones;
import org.athanor.potentials.potential.LennardJones.Truncation;
import org.athanor.potentials.potential.Potential;
import org.athanor.potentials.potential.SpeciesPair;
import org.athanor.potentials.potential.StillingerWeberFile;
import org.athanor.potentials.potential.ZieglerBiersackLittmark;
import org.athanor.potentials.potential.ZieglerBiersackLittmark.Switching;
import org.athanor.potentials.snap.SnapFile;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.tightbinding.Sampling;
import org.athanor.potentials.tightbinding.TightBinding;
import org.athanor.potentials.tightbinding.TightBindingParameters;
import org.athanor.sims.sockets.Ase;
import org.athanor.sims.sockets.AseSettings;
import org.athanor.sims.sockets.ClientSettings;

/**
 * One potential in one word, not a sum of several.
 *
 * @param directory against which the names of files are resolved
 * @param python interpreter that has ASE: a path, or a name on the PATH
 */
record SingleSpec(Path directory, String python) {
  /** Of k-points in 1/Å and smearing in eV where a spec says nothing: those of reference.conf. */
  private static final double SPACING = 0.25;

  private static final double WIDTH = 0.1;

  /**
   * The potential that it stands for.
   *
   * @throws IllegalArgumentException if it is of no known form, or its file is not readable
   */
  Potential of(String part) throws IOException {
    String kind = part.contains(":") ? part.substring(0, part.indexOf(':')) : "";
    return switch (kind) {
      case "sw" -> stillingerWeber(part);
      case "tersoff" -> tersoff(part);
      case "eam" -> embeddedAtom(part);
      case "zhou" -> ZhouWord.of(part);
      case "tb" -> tightBinding(part);
      case "lj" -> lennardJones(part);
      case "zbl" -> repulsion(part);
      case "snap" -> snap(part);
      case "ace" -> clusterExpansion(part);
      case "born-ewald" -> bornEwald(part);
      case "ase" -> ase(part);
      default -> {
        if (!Files.exists(directory.resolve(part))) {
          throw wrong(part, PotentialSpec.FORMS);
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
    return InputFile.lines(path, what);
  }
}
