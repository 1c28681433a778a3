package org.athanor.sims.walk;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.athanor.actors.engine.WalkEngine;
import org.athanor.potentials.potential.Potential;
import org.athanor.protocol.walk.Driver;
import org.athanor.protocol.walk.Motion;
import org.athanor.protocol.walk.Walk;
import org.athanor.protocol.walk.WalkOutcome;
import org.athanor.protocol.walk.WalkSettings;
import org.athanor.sims.relaxation.RelaxationSettings;

/** Makes whole walks in the calling thread. Safe to be used by several threads at once. */
public final class Walker implements WalkEngine {
  private final RelaxationSettings relaxation;
  private final GivenPotentials given;

  /** Walks on fitted potentials alone, whose start is relaxed to these tolerances. */
  public Walker(RelaxationSettings relaxation) {
    this(
        relaxation,
        spec -> {
          throw new IllegalArgumentException("expected a fitted potential, got " + spec);
        });
  }

  /** Walks whose start is relaxed to these tolerances. */
  public Walker(RelaxationSettings relaxation, GivenPotentials given) {
    this.relaxation = relaxation;
    this.given = given;
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
    WalkRun run =
        WalkRun.start(new Course(walk, settings, driving(walk.motion(), potential), relaxation));
    while (!run.hasEnded()) {
      if (cancelled.getAsBoolean()) {
        return Optional.empty();
      }
      run.advance();
    }
    return Optional.of(run.outcome((clock.getCurrentThreadCpuTime() - began) * 1e-9));
  }

  private Optional<Potential> driving(Motion motion, Optional<Potential> fitted) {
    return switch (motion) {
      case Motion.Perturbed _ -> fitted;
      case Motion.Strained strained -> driving(strained.driver(), fitted);
      case Motion.Dynamics dynamics -> driving(dynamics.driver(), fitted);
    };
  }

  private Optional<Potential> driving(Driver driver, Optional<Potential> fitted) {
    return switch (driver) {
      case Driver.Fitted _ -> fitted;
      case Driver.Given named -> Optional.of(given.named(named.spec()));
    };
  }
}
