package org.athanor.sims.walk;

import java.util.Optional;
import org.athanor.potentials.entropy.LocalEntropyBias;
import org.athanor.potentials.potential.Potential;
import org.athanor.potentials.uncertainty.Extrapolation;
import org.athanor.potentials.uncertainty.GradedPotential;
import org.athanor.protocol.walk.Bias;
import org.athanor.protocol.walk.Walk;
import org.athanor.protocol.walk.WalkSettings;
import org.athanor.sims.dynamics.Integrator;
import org.athanor.sims.dynamics.Surface;
import org.athanor.sims.dynamics.Term;
import org.athanor.sims.relaxation.Fire;
import org.athanor.sims.relaxation.FireState;
import org.athanor.sims.relaxation.RelaxationSettings;

/**
 * All that determines a walk.
 *
 * @param walk what to do
 * @param settings of all walks of the campaign
 * @param potential the one that the walk names; empty where its motion needs none
 * @param relaxation of the walk's start
 */
public record Course(
    Walk walk,
    WalkSettings settings,
    Optional<Potential> potential,
    RelaxationSettings relaxation) {

  /** The guards, for this walk's species and volume. */
  Fence fence() {
    return new Fence(walk.start(), settings.guards());
  }

  /** The guards of its dynamics. */
  Fence dynamicsFence() {
    return new Fence(walk.start(), settings.guards(), extrapolation());
  }

  /**
   * The grades of the potential that moves it, for walks whose candidates are chosen for what they
   * add. Control and test walks are what a walk without a guard is, whatever stops the others.
   */
  private Optional<Extrapolation> extrapolation() {
    boolean adds =
        switch (walk.arm()) {
          case ENTROPY, ANCHOR -> true;
          case SEED, CONTROL, TEST -> false;
        };
    return adds && potential.orElse(null) instanceof GradedPotential graded
        ? Optional.of(graded.extrapolation(walk.start().species()))
        : Optional.empty();
  }

  /** A relaxation of cell and positions that goes on from {@code state}. */
  Fire fire(FireState state, Fence fence) {
    return new Fire(
        state,
        surface(new Bias.None()),
        walk.pressureGPa(),
        relaxation,
        (step, surface) -> fence.geometry(step, surface.cell(), surface.positions()));
  }

  /** What atoms move on. */
  Surface surface(Bias bias) {
    return new Surface(walk.start().size(), base(), term(bias));
  }

  /** The thermostat. */
  Integrator langevin(double temperature) {
    return Integrator.langevin(settings.timestep(), temperature, settings.friction());
  }

  private Term base() {
    Potential needed =
        potential.orElseThrow(
            () ->
                new IllegalArgumentException(
                    "walk " + walk.id() + ": expected a potential to move on, got none"));
    return Term.of(needed, walk.start().species(), walk.start().cell());
  }

  private Optional<Term> term(Bias bias) {
    return switch (bias) {
      case Bias.None _ -> Optional.empty();
      case Bias.LocalEntropy entropy -> {
        LocalEntropyBias term = new LocalEntropyBias(settings.fingerprint(), entropy.strength());
        yield Optional.of(new Term(term.cutoff(), term.kernel(walk.start().species())));
      }
    };
  }
}
