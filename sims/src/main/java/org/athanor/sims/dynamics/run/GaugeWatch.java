package org.athanor.sims.dynamics.run;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.athanor.persistence.formats.ExtxyzWriter;
import org.athanor.persistence.formats.Frame;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Neighbours;
import org.athanor.potentials.uncertainty.Extrapolation;
import org.athanor.potentials.uncertainty.ForceDeviation;
import org.athanor.potentials.uncertainty.Gauge;
import org.athanor.sims.dynamics.Surface;
import org.athanor.sims.dynamics.Trajectory;

/**
 * How far the atoms of a run are from what its potential was fitted to, or how uncertain their
 * forces are, and from where on the run is to stop. Serves one thread.
 */
public final class GaugeWatch {
  /** In Å: atoms move this far together before pairs are searched anew. */
  private static final double SKIN = 0.5;

  private final Gauge gauge;
  private final double limit;
  private final int every;
  private final Neighbours known;
  private double seen;

  /**
   * A watch.
   *
   * @param gauge of the potential that moves the atoms
   * @param limit largest number of an atom with which the run goes on, in the gauge's unit
   * @param every steps between two looks
   * @throws IllegalArgumentException if a number is not positive
   */
  public GaugeWatch(Gauge gauge, double limit, int every) {
    if (!(limit > 0) || every < 1) {
      throw new IllegalArgumentException(
          option(gauge)
              + ": expected a positive limit, looked at every step or less often, got "
              + limit
              + " every "
              + every
              + " steps");
    }
    this.gauge = gauge;
    this.limit = limit;
    this.every = every;
    this.known = new Neighbours(gauge.cutoff(), SKIN);
  }

  /** The option that asks for it. */
  public String option() {
    return option(gauge);
  }

  private static String option(Gauge gauge) {
    return switch (gauge) {
      case Extrapolation _ -> "--guard";
      case ForceDeviation _ -> "--guard-deviation";
    };
  }

  /** The column and key of files. */
  String column() {
    return switch (gauge) {
      case Extrapolation _ -> "grade";
      case ForceDeviation _ -> "force_std";
    };
  }

  /** The heading of a reading. */
  String heading() {
    return switch (gauge) {
      case Extrapolation _ -> "grade";
      case ForceDeviation _ -> "force_std_eV_per_A";
    };
  }

  /** Whether it goes by grades, and not by deviations in eV/Å. */
  public boolean graded() {
    return switch (gauge) {
      case Extrapolation _ -> true;
      case ForceDeviation _ -> false;
    };
  }

  /** Largest number with which the run goes on. */
  public double limit() {
    return limit;
  }

  /** The largest number of an atom at any look; 0 before the first. */
  public double seen() {
    return seen;
  }

  /** The largest number of an atom as they are now. */
  double read(Trajectory trajectory) {
    Surface surface = trajectory.surface();
    known.update(surface.cell(), surface.positions());
    double largest = gauge.largest(known);
    seen = Math.max(seen, largest);
    return largest;
  }

  /** Whether it is time for a look, and an atom is too far. */
  boolean stops(Trajectory trajectory) {
    return trajectory.step() % every == 0 && !(read(trajectory) <= limit);
  }

  /** The atoms as they are now, what the potential says of them, and the number of each. */
  void write(ExtxyzWriter writer, Trajectory trajectory) {
    double largest = read(trajectory);
    var said = trajectory.surface().base().prediction();
    Frame frame = TrajectoryFile.frame(trajectory.state(), trajectory.thermo());
    TreeMap<String, String> info = new TreeMap<>(frame.info());
    info.put(column(), Double.toString(largest));
    writer.write(
        new Frame(frame.structure(), Optional.empty(), info),
        new Labels(said.energy(), said.forces(), Optional.of(said.virial())),
        new TreeMap<>(),
        new TreeMap<>(Map.of(column(), gauge.of(known))));
  }
}
