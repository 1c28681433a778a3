package org.athanor.sims.reference;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
  private static final double FORCE = Units.EV_PER_RYDBERG / Units.ANGSTROM_PER_BOHR;
  private static final double STRESS =
      Units.EV_PER_RYDBERG
          / (Units.ANGSTROM_PER_BOHR * Units.ANGSTROM_PER_BOHR * Units.ANGSTROM_PER_BOHR);
  private static final Pattern VERSION = Pattern.compile("Program PWSCF v\\.(\\S+) starts");
  private static final Pattern UNCONVERGED =
      Pattern.compile("convergence NOT achieved after\\s+(\\d+) iterations");
  private static final Pattern ENERGY = Pattern.compile("^!\\s+total energy\\s+=\\s+(\\S+) Ry");
  private static final Pattern FORCES =
      Pattern.compile("^\\s+atom\\s+(\\d+) type\\s+\\d+\\s+force =(.*)$");

  private final List<String> lines;

  PwOutput(String text) {
    this.lines = text.lines().toList();
  }

  /** The version that it says, if it says one. */
  Optional<String> version() {
    return first(VERSION).map(match -> match.group(1));
  }

  /** After how many steps the self-consistent field was given up, if it was. */
  OptionalInt unconvergedSteps() {
    Optional<Matcher> match = first(UNCONVERGED);
    return match.isEmpty()
        ? OptionalInt.empty()
        : OptionalInt.of(Integer.parseInt(match.get().group(1)));
  }

  /** Whether a pseudopotential with this MD5 sum was read. */
  boolean read(String md5) {
    return lines.stream().anyMatch(line -> line.strip().equals("MD5 check sum: " + md5));
  }

  /**
   * The labels.
   *
   * @throws UnreadableOutputException if one is missing or is no number
   */
  Labels labels(Structure structure) throws UnreadableOutputException {
    // Without its end, the last number may be cut off and still look like one.
    require("convergence has been achieved");
    require("JOB DONE.");
    double energy = energy() * Units.EV_PER_RYDBERG;
    Vectors forces = forces(structure.size());
    Matrix3 virial = stress().times(STRESS * structure.cell().volume());
    return new Labels(energy, forces, Optional.of(virial));
  }

  private void require(String phrase) throws UnreadableOutputException {
    if (lines.stream().noneMatch(line -> line.contains(phrase))) {
      throw new UnreadableOutputException("expected \"" + phrase + "\" in it");
    }
  }

  private double energy() throws UnreadableOutputException {
    Matcher match =
        first(ENERGY)
            .orElseThrow(() -> new UnreadableOutputException("there is no final energy (!)"));
    return number(match.group(1), "energy");
  }

  private Vectors forces(int atoms) throws UnreadableOutputException {
    double[] forces = new double[3 * atoms];
    int found = 0;
    int from = after("Forces acting on atoms", "forces");
    for (int at = from; at < lines.size() && found < atoms; at++) {
      Matcher match = FORCES.matcher(lines.get(at));
      if (match.find() && Integer.parseInt(match.group(1)) == found + 1) {
        copy(match.group(2), forces, found++, FORCE);
      }
    }
    if (found < atoms) {
      throw new UnreadableOutputException("forces on " + found + " of " + atoms + " atoms");
    }
    return Vectors.of(forces);
  }

  private Matrix3 stress() throws UnreadableOutputException {
    int from = after("total   stress", "stress");
    double[] stress = new double[9];
    for (int row = 0; row < 3; row++) {
      if (from + row >= lines.size()) {
        throw new UnreadableOutputException("the stress breaks off");
      }
      copy(lines.get(from + row), stress, row, 1);
    }
    return Matrix3.of(stress);
  }

  /** The first three numbers of a line, times a factor, as row {@code row}. */
  private static void copy(String line, double[] target, int row, double factor)
      throws UnreadableOutputException {
    String[] parts = line.strip().split("\\s+", -1);
    if (parts.length < 3) {
      throw new UnreadableOutputException("expected three numbers, got \"" + line + "\"");
    }
    for (int x = 0; x < 3; x++) {
      target[3 * row + x] = factor * number(parts[x], "component");
    }
  }

  private static double number(String text, String what) throws UnreadableOutputException {
    try {
      double value = Double.parseDouble(text);
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw new UnreadableOutputException("expected a number as " + what + ", got " + text, e);
    }
    throw new UnreadableOutputException("expected a finite " + what + ", got " + text);
  }

  private int after(String heading, String what) throws UnreadableOutputException {
    for (int at = 0; at < lines.size(); at++) {
      if (lines.get(at).contains(heading)) {
        return at + 1;
      }
    }
    throw new UnreadableOutputException("there are no " + what);
  }

  private Optional<Matcher> first(Pattern pattern) {
    return lines.stream().map(pattern::matcher).filter(Matcher::find).findFirst();
  }
}
