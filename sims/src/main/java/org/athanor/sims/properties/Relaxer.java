package org.athanor.sims.properties;

import java.util.Optional;
import org.athanor.potentials.potential.Potential;
import org.athanor.potentials.structure.Structure;
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
    return switch (Fire.relax(start, surface, freedom, settings, Watch.NONE)) {
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
          throw new NotRelaxedException("the relaxation was stopped: " + stopped.breach());
      case Relaxation.NotFinite broken ->
          throw new NotRelaxedException(
              "the potential gave numbers that are not finite at step " + broken.steps());
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
