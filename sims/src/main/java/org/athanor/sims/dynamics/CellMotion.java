package org.athanor.sims.dynamics;

/** What the cell does during dynamics; the atoms move along with it. */
public sealed interface CellMotion {
  /** It stays as it is. */
  record Fixed() implements CellMotion {}

  /**
   * Its volume follows the pressure, its shape stays.
   *
   * @param pressureGPa compression positive, in GPa
   */
  record Isotropic(double pressureGPa, Barostat barostat) implements CellMotion {
    /**
     * Checks the pressure.
     *
     * @throws IllegalArgumentException unless it is finite
     */
    public Isotropic {
      Quantity.finite("pressure", pressureGPa, "GPa");
    }
  }

  /**
   * All six strains follow the pressure; the cell is kept from turning.
   *
   * @param pressureGPa compression positive, in GPa
   */
  record Full(double pressureGPa, Barostat barostat) implements CellMotion {
    /**
     * Checks the pressure.
     *
     * @throws IllegalArgumentException unless it is finite
     */
    public Full {
      Quantity.finite("pressure", pressureGPa, "GPa");
    }
  }

  /**
   * Each Cartesian axis is held, strained at a rate, or follows a stress of its own; shear strains
   * stay.
   *
   * @param x what happens along x
   * @param y what happens along y
   * @param z what happens along z
   * @param barostat moves the axes that follow a stress
   */
  record Axes(AxisMotion x, AxisMotion y, AxisMotion z, Barostat barostat) implements CellMotion {
    /** What happens along axis 0, 1 or 2. */
    AxisMotion along(int axis) {
      return axis == 0 ? x : axis == 1 ? y : z;
    }
  }
}
