package org.athanor.sims.properties;

import java.util.Optional;
import org.athanor.potentials.potential.Potential;
import org.athanor.potentials.structure.Structure;
import org.athanor.protocol.walk.Ending.Breach;
import org.athanor.protocol.walk.Ending.Guarded;
import org.athanor.sims.dynamics.Surface;
import org.athanor.sims.dynamics.Term;
import org.athanor.sims.dynamics.Watch;
import org.athanor.sims.relaxation.Fire;
import org.athanor.sims.relaxation.Freedom;
import org.athanor.sims.relaxation.Relaxation;
import org.athanor.sims.relaxation.RelaxationSettings;

/** Relaxes structures under a potential, or says why it cannot. */
public final class Relaxer {
  /** For derivatives: what is left of forces must not show in differences of stresses. */
  public static final RelaxationSettings TIGHT = new RelaxationSettings(1e-7, 1e-6, 20_000);

  /** For energies, whose error is of second order in the forces that are left. */
  public static final RelaxationSettings USUAL = new RelaxationSettings(1e-4, 1e-3, 20_000);

  /** By which factor a volume may shrink on the way to rest. */
  private static final double COLLAPSE = 10;

  private final Potential potential;

  /** Under a potential. */
  public Relaxer(Potential potential) {
    this.potential = potential;
  }

  /**
   * The structure at rest.
   *
   * @throws NotRelaxedException if it does not come to rest
   */
  public Structure relaxed(Structure start, Freedom freedom, RelaxationSettings settings) {
    Surface surface =
        new Surface(start.size(), Term.of(potential, start.species()), Optional.empty());
    return switch (Fire.relax(start, surface, freedom, settings, collapse(start))) {
      case Relaxation.Converged converged -> converged.structure();
      case Relaxation.OutOfSteps left ->
          throw new NotRelaxedException(
              "expected forces below "
                  + settings.largestForce()
                  + " eV/Å and a stress below "
                  + settings.stressGPa()
                  + " GPa, got "
                  + left.largestForce()
                  + " eV/Å and "
                  + left.stressGPa()
                  + " GPa after "
                  + left.steps()
                  + " steps");
      case Relaxation.Stopped stopped ->
          throw new NotRelaxedException(
              "expected a crystal that comes to rest, got one that collapses: "
                  + stopped.breach().value() / start.size()
                  + " Å³ per atom after "
                  + stopped.steps()
                  + " steps, of "
                  + start.cell().volume() / start.size()
                  + " at first");
      case Relaxation.NotFinite broken ->
          throw new NotRelaxedException(
              "the potential gave numbers that are not finite at step " + broken.steps());
    };
  }

  /**
   * Stops where atoms fall into each other without end: the lists of their neighbours would grow
   * beyond all memory, and there is no rest to come to.
   */
  private static Watch collapse(Structure start) {
    double limit = start.cell().volume() / COLLAPSE;
    return (step, surface) -> {
      double volume = surface.cell().volume();
      return volume < limit
          ? Optional.of(new Guarded(step, Breach.SMALLEST_VOLUME, volume, limit))
          : Optional.empty();
    };
  }

  /** Energy in eV per structure. */
  double energy(Structure structure) {
    return potential.predict(structure).energy();
  }

  Potential potential() {
    return potential;
  }
}
