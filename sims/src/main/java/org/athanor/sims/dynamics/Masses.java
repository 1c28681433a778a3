package org.athanor.sims.dynamics;

import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Units;

/** Inertia of each atom in eV·fs²/Å² (mass in amu over {@link Units#ACCELERATION}), [n]. */
final class Masses {
  private final double[] inertia;
  private final double total;

  private Masses(double[] inertia, double total) {
    this.inertia = inertia;
    this.total = total;
  }

  static Masses of(Species species) {
    if (species.size() < 2) {
      throw new IllegalArgumentException(
          "dynamics: expected at least 2 atoms (the centre of mass is at rest), got "
              + species.size());
    }
    double[] inertia = new double[species.size()];
    double total = 0;
    for (int i = 0; i < inertia.length; i++) {
      inertia[i] = Element.of(species.get(i)).mass() / Units.ACCELERATION;
      total += inertia[i];
    }
    return new Masses(inertia, total);
  }

  double get(int i) {
    return inertia[i];
  }

  /** Fills velocities [3n] in Å/fs with thermal ones of zero total momentum. */
  void draw(double temperature, Noise noise, double[] velocities) {
    noise.normals(velocities);
    for (int i = 0; i < inertia.length; i++) {
      double width = Math.sqrt(Units.BOLTZMANN * temperature / inertia[i]);
      for (int x = 3 * i; x < 3 * i + 3; x++) {
        velocities[x] *= width;
      }
    }
    rest(velocities);
  }

  /** Σ ½ m v² in eV. */
  double kinetic(double[] velocities) {
    double sum = 0;
    for (int i = 0; i < inertia.length; i++) {
      double x = velocities[3 * i];
      double y = velocities[3 * i + 1];
      double z = velocities[3 * i + 2];
      sum += 0.5 * inertia[i] * (x * x + y * y + z * z);
    }
    return sum;
  }

  /** 2K / ((3n − 3) k_B) in K. */
  double temperature(double kinetic) {
    return 2 * kinetic / ((3 * inertia.length - 3) * Units.BOLTZMANN);
  }

  /**
   * Takes the total momentum out: for thermal velocities that leaves exactly their distribution
   * under the condition that the momentum is zero.
   */
  private void rest(double[] velocities) {
    for (int axis = 0; axis < 3; axis++) {
      double momentum = 0;
      for (int i = 0; i < inertia.length; i++) {
        momentum += inertia[i] * velocities[3 * i + axis];
      }
      for (int i = 0; i < inertia.length; i++) {
        velocities[3 * i + axis] -= momentum / total;
      }
    }
  }
}
