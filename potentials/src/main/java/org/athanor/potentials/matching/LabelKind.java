package org.athanor.potentials.matching;

import java.util.Arrays;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Units;
import org.athanor.potentials.structure.Vectors;

/** What is bought of a structure as one candidate. */
public enum LabelKind {
  /** The energy per atom. */
  ENERGY("energy", "eV/atom"),
  /** The forces on all atoms. */
  FORCES("forces", "eV/Å"),
  /** The force on one atom, of each atom. */
  ATOM_FORCES("atom-forces", "eV/Å"),
  /** The force on the first atom, of a sphere that was cut around it. */
  CENTRE_FORCE("centre-force", "eV/Å"),
  /** The six components of the stress. */
  STRESS("stress", "GPa");

  private static final int[] FIRST = {0, 1, 2, 1, 0, 0};
  private static final int[] SECOND = {0, 1, 2, 2, 2, 1};

  private final String word;
  private final String unit;

  LabelKind(String word, String unit) {
    this.word = word;
    this.unit = unit;
  }

  /**
   * Reads a word.
   *
   * @throws IllegalArgumentException if it is none of them
   */
  public static LabelKind parse(String word) {
    for (LabelKind kind : values()) {
      if (kind.word.equals(word)) {
        return kind;
      }
    }
    throw new IllegalArgumentException(
        "labels: expected energy, forces, atom-forces, centre-force or stress, got \""
            + word
            + "\"");
  }

  /** The word for it. */
  public String word() {
    return word;
  }

  /** The unit of σ in weights w = 1/σ². */
  public String unit() {
    return unit;
  }

  /**
   * The id of a candidate of this kind.
   *
   * @param name of the structure
   * @param atom from 0; without effect for other kinds than {@link #ATOM_FORCES}
   */
  public String id(String name, int atom) {
    return name + "/" + (this == ATOM_FORCES ? "atom-" + (atom + 1) : word);
  }

  /** How many numbers a structure's labels of this kind have, those of all atoms together. */
  public int count(Structure of) {
    return switch (this) {
      case ENERGY -> 1;
      case CENTRE_FORCE -> 3;
      case FORCES, ATOM_FORCES -> 3 * of.size();
      case STRESS -> FIRST.length;
    };
  }

  /**
   * The numbers of a label that count, or their derivatives, in the kind's unit.
   *
   * @param energy in eV per structure
   * @param forces in eV/Å, [n×3]
   * @param virial in eV
   * @param atom whose force, from 0; without effect for other kinds
   */
  double[] numbers(Structure of, double energy, Vectors forces, Matrix3 virial, int atom) {
    return switch (this) {
      case ENERGY -> new double[] {energy / of.size()};
      case FORCES -> forces.toArray();
      case ATOM_FORCES -> Arrays.copyOfRange(forces.toArray(), 3 * atom, 3 * atom + 3);
      case CENTRE_FORCE -> Arrays.copyOf(forces.toArray(), 3);
      case STRESS -> {
        double perVolume = -Units.GPA_PER_EV_PER_A3 / of.cell().volume();
        double[] stress = new double[FIRST.length];
        for (int s = 0; s < stress.length; s++) {
          stress[s] = perVolume * virial.get(FIRST[s], SECOND[s]);
        }
        yield stress;
      }
    };
  }
}
