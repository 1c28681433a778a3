package org.athanor.sims.dynamics.run;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.athanor.persistence.formats.ExtxyzWriter;
import org.athanor.persistence.formats.Frame;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Neighbours;
import org.athanor.potentials.uncertainty.Extrapolation;
import org.athanor.sims.dynamics.Surface;
import org.athanor.sims.dynamics.Trajectory;

/**
 * How far the atoms of a run are from what its potential was fitted to, and from where on the run
 * is to stop. Serves one thread.
 */
public final class GradeWatch {
  /** In Å: atoms move this far together before pairs are searched anew. */
  private static final double SKIN = 0.5;

  private final Extrapolation extrapolation;
  private final double limit;
  private final int every;
  private final Neighbours known;
  private double seen;

  /**
   * A watch.
   *
   * @param extrapolation of the potential that moves the atoms
   * @param limit largest grade of an atom with which the run goes on, a pure number
   * @param every steps between two looks
   * @throws IllegalArgumentException if a number is not positive
   */
  public GradeWatch(Extrapolation extrapolation, double limit, int every) {
    if (!(limit > 0) || every < 1) {
      throw new IllegalArgumentException(
          "--guard: expected a positive grade, looked at every step or less often, got "
              + limit
              + " every "
              + every
              + " steps");
    }
    this.extrapolation = extrapolation;
    this.limit = limit;
    this.every = every;
    this.known = new Neighbours(extrapolation.cutoff(), SKIN);
  }

  /** Largest grade with which the run goes on. */
  public double limit() {
    return limit;
  }

  /** The largest grade of an atom at any look; 0 before the first. */
  public double seen() {
    return seen;
  }

  /** The largest grade of an atom as they are now. */
  double grade(Trajectory trajectory) {
    Surface surface = trajectory.surface();
    known.update(surface.cell(), surface.positions());
    double grade = extrapolation.largest(known);
    seen = Math.max(seen, grade);
    return grade;
  }

  /** Whether it is time for a look, and an atom is too far. */
  boolean stops(Trajectory trajectory) {
    return trajectory.step() % every == 0 && !(grade(trajectory) <= limit);
  }

  /** The atoms as they are now, what the potential says of them, and the grade of each. */
  void write(ExtxyzWriter writer, Trajectory trajectory) {
    double grade = grade(trajectory);
    var said = trajectory.surface().base().prediction();
    Frame frame = TrajectoryFile.frame(trajectory.state(), trajectory.thermo());
    TreeMap<String, String> info = new TreeMap<>(frame.info());
    info.put("grade", Double.toString(grade));
    writer.write(
        new Frame(frame.structure(), Optional.empty(), info),
        new Labels(said.energy(), said.forces(), Optional.of(said.virial())),
        new TreeMap<>(),
        new TreeMap<>(Map.of("grade", extrapolation.of(known))));
  }
}
