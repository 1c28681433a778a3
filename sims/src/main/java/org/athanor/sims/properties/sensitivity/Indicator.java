package org.athanor.sims.properties.sensitivity;

import java.util.List;
import java.util.Locale;
import org.athanor.config.Spelling;
import org.athanor.sims.properties.Miller;
import org.athanor.sims.properties.Slip;

/**
 * A property of a crystal that can be a target, with derivatives by the parameters of the
 * potential.
 *
 * <p>Each has one word: {@code a}, {@code b}, {@code c}, {@code cohesive-energy}, {@code C11} …
 * {@code C66}, {@code energy@V} at a volume V in Å³ per atom, {@code vacancy}, {@code
 * surface:PLANE}, {@code fault:PLANE:DIRECTION/PARTS@SHARE}.
 */
public sealed interface Indicator {
  /** The forms, for help texts and errors. */
  String FORMS =
      "a, b, c, cohesive-energy, C11 … C66, energy@VOLUME (Å³/atom), vacancy, surface:PLANE,"
          + " fault:PLANE:DIRECTION/PARTS@SHARE";

  /** The word for it. */
  String word();

  /** The unit of its values. */
  String unit();

  /**
   * The length of one row of the cell.
   *
   * @param row 0, 1 or 2 for a, b or c
   */
  record Length(int row) implements Indicator {
    @Override
    public String word() {
      return List.of("a", "b", "c").get(row);
    }

    @Override
    public String unit() {
      return "Å";
    }
  }

  /** Energy of the isolated atoms less that of the crystal, per atom. */
  record CohesiveEnergy() implements Indicator {
    @Override
    public String word() {
      return "cohesive-energy";
    }

    @Override
    public String unit() {
      return "eV/atom";
    }
  }

  /**
   * One relaxed-ion elastic constant in the axes of the cell.
   *
   * @param i from 1 to 6, Voigt's order
   * @param j likewise
   */
  record Elastic(int i, int j) implements Indicator {
    @Override
    public String word() {
      return "C" + i + j;
    }

    @Override
    public String unit() {
      return "GPa";
    }
  }

  /**
   * A point of the equation of state: the energy at a volume, shape and atoms relaxed.
   *
   * @param volume in Å³ per atom
   */
  record EnergyAt(double volume) implements Indicator {
    @Override
    public String word() {
      return "energy@" + volume;
    }

    @Override
    public String unit() {
      return "eV/atom";
    }
  }

  /** Formation of a vacancy at the crystal's volume, as {@code properties} computes it. */
  record Vacancy() implements Indicator {
    @Override
    public String word() {
      return "vacancy";
    }

    @Override
    public String unit() {
      return "eV";
    }
  }

  /** A relaxed surface. */
  record Surface(Miller plane) implements Indicator {
    @Override
    public String word() {
      return "surface:" + plane;
    }

    @Override
    public String unit() {
      return "J/m²";
    }
  }

  /**
   * A point of a generalised stacking-fault line.
   *
   * @param share of the slip, from 0 to 1
   */
  record Fault(Slip slip, double share) implements Indicator {
    @Override
    public String word() {
      return "fault:" + slip + "@" + share;
    }

    @Override
    public String unit() {
      return "mJ/m²";
    }
  }

  /**
   * Reads a word.
   *
   * @throws IllegalArgumentException if it is none; names the nearest
   */
  static Indicator parse(String word) {
    int at = word.lastIndexOf('@');
    if (word.startsWith("energy@")) {
      return new EnergyAt(number(word, at, 0, Double.MAX_VALUE));
    }
    if (word.startsWith("surface:")) {
      return new Surface(Miller.plane(word.substring("surface:".length())));
    }
    if (word.startsWith("fault:") && at > 0) {
      Slip slip = Slip.parse(word.substring("fault:".length(), at));
      return new Fault(slip, number(word, at, 0, 1));
    }
    if (word.matches("C[1-6][1-6]")) {
      int i = word.charAt(1) - '0';
      int j = word.charAt(2) - '0';
      return new Elastic(Math.min(i, j), Math.max(i, j));
    }
    return switch (word) {
      case "a" -> new Length(0);
      case "b" -> new Length(1);
      case "c" -> new Length(2);
      case "cohesive-energy" -> new CohesiveEnergy();
      case "vacancy" -> new Vacancy();
      default -> throw unknown(word);
    };
  }

  private static double number(String word, int at, double above, double upTo) {
    try {
      double value = Double.parseDouble(word.substring(at + 1));
      if (value > above && value <= upTo) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw unknown(word);
    }
    throw unknown(word);
  }

  private static IllegalArgumentException unknown(String word) {
    List<String> simple = List.of("a", "b", "c", "cohesive-energy", "C11", "vacancy", "surface:");
    return new IllegalArgumentException(
        "property: expected %s, got \"%s\"; the nearest is %s"
            .formatted(FORMS, word, Spelling.nearest(word.toLowerCase(Locale.ROOT), simple)));
  }
}
