package org.athanor.sims.walk;

import java.util.List;
import org.athanor.potentials.structure.Structure;
import org.athanor.protocol.walk.Candidate;
import org.athanor.protocol.walk.Ending;
import org.athanor.sims.dynamics.DynamicsState;
import org.athanor.sims.relaxation.FireState;

/**
 * All that a walk needs to go on from where it is, to the bit, beside its {@link Course}.
 *
 * @param candidates so far
 * @param stage where it is
 */
public record WalkState(List<Candidate> candidates, Stage stage) {
  /** Copies the list. */
  public WalkState {
    candidates = List.copyOf(candidates);
  }

  /** Where a walk can be. */
  public sealed interface Stage {
    /** Steps of dynamics and relaxation computed so far. */
    int steps();
  }

  /** The start is being relaxed. */
  public record Relaxing(FireState fire) implements Stage {
    @Override
    public int steps() {
      return fire.step();
    }
  }

  /** In dynamics, after {@code relaxationSteps}. */
  public record Moving(int relaxationSteps, DynamicsState dynamics) implements Stage {
    @Override
    public int steps() {
      return relaxationSteps + dynamics.step();
    }
  }

  /**
   * Deforming one structure again and again.
   *
   * @param steps of relaxation before
   * @param origin what is deformed
   * @param next the index of the next candidate
   */
  public record Deforming(int steps, Structure origin, int next) implements Stage {}

  /** At its end. */
  public record Ended(int steps, Ending ending) implements Stage {}
}
