package org.athanor.potentials.tightbinding;

import org.athanor.potentials.structure.Cell;

/**
 * How densely the Brillouin zone is sampled: a regular mesh of k-points (H. J. Monkhorst and J. D.
 * Pack, Phys. Rev. B 13, 5188 (1976)), on Γ or half a step off it. Along a row of the cell that
 * does not repeat there is one point, Γ's.
 */
public sealed interface Sampling {
  /** Whether the mesh lies half a step off Γ. */
  boolean shifted();

  /** All of it, as text of one form. */
  String description();

  /** Points along each reciprocal vector of a cell, [3]. */
  int[] divisions(Cell cell);

  /**
   * As many points as the cell needs.
   *
   * @param longest the longest distance in 1/Å between neighbouring points, 2π included
   */
  record Spacing(double longest, boolean shifted) implements Sampling {
    /** Lengths that only rounding tells from a whole number of steps get no further point. */
    private static final double ROUNDING = 1e-9;

    /** More than anybody can mean. */
    private static final double MOST_POINTS = 1e5;

    /**
     * Checks the spacing.
     *
     * @throws IllegalArgumentException unless it is positive and finite
     */
    public Spacing {
      if (!(longest > 0 && Double.isFinite(longest))) {
        throw new IllegalArgumentException(
            "k-points: expected a positive spacing in 1/Å, got " + longest);
      }
    }

    @Override
    public String description() {
      return "k-points at most " + longest + " /Å apart, " + (shifted ? "off" : "on") + " Gamma";
    }

    @Override
    public int[] divisions(Cell cell) {
      int[] divisions = new int[3];
      double points = 1;
      for (int row = 0; row < 3; row++) {
        double steps = 2 * Math.PI / (cell.height(row) * longest);
        boolean repeats = cell.periodicity().along(row);
        divisions[row] = repeats ? Math.max(1, (int) Math.ceil(steps - ROUNDING)) : 1;
        points *= divisions[row];
      }
      if (points > MOST_POINTS) {
        throw new IllegalArgumentException(
            "k-points: expected at most "
                + (int) MOST_POINTS
                + " in this cell, got "
                + points
                + " with a spacing of "
                + longest
                + " /Å");
      }
      return divisions;
    }
  }

  /** This many points along each reciprocal vector, whatever the cell. */
  record Divisions(int a, int b, int c, boolean shifted) implements Sampling {
    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException unless they are positive
     */
    public Divisions {
      if (a < 1 || b < 1 || c < 1) {
        throw new IllegalArgumentException(
            "k-points: expected at least 1 along each reciprocal vector, got "
                + a
                + ", "
                + b
                + " and "
                + c);
      }
    }

    @Override
    public String description() {
      return "k-points " + a + " x " + b + " x " + c + ", " + (shifted ? "off" : "on") + " Gamma";
    }

    @Override
    public int[] divisions(Cell cell) {
      Cell.Periodicity along = cell.periodicity();
      return new int[] {along.a() ? a : 1, along.b() ? b : 1, along.c() ? c : 1};
    }
  }
}
