package org.athanor.sims.potential;

import static org.athanor.sims.potential.SpecText.wrong;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.athanor.potentials.matching.Information;
import org.athanor.potentials.potential.ParametricPotential;
import org.athanor.potentials.potential.Potential;
import org.athanor.potentials.potential.StillingerWeber;
import org.athanor.potentials.potential.SumOfPotentials;
import org.athanor.potentials.potential.TunableStillingerWeber;
import org.athanor.potentials.uncertainty.Uncertainty;

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
    SingleSpec each = new SingleSpec(directory, python);
    List<Potential> parts = new ArrayList<>();
    for (String part : List.of(spec.split("\\+", -1))) {
      parts.add(each.of(part));
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
   * What the labels and the prior of a fit say of its coefficients; of two densities, to first
   * order around them.
   *
   * @throws IllegalArgumentException if the potential is no fitted one, or has no posterior beside
   *     it
   */
  public static Information known(String spec, Potential potential) throws IOException {
    FittedFolder folder = folder("--known", spec);
    return folder.known(FittedPotential.of(potential).orElseThrow(() -> unknown("--known", spec)));
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

  /** The word for a potential that was tuned, if there is one that needs no file. */
  public static Optional<String> word(ParametricPotential tuned) {
    return ZhouWord.word(tuned);
  }
}
