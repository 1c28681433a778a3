package org.athanor.sims.dynamics.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.athanor.persistence.formats.ExtxyzWriter;
import org.athanor.persistence.formats.WholeFile;
import org.athanor.sims.dynamics.DynamicsState;
import org.athanor.sims.dynamics.Surface;
import org.athanor.sims.dynamics.Trajectory;

/**
 * Dynamics in a directory: {@code thermo.csv}, trajectories, {@code final.extxyz}, and {@code
 * state.bin}, from which it goes on.
 *
 * <p>However often it was stopped or killed, the files in the end are those of an undisturbed run,
 * byte for byte. Used by one thread, which must not be interrupted: that closes files in use.
 */
public final class DynamicsRun implements AutoCloseable {
  /** How a run ended. */
  public enum End {
    /** All steps are done. */
    DONE,
    /** It was asked to stop, and is saved. */
    STOPPED,
    /** An atom is too far from what the potential was fitted to; it is saved. */
    GUARDED
  }

  /** The structure with an atom too far from what is known, with the grade of each. */
  public static final String GUARD_FILE = "guard.extxyz";

  /** Hotter than this in K nothing is meant to be. */
  private static final double RUNAWAY = 1e7;

  private static final String RUNAWAY_CAUSES =
      "; is the time step too long, or do atoms lie on top of each other?";

  /** Steps between looks at the temperature. */
  private static final int GLANCE = 10;

  /** Of the energy, by which a saved state may differ when another build evaluates it. */
  private static final double SAME_ENERGY = 1e-9;

  private final Path directory;
  private final RunSettings settings;
  private final DirectoryLock lock;
  private final Trajectory trajectory;
  private final Optional<GaugeWatch> watch;
  private final List<Recording> recordings = new ArrayList<>();

  private DynamicsRun(
      Path directory,
      RunSettings settings,
      DirectoryLock lock,
      Trajectory trajectory,
      Optional<GaugeWatch> watch) {
    this.directory = directory;
    this.settings = settings;
    this.lock = lock;
    this.trajectory = trajectory;
    this.watch = watch;
  }

  /**
   * Opens a run where it was left, or a new one.
   *
   * @param start the state of step 0, asked for if nothing is saved
   * @param surface makes the surface of a state
   * @throws IllegalArgumentException if the directory holds another run, is in use, or damaged
   */
  public static DynamicsRun open(
      Path directory,
      RunSettings settings,
      Supplier<DynamicsState> start,
      Function<DynamicsState, Surface> surface)
      throws IOException {
    return open(directory, settings, start, surface, state -> Optional.empty());
  }

