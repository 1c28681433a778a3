package org.athanor.sims.dynamics;

import java.util.Optional;
import org.athanor.protocol.walk.Ending;

/** Looks at a surface after each evaluation, and says when to stop. */
@FunctionalInterface
public interface Watch {
  /** Never stops. */
  Watch NONE = (step, surface) -> Optional.empty();

  /**
   * Which guard the evaluated positions breach, if one.
   *
   * @param step the number to report
   */
  Optional<Ending.Guarded> breach(int step, Surface surface);
}
