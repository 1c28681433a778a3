package org.athanor.sims.walk;

import java.util.Optional;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Neighbours;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.uncertainty.Extrapolation;
import org.athanor.protocol.walk.Ending;
import org.athanor.protocol.walk.Ending.Breach;
import org.athanor.protocol.walk.Guards;
import org.athanor.protocol.walk.Guards.GradeGuard;
import org.athanor.sims.dynamics.Surface;
import org.athanor.sims.dynamics.Trajectory;

/** The guards of one walk; for one thread. What is no number breaches its guard as infinity. */
final class Fence {
  /** In Å: atoms move this far together before pairs are searched anew. */
  private static final double SKIN = 0.5;

  private final Guards guards;
  private final double startVolume;
  private final double[] radii;
  private final Neighbours near;
  private final Optional<Lookout> lookout;

  /** What a guard by grades works with. */
  private record Lookout(GradeGuard guard, Extrapolation extrapolation, Neighbours known) {}

  Fence(Structure start, Guards guards) {
    this(start, guards, Optional.empty());
  }

  /**
   * With a guard by grades, if there is a limit and they are known.
   *
   * @param extrapolation of the potential that moves the walk
   */
  Fence(Structure start, Guards guards, Optional<Extrapolation> extrapolation) {
    this.guards = guards;
    this.startVolume = start.cell().volume();
    this.radii = new double[start.size()];
    double widest = 0;
    for (int i = 0; i < radii.length; i++) {
      radii[i] = Element.of(start.species().get(i)).covalentRadius();
      widest = Math.max(widest, radii[i]);
    }
    this.near = new Neighbours(Math.max(guards.shortestDistance(), 0.1) * 2 * widest, SKIN);
    this.lookout =
        guards
            .grade()
            .flatMap(
                guard ->
                    extrapolation.map(
                        grades ->
                            new Lookout(guard, grades, new Neighbours(grades.cutoff(), SKIN))));
  }

  /** Distances, and the volume. */
  Optional<Ending.Guarded> geometry(int step, Cell cell, double[] positions) {
    double volume = cell.volume() / startVolume;
    if (!(volume >= guards.smallestVolume())) {
      return guarded(step, Breach.SMALLEST_VOLUME, volume, guards.smallestVolume());
    }
    if (!(volume <= guards.largestVolume())) {
      return guarded(step, Breach.LARGEST_VOLUME, volume, guards.largestVolume());
    }
    double distance = shortestDistance(cell, positions);
    return distance < guards.shortestDistance()
        ? guarded(step, Breach.SHORTEST_DISTANCE, distance, guards.shortestDistance())
        : Optional.empty();
  }

  /** Distances, volume, temperature and forces. */
  Optional<Ending.Guarded> motion(Trajectory trajectory) {
    int step = trajectory.step();
    double force = trajectory.surface().largestBaseForce();
    if (!(force <= guards.largestForce())) {
      return guarded(step, Breach.LARGEST_FORCE, force, guards.largestForce());
    }
    double temperature = trajectory.temperature();
    if (!(temperature <= guards.highestTemperature())) {
      return guarded(step, Breach.HIGHEST_TEMPERATURE, temperature, guards.highestTemperature());
    }
    return geometry(step, trajectory.surface().cell(), trajectory.surface().positions());
  }

  /** How far atoms are from what is known; looked at now and then. */
  Optional<Ending.Guarded> grade(Trajectory trajectory) {
    int step = trajectory.step();
    if (lookout.isEmpty() || step % lookout.get().guard().every() != 0) {
      return Optional.empty();
    }
    Surface surface = trajectory.surface();
    Neighbours known = lookout.get().known();
    known.update(surface.cell(), surface.positions());
    double grade = lookout.get().extrapolation().largest(known);
    double limit = lookout.get().guard().largest();
    return grade <= limit ? Optional.empty() : guarded(step, Breach.LARGEST_GRADE, grade, limit);
  }

  /** The least |r_ij| over the sum of covalent radii; infinite if no pair is near. */
  private double shortestDistance(Cell cell, double[] positions) {
    near.update(cell, positions);
    double shortest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < radii.length; i++) {
      for (int k = near.first(i); k < near.first(i + 1); k++) {
        double sum = radii[i] + radii[near.indices()[k]];
        shortest = Math.min(shortest, near.distances()[k] / sum);
      }
    }
    return shortest;
  }

  private static Optional<Ending.Guarded> guarded(
      int step, Breach breach, double value, double limit) {
    double seen = Double.isNaN(value) ? Double.POSITIVE_INFINITY : value;
    return Optional.of(new Ending.Guarded(step, breach, seen, limit));
  }
}