  /**
   * The same, with a watch on how far atoms are from what the potential was fitted to.
   *
   * @param watch makes the watch of a state, if there is to be one
   * @throws IllegalArgumentException if the directory holds another run, is in use, or damaged
   */
  public static DynamicsRun open(
      Path directory,
      RunSettings settings,
      Supplier<DynamicsState> start,
      Function<DynamicsState, Surface> surface,
      Function<DynamicsState, Optional<GaugeWatch>> watch)
      throws IOException {
    Function<DynamicsState, Trajectory> from =
        state -> new Trajectory(state, surface.apply(state), settings.integrator());
    // Before the folder is made, so that what cannot begin leaves none behind.
    Optional<Trajectory> fresh =
        Files.exists(stateFile(directory))
            ? Optional.empty()
            : Optional.of(from.apply(start.get()));
    Files.createDirectories(directory);
    DirectoryLock lock = DirectoryLock.of(directory);
    try {
      Optional<SavedRun> saved = saved(directory, settings);
      Trajectory trajectory =
          saved
              .map(old -> from.apply(old.state()))
              .or(() -> fresh)
              .orElseGet(() -> from.apply(start.get()));
      saved.ifPresent(old -> requireSamePotential(directory, old, trajectory));
      Optional<GaugeWatch> grades = watch.apply(trajectory.state());
      DynamicsRun run = new DynamicsRun(directory, settings, lock, trajectory, grades);
      run.openFiles(saved.map(SavedRun::lengths).orElse(new TreeMap<>()));
      return run;
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** The trajectory where it is. */
  public Trajectory trajectory() {
    return trajectory;
  }

  /** Where the readings are. */
  public Path thermoFile() {
    return directory.resolve(ThermoFile.NAME);
  }

  /**
   * Goes on until {@code steps} steps are done since step 0.
   *
   * @param stop asked before every step
   * @throws IllegalStateException if the atoms or the cell run away; the state saved last stays
   */
  public End run(int steps, BooleanSupplier stop, Display display) throws IOException {
    display.started(trajectory, steps);
    if (trajectory.step() == 0) {
      record(display);
      save();
    }
    while (true) {
      if (watch.isPresent() && watch.get().stops(trajectory)) {
        requireSane();
        save();
        writeGuarded(watch.get());
        return End.GUARDED;
      }
      if (trajectory.step() >= steps) {
        break;
      }
      if (stop.getAsBoolean()) {
        requireSane();
        save();
        return End.STOPPED;
      }
      advance(display);
    }
    requireSane();
    save();
    writeFinal();
    return End.DONE;
  }

  @Override
  public void close() {
    recordings.forEach(Recording::close);
    lock.close();
  }

  private void advance(Display display) throws IOException {
    try {
      trajectory.advance();
    } catch (IllegalArgumentException absurd) {
      // Atoms that fly out of reach are refused by the search for pairs: no fault of the input.
      throw new IllegalStateException(
          "step " + (trajectory.step() + 1) + ": " + absurd.getMessage() + RUNAWAY_CAUSES, absurd);
    }
    int step = trajectory.step();
    if (step % GLANCE == 0 || isReadAt(step) || step % settings.saveEvery() == 0) {
      requireSane();
    }
    record(display);
    display.stepped(step);
    if (step % settings.saveEvery() == 0) {
      save();
    }
  }

  private void requireSane() {
    double temperature = trajectory.temperature();
    if (!(temperature < RUNAWAY)) {
      throw new IllegalStateException(
          "step "
              + trajectory.step()
              + ": expected a temperature below "
              + RUNAWAY
              + " K, got "
              + temperature
              + " K"
              + RUNAWAY_CAUSES);
    }
  }

  private boolean isReadAt(int step) {
    return recordings.stream().anyMatch(recording -> step % recording.every() == 0);
  }

  private void record(Display display) {
    for (Recording recording : recordings) {
      if (trajectory.step() % recording.every() == 0) {
        recording.take(trajectory);
      }
    }
    if (trajectory.step() % settings.thermoEvery() == 0) {
      display.read(trajectory.thermo(), watch.map(gauge -> gauge.read(trajectory)));
    }
  }

  private void save() throws IOException {
    SortedMap<String, Long> lengths = new TreeMap<>();
    recordings.forEach(recording -> lengths.put(recording.name(), recording.settled()));
    double energy = trajectory.surface().base().energy();
    StateFile.write(
        stateFile(directory),
        new SavedRun(settings.identity(), lengths, energy, trajectory.state()));
  }

  private void writeFinal() throws IOException {
    DynamicsState state = trajectory.state();
    writeFrame(
        "final.extxyz",
        writer ->
            writer.writeMoving(
                TrajectoryFile.frame(state, trajectory.thermo()), state.velocities()));
  }

  /** What stopped the run. */
  private void writeGuarded(GaugeWatch grades) throws IOException {
    writeFrame(GUARD_FILE, writer -> grades.write(writer, trajectory));
  }

  private void writeFrame(String name, Consumer<ExtxyzWriter> frame) throws IOException {
    WholeFile.write(
        directory.resolve(name),
        part -> {
          try (ExtxyzWriter writer = ExtxyzWriter.create(part)) {
            frame.accept(writer);
          }
        });
  }

  private void openFiles(Map<String, Long> lengths) throws IOException {
    try {
      open(lengths);
    } catch (IOException | RuntimeException e) {
      recordings.forEach(Recording::close);
      throw e;
    }
  }

  private void open(Map<String, Long> lengths) throws IOException {
    recordings.add(
        ThermoFile.open(
            directory, settings.thermoEvery(), lengths.getOrDefault(ThermoFile.NAME, 0L), watch));
    if (settings.frameEvery() > 0) {
      for (TrajectoryFormat format : settings.formats()) {
        long length = lengths.getOrDefault(format.fileName(), 0L);
        recordings.add(TrajectoryFile.open(directory, format, settings.frameEvery(), length));
      }
    }
  }

  private static Optional<SavedRun> saved(Path directory, RunSettings settings) throws IOException {
    Path file = stateFile(directory);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    SavedRun saved = StateFile.read(file);
    TreeMap<String, String> all = new TreeMap<>(settings.identity());
    all.putAll(saved.settings());
    for (String name : all.keySet()) {
      String before = saved.settings().getOrDefault(name, "nothing");
      String now = settings.identity().getOrDefault(name, "nothing");
      if (!before.equals(now)) {
        throw new IllegalArgumentException(
            directory
                + ": expected "
                + name
                + " "
                + before
                + ", with which the run there was begun,"
                + " got "
                + now
                + "; take another directory for another run");
      }
    }
    return Optional.of(saved);
  }

  private static void requireSamePotential(Path directory, SavedRun saved, Trajectory trajectory) {
    double energy = trajectory.surface().base().energy();
    if (!(Math.abs(energy - saved.energy()) <= SAME_ENERGY * (1 + Math.abs(energy)))) {
      throw new IllegalArgumentException(
          directory
              + ": expected a potential energy of "
              + saved.energy()
              + " eV, as when the run was saved, got "
              + energy
              + " eV; has a file of the potential changed?");
    }
  }

  private static Path stateFile(Path directory) {
    return directory.resolve("state.bin");
  }
}
