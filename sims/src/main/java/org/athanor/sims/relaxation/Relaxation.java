package org.athanor.sims.relaxation;

import org.athanor.potentials.structure.Structure;
import org.athanor.protocol.walk.Ending;

/** How a relaxation ended. */
public sealed interface Relaxation {
  /** The steps it took. */
  int steps();

  /**
   * Forces and stress are within the tolerances.
   *
   * @param structure relaxed
   * @param enthalpy E + P V in eV per structure
   */
  record Converged(int steps, Structure structure, double enthalpy) implements Relaxation {}

  /**
   * The steps ran out.
   *
   * @param structure as far as it came
   * @param largestForce in eV/Å
   * @param stressGPa largest deviation of a stress component from −pressure in GPa
   */
  record OutOfSteps(int steps, Structure structure, double largestForce, double stressGPa)
      implements Relaxation {}

  /** The watch stopped it. */
  record Stopped(int steps, Ending.Guarded breach) implements Relaxation {}

  /** The potential gave an energy, force or virial that is no finite number. */
  record NotFinite(int steps) implements Relaxation {}
}
