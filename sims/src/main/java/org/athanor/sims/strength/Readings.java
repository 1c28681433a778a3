package org.athanor.sims.strength;

import org.athanor.potentials.structure.Matrix3;
import org.athanor.sims.dynamics.Thermo;

/**
 * Sums of readings from one sample to the next.
 *
 * @param count how many were added
 * @param strain Σ of true strains along z, positive in compression
 * @param stressGPa Σ of stresses, tension positive, in GPa
 * @param temperature Σ of temperatures in K
 * @param energy Σ of potential energies in eV
 */
record Readings(int count, double strain, Matrix3 stressGPa, double temperature, double energy) {
  static final Readings NONE = new Readings(0, 0, Matrix3.ZERO, 0, 0);

  Readings plus(Thermo thermo) {
    return new Readings(
        count + 1,
        strain - thermo.trueStrain(2),
        stressGPa.plus(thermo.stressGPa()),
        temperature + thermo.energies().temperature(),
        energy + thermo.energies().potential());
  }

  double meanStrain() {
    return strain / count;
  }

  Matrix3 meanStressGPa() {
    return stressGPa.times(1.0 / count);
  }

  double meanTemperature() {
    return temperature / count;
  }

  double meanEnergy() {
    return energy / count;
  }
}
