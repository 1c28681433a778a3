package org.athanor.sims.dynamics;

import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Units;

/**
 * A cell motion at work on one trajectory: how much the cell is strained in a step.
 *
 * @param motion what the cell does
 * @param timestep h in fs
 * @param reference the cell at step 0
 */
record CellDrive(CellMotion motion, double timestep, Cell reference) {
  /**
   * Checks that a pressure means something.
   *
   * @throws IllegalArgumentException if the cell moves, but does not repeat along all rows
   */
  CellDrive {
    if (!(motion instanceof CellMotion.Fixed)
        && !reference.periodicity().equals(Cell.Periodicity.FULL)) {
      throw new IllegalArgumentException(
          "dynamics: expected a structure that repeats along all three rows of a cell that moves,"
              + " got "
              + reference.periodicity());
    }
  }

  /** Whether the cell ever changes. */
  boolean moves() {
    return switch (motion) {
      case CellMotion.Fixed _ -> false;
      case CellMotion.Isotropic _, CellMotion.Full _, CellMotion.Axes _ -> true;
    };
  }

  /**
   * The stretch of a step.
   *
   * @param cell as it is
   * @param strain from {@link #strain}
   */
  Stretch stretch(Cell cell, Matrix3 strain) {
    Stretch stretch = Stretch.of(strain);
    return switch (motion) {
      case CellMotion.Full _ -> stretch.unturned(reference, cell);
      case CellMotion.Fixed _, CellMotion.Isotropic _, CellMotion.Axes _ -> stretch;
    };
  }

  /**
   * The logarithmic strain of a step, symmetric.
   *
   * @param cell as it is
   * @param pressure the momentary pressure tensor in eV/Å³
   */
  Matrix3 strain(Cell cell, Matrix3 pressure, Noise noise) {
    return switch (motion) {
      case CellMotion.Fixed _ -> Matrix3.ZERO;
      case CellMotion.Isotropic own -> isotropic(own, cell, pressure, noise);
      case CellMotion.Full own -> full(own, cell, pressure, noise);
      case CellMotion.Axes own -> axes(own, cell, pressure, noise);
    };
  }

  private Matrix3 isotropic(CellMotion.Isotropic own, Cell cell, Matrix3 pressure, Noise noise) {
    Barostat barostat = own.barostat();
    double excess = pressure.trace() / 3 - own.pressureGPa() / Units.GPA_PER_EV_PER_A3;
    double strain =
        barostat.mobility() * excess * timestep
            + barostat.width(timestep, cell.volume()) / Math.sqrt(3) * noise.normal();
    return Matrix3.IDENTITY.times(strain);
  }

  private Matrix3 full(CellMotion.Full own, Cell cell, Matrix3 pressure, Noise noise) {
    double target = own.pressureGPa() / Units.GPA_PER_EV_PER_A3;
    Matrix3 excess = pressure.plus(Matrix3.IDENTITY.times(-target));
    double[] xi = new double[6];
    noise.normals(xi);
    double shear = Math.sqrt(0.5);
    Matrix3 kick =
        Matrix3.of(
            xi[0],
            shear * xi[5],
            shear * xi[4],
            shear * xi[5],
            xi[1],
            shear * xi[3],
            shear * xi[4],
            shear * xi[3],
            xi[2]);
    return excess
        .times(own.barostat().mobility() * timestep)
        .plus(kick.times(own.barostat().width(timestep, cell.volume())));
  }

  private Matrix3 axes(CellMotion.Axes own, Cell cell, Matrix3 pressure, Noise noise) {
    double[] strain = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      strain[axis] =
          switch (own.along(axis)) {
            case AxisMotion.Held _ -> 0;
            case AxisMotion.Strained strained -> rated(strained, cell, axis);
            case AxisMotion.Stressed stressed ->
                own.barostat().mobility()
                        * (pressure.get(axis, axis)
                            + stressed.stressGPa() / Units.GPA_PER_EV_PER_A3)
                        * timestep
                    + own.barostat().width(timestep, cell.volume()) * noise.normal();
          };
    }
    return Matrix3.diagonal(strain[0], strain[1], strain[2]);
  }

  private double rated(AxisMotion.Strained strained, Cell cell, int axis) {
    double step = strained.rate() * timestep;
    return switch (strained.measure()) {
      case TRUE -> step;
      case ENGINEERING -> {
        double length = reference.rows().inverse().times(cell.rows()).get(axis, axis);
        yield StrictMath.log1p(step / length);
      }
    };
  }
}
