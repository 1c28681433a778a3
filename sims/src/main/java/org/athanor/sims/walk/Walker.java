package org.athanor.sims.walk;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.athanor.actors.engine.WalkEngine;
import org.athanor.potentials.potential.Potential;
import org.athanor.protocol.walk.Walk;
import org.athanor.protocol.walk.WalkOutcome;
import org.athanor.protocol.walk.WalkSettings;
import org.athanor.sims.relaxation.RelaxationSettings;

/** Makes whole walks in the calling thread. Safe to be used by several threads at once. */
public final class Walker implements WalkEngine {
  private final RelaxationSettings relaxation;

  /** Walks whose start is relaxed to these tolerances. */
  public Walker(RelaxationSettings relaxation) {
    this.relaxation = relaxation;
  }

  /**
   * Makes one trajectory; {@code cancelled} is asked before every step.
   *
   * @throws IllegalArgumentException if the walk's motion needs a potential and there is none, if
   *     the potential does not know a species, or for dynamics of a single atom
   */
  @Override
  public Optional<WalkOutcome> run(
      Walk walk, WalkSettings settings, Optional<Potential> potential, BooleanSupplier cancelled) {
    ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    long began = clock.getCurrentThreadCpuTime();
    WalkRun run = WalkRun.start(new Course(walk, settings, potential, relaxation));
    while (!run.hasEnded()) {
      if (cancelled.getAsBoolean()) {
        return Optional.empty();
      }
      run.advance();
    }
    return Optional.of(run.outcome((clock.getCurrentThreadCpuTime() - began) * 1e-9));
  }
}
