package org.athanor.sims.dynamics.run;

import java.util.Optional;
import org.athanor.sims.dynamics.Thermo;
import org.athanor.sims.dynamics.Trajectory;

/** Who watches a run. */
public interface Display {
  /** The run is where it begins or goes on, with so many steps to do in all. */
  void started(Trajectory trajectory, int steps);

  /** A step was made; called after each, so it must be quick. */
  void stepped(int step);

  /**
   * A reading was taken.
   *
   * @param grade largest extrapolation grade of an atom; empty where nobody watches it
   */
  void read(Thermo thermo, Optional<Double> grade);
}
