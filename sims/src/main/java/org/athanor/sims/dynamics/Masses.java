package org.athanor.sims.dynamics;

import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Units;

/** Inertia of each atom in eV·fs²/Å² (mass in amu over {@link Units#ACCELERATION}), [n]. */
final class Masses {
  private final double[] inertia;
  private final double total;
  private final Sweep sweep;

  private Masses(double[] inertia, double total, Sweep sweep) {
    this.inertia = inertia;
    this.total = total;
    this.sweep = sweep;
  }

  static Masses of(Species species, Sweep sweep) {
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
    return new Masses(inertia, total, sweep);
  }

  double get(int i) {
    return inertia[i];
  }

  /** The number of atoms, n. */
  int size() {
    return inertia.length;
  }

  /** Degrees of freedom 3n − 3: the centre of mass is at rest. */
  int freedom() {
    return 3 * inertia.length - 3;
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
    return sweep.sum((from, to, sums) -> sums[0] = kinetic(velocities, from, to))[0];
  }

  private double kinetic(double[] velocities, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      double x = velocities[3 * i];
      double y = velocities[3 * i + 1];
      double z = velocities[3 * i + 2];
      sum += 0.5 * inertia[i] * (x * x + y * y + z * z);
    }
    return sum;
  }

  /** Σ m v⊗v in eV, symmetric [3×3]; its trace is twice the kinetic energy. */
  Matrix3 momentumFlux(double[] velocities) {
    double[] flux = sweep.sum((from, to, sums) -> addFlux(velocities, from, to, sums));
    return Matrix3.of(
        flux[0], flux[1], flux[2], flux[1], flux[4], flux[5], flux[2], flux[5], flux[8]);
  }

  private void addFlux(double[] velocities, int from, int to, double[] flux) {
    for (int i = from; i < to; i++) {
      for (int a = 0; a < 3; a++) {
        double momentum = inertia[i] * velocities[3 * i + a];
        for (int b = a; b < 3; b++) {
          flux[3 * a + b] += momentum * velocities[3 * i + b];
        }
      }
    }
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
