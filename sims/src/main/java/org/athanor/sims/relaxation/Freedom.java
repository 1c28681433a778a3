package org.athanor.sims.relaxation;

import java.util.Arrays;
import org.athanor.potentials.structure.Matrix3;

/**
 * What may move in a relaxation, and against which pressure.
 *
 * @param x whether atoms may move along x
 * @param y whether along y
 * @param z whether along z
 * @param cell how the cell may change
 * @param pressureGPa in GPa; without effect on a cell of given volume
 */
public record Freedom(boolean x, boolean y, boolean z, CellChange cell, double pressureGPa) {
  /** How a cell may change. */
  public enum CellChange {
    /** Not at all. */
    NONE,
    /** At its volume: by strains without a trace. */
    SHAPE,
    /** In all ways. */
    FREE
  }

  /** Positions at a given cell. */
  public static final Freedom POSITIONS = new Freedom(true, true, true, CellChange.NONE, 0);

  /** Positions along z at a given cell. */
  public static final Freedom ALONG_Z = new Freedom(false, false, true, CellChange.NONE, 0);

  /** Positions and cell at a given volume. */
  public static final Freedom VOLUME_KEPT = new Freedom(true, true, true, CellChange.SHAPE, 0);

  /** Positions and cell at a pressure in GPa. */
  public static Freedom at(double pressureGPa) {
    return new Freedom(true, true, true, CellChange.FREE, pressureGPa);
  }

  /** Takes away the forces, row-major [3n + 9] with those on strains last, on what may not move. */
  void restrict(double[] forces) {
    int strains = forces.length - 9;
    boolean[] free = {x, y, z};
    for (int k = 0; k < strains; k++) {
      if (!free[k % 3]) {
        forces[k] = 0;
      }
    }
    switch (cell) {
      case NONE -> Arrays.fill(forces, strains, forces.length, 0);
      case SHAPE -> {
        double mean = (forces[strains] + forces[strains + 4] + forces[strains + 8]) / 3;
        forces[strains] -= mean;
        forces[strains + 4] -= mean;
        forces[strains + 8] -= mean;
      }
      case FREE -> {}
    }
  }

  /** A strain as it may be: at a given volume, what it would change in second order is undone. */
  Matrix3 allowed(Matrix3 strain) {
    return switch (cell) {
      case NONE, FREE -> strain;
      case SHAPE -> {
        Matrix3 map = Matrix3.IDENTITY.plus(strain);
        double scale = 1 / StrictMath.cbrt(map.determinant());
        yield map.times(scale).plus(Matrix3.IDENTITY.times(-1));
      }
    };
  }
}
