package org.athanor.actors.engine;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.athanor.potentials.potential.Potential;
import org.athanor.protocol.walk.Walk;
import org.athanor.protocol.walk.WalkOutcome;
import org.athanor.protocol.walk.WalkSettings;

/** Walks. Safe to be used by several threads at once. */
public interface WalkEngine {
  /**
   * Makes one trajectory; the outcome's candidates and ending depend on the arguments alone, to the
   * bit.
   *
   * @param potential the fitted version that the walk names; empty where its motion needs none, or
   *     names one that the engine has
   * @param cancelled asked now and then; when it says true the walk is given up
   * @return the outcome, or empty if the walk was given up
   */
  Optional<WalkOutcome> run(
      Walk walk, WalkSettings settings, Optional<Potential> potential, BooleanSupplier cancelled);
}
