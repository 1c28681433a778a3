package org.athanor.protocol.walk;

import java.util.Optional;
import org.athanor.potentials.uncertainty.ActiveSets;
import org.athanor.protocol.Message;

/** What an explorer is told by others. */
public sealed interface ExplorerMessage extends Message {
  /**
   * Make this trajectory.
   *
   * @param settings how all walks are run
   * @param potential text form of the fitted version that the walk names; empty where it names none
   * @param seen the active sets of that fit; empty where walks are not guarded by them
   */
  record StartWalk(
      Walk walk, WalkSettings settings, Optional<String> potential, Optional<ActiveSets> seen)
      implements ExplorerMessage {}

  /** The librarian has the walk, durably. */
  record WalkStored(WalkId walk) implements ExplorerMessage {}

  /**
   * The explorer to itself: the engine came back with an outcome, or empty when it was cancelled.
   */
  record EngineReturned(WalkId walk, Optional<WalkOutcome> outcome) implements ExplorerMessage {}

  /** The explorer to itself: the engine broke down. */
  record EngineFailed(WalkId walk, String detail) implements ExplorerMessage {}

  /** The explorer to itself: say that it is alive, and say again what was not answered. */
  record Pulse() implements ExplorerMessage {}
}
