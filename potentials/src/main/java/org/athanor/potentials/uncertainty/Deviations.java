package org.athanor.potentials.uncertainty;

import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Scalars;
import org.athanor.potentials.structure.Vectors;

/**
 * How uncertain a potential is about a structure: calibrated standard deviations, and how far its
 * atoms are from what the fit has seen.
 *
 * @param energy in eV per structure
 * @param forces of every component, in eV/Å, [n×3]
 * @param virial of every component, in eV, [3×3]; over the volume it is that of the stress
 * @param grades extrapolation grade of each atom, a pure number: up to 1 within what was seen, [n]
 */
public record Deviations(double energy, Vectors forces, Matrix3 virial, Scalars grades) {
  /** The largest grade. */
  public double grade() {
    double largest = 0;
    for (double grade : grades.toArray()) {
      largest = Math.max(largest, grade);
    }
    return largest;
  }
}
