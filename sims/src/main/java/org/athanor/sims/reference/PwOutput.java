package org.athanor.sims.reference;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Units;
import org.athanor.potentials.structure.Vectors;

/**
 * The text that {@code pw.x} prints.
 *
 * <p>Its energy is in Ry, with smearing the free energy F = E − TS; its forces in Ry/Bohr; its
 * stress in Ry/Bohr³ and positive under compression, the opposite of ours, so virial = printed ·
 * volume.
 */
final class PwOutput {
  static final Pattern VERSION = Pattern.compile("Program PWSCF v\\.(\\S+) starts");
  private static final double FORCE = Units.EV_PER_RYDBERG / Units.ANGSTROM_PER_BOHR;
  private static final double STRESS =
      Units.EV_PER_RYDBERG
          / (Units.ANGSTROM_PER_BOHR * Units.ANGSTROM_PER_BOHR * Units.ANGSTROM_PER_BOHR);
  private static final Pattern UNCONVERGED =
      Pattern.compile("convergence NOT achieved after\\s+(\\d+) iterations");
  private static final Pattern ENERGY = Pattern.compile("^!\\s+total energy\\s+=\\s+(\\S+) Ry");
  private static final Pattern FORCES =
      Pattern.compile("^\\s+atom\\s+(\\d+) type\\s+\\d+\\s+force =");
  private static final Pattern ROW = Pattern.compile("^(?=\\s+[-0-9.*]+\\s)");

  private final OutputText text;

  PwOutput(String text) {
    this(new OutputText(text));
  }

  PwOutput(OutputText text) {
    this.text = text;
  }

  /** The version that it says, if it says one. */
  Optional<String> version() {
    return text.first(VERSION).map(match -> match.group(1));
  }

  /** After how many steps the self-consistent field was given up, if it was. */
  OptionalInt unconvergedSteps() {
    return text.count(UNCONVERGED);
  }

  /** Whether a pseudopotential with this MD5 sum was read. */
  boolean read(String md5) {
    return text.lines().stream().anyMatch(line -> line.strip().equals("MD5 check sum: " + md5));
  }

  /**
   * Insists that the pseudopotentials of a structure were read, and not others that were found
   * elsewhere.
   */
  void requirePseudopotentials(Structure structure, InputFiles files)
      throws UnreadableOutputException {
    for (int z : structure.species().distinct()) {
      InputFiles.Entry entry = files.elements().get(Element.of(z).symbol());
      if (!read(entry.md5())) {
        throw new UnreadableOutputException("it did not read the pseudopotential " + entry.file());
      }
    }
  }

  /**
   * The labels.
   *
   * @throws UnreadableOutputException if one is missing or is no number
   */
  Labels labels(Structure structure) throws UnreadableOutputException {
    // Without its end, the last number may be cut off and still look like one.
    text.require("convergence has been achieved");
    text.require("JOB DONE.");
    Matcher energy =
        text.first(ENERGY)
            .orElseThrow(() -> new UnreadableOutputException("there is no final energy (!)"));
    double[] forces =
        text.rows(
            text.after("Forces acting on atoms (cartesian axes, Ry/au)", "forces in Ry/au"),
            FORCES,
            structure.size(),
            "forces");
    Matrix3 stress =
        Matrix3.of(
            text.rows(
                text.after("total   stress  (Ry/bohr**3)", "stress in Ry/bohr**3"),
                ROW,
                3,
                "stress"));
    return new Labels(
        OutputText.number(energy.group(1), "energy") * Units.EV_PER_RYDBERG,
        Vectors.of(OutputText.times(FORCE, forces)),
        Optional.of(stress.times(STRESS * structure.cell().volume())));
  }
}
