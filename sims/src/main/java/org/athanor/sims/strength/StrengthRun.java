package org.athanor.sims.strength;

import java.io.IOException;
import java.util.Optional;
import org.athanor.potentials.structure.Structure;
import org.athanor.sims.dynamics.DynamicsState;
import org.athanor.sims.dynamics.Integrator;
import org.athanor.sims.dynamics.Noise;
import org.athanor.sims.dynamics.Surface;
import org.athanor.sims.dynamics.Trajectory;
import org.athanor.sims.strength.RunState.Phase;
import org.athanor.sims.strength.cna.CommonNeighbours;
import org.athanor.sims.strength.cna.Kinds;

/**
 * Builds a crystal, warms it up, and compresses it along z at a constant true strain rate while x
 * and y follow the lateral pressure; in a folder, where it leaves all that it finds and from where
 * it goes on after an interruption with the same bits.
 *
 * <p>While it is warmed up all three axes follow the pressure. Heat is exchanged by stochastic
 * velocity rescaling. Shear strains of the cell stay as they are.
 */
public final class StrengthRun {
  private final StrengthSettings settings;
  private final Loading loading;
  private final Engine engine;
  private final RunFolder folder;
  private final Observer observer;

  /** A run that is to be done, or to be gone on with if the folder holds its beginning. */
  public StrengthRun(
      StrengthSettings settings, Engine engine, RunFolder folder, Observer observer) {
    this.settings = settings;
    this.loading = settings.loading();
    this.engine = engine;
    this.folder = folder;
    this.observer = observer;
  }

  /**
   * Runs to the end, or until the observer stops it.
   *
   * @return the curve; empty if it was stopped
   * @throws IllegalArgumentException if the folder holds another run, or the crystal cannot be
   *     built
   */
  public Optional<Curve> run() throws IOException {
    Optional<RunState> old = folder.begun(settings);
    if (old.isPresent()) {
      observer.note("going on from the checkpoint in " + folder.path());
    }
    // What cannot be built leaves no folder behind.
    RunState state = old.isPresent() ? old.get() : started();
    folder.ready(state);
    Optional<RunState> warm =
        switch (state.phase()) {
          case THERMALISING -> thermalised(state);
          case COMPRESSING -> Optional.of(state);
        };
    return warm.isPresent() ? compressed(warm.get()) : Optional.empty();
  }

  private RunState started() {
    observer.note("building and relaxing the crystal");
    Preparation ready = Preparation.of(engine, settings.specimen(), loading.pressureGPa());
    observer.note(ready.words());
    // The crystal is at rest: half of the heat goes into potential energy.
    DynamicsState hot =
        DynamicsState.thermal(
            ready.structure(), 2 * loading.temperature(), Noise.seeded(loading.seed(), 1));
    return new RunState(Phase.THERMALISING, hot, Readings.NONE, 0, Optional.empty());
  }

  private Optional<RunState> thermalised(RunState state) throws IOException {
    Trajectory trajectory = trajectory(state, loading.thermalising());
    while (trajectory.step() < loading.thermalisingSteps()) {
      trajectory.advance();
      observer.progress(loading.share(trajectory.step(), 0), 0);
      if (paused(state, trajectory)) {
        return Optional.empty();
      }
    }
    return Optional.of(
        new RunState(
            Phase.COMPRESSING, trajectory.state().restarted(), Readings.NONE, 0, Optional.empty()));
  }

  private Optional<Curve> compressed(RunState begin) throws IOException {
    RunState state = begin;
    Trajectory trajectory = trajectory(state, loading.compressing());
    while (trajectory.step() < loading.compressingSteps()) {
      trajectory.advance();
      int step = trajectory.step();
      if (step % loading.probe() == 0) {
        state = state.with(state.readings().plus(trajectory.thermo()));
      }
      if (step % loading.stride() == 0) {
        sample(trajectory, state);
        state = state.sampled();
      }
      observer.progress(
          loading.share(loading.thermalisingSteps(), step), loading.strainAfter(step));
      if (paused(state, trajectory)) {
        return Optional.empty();
      }
    }
    folder.save(settings, state.at(trajectory));
    return Optional.of(new Curve(settings, trajectory.structure().size(), folder.samples()));
  }

  private void sample(Trajectory trajectory, RunState state) throws IOException {
    Structure structure = trajectory.structure();
    Kinds kinds = CommonNeighbours.of(structure);
    int step = trajectory.step();
    double timePs = step * loading.pace().timestep() / 1000;
    folder.add(
        Sample.of(new Sample.Moment(step, timePs, structure.cell()), state.readings(), kinds));
    int every = Math.max(1, loading.compressingSteps() / loading.stride() / RunFolder.FRAMES);
    if ((state.samples() + 1) % every == 0) {
      folder.add(structure, kinds, loading.strainAfter(step));
    }
  }

  private Trajectory trajectory(RunState state, Integrator integrator) {
    Surface surface = engine.surface(state.dynamics().structure(), state.dynamics().reference());
    Trajectory trajectory = new Trajectory(state.dynamics(), surface, integrator);
    state.check(surface.base().energy());
    return trajectory;
  }

  /** Saves the state when it is time, or when the run is to stop; whether it is. */
  private boolean paused(RunState state, Trajectory trajectory) throws IOException {
    boolean stop = observer.stop();
    if (stop || folder.due()) {
      folder.save(settings, state.at(trajectory));
    }
    return stop;
  }
}
