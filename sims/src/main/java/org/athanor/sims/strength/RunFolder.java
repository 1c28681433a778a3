package org.athanor.sims.strength;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.athanor.potentials.structure.Structure;
import org.athanor.sims.strength.cna.Kinds;

/**
 * Where a run leaves what it finds: {@code stress-strain.csv}, {@code defects/strain-….extxyz}, and
 * {@code checkpoint.bin}, from which it goes on.
 */
public final class RunFolder {
  /** Frames of defects that are written at about equal strains. */
  static final int FRAMES = 10;

  private final Path path;
  private final SampleFile samples;
  private final long interval;
  private long saved = System.nanoTime();

  /**
   * A folder; it is made when there is something to keep in it.
   *
   * @param checkpoints how often the state is saved
   */
  public RunFolder(Path path, Duration checkpoints) {
    this.path = path;
    this.samples = new SampleFile(path.resolve("stress-strain.csv"));
    this.interval = checkpoints.toNanos();
  }

  /** Where it is. */
  public Path path() {
    return path;
  }

  /**
   * The state that was saved last; empty where no run was begun.
   *
   * @throws IllegalArgumentException if the run there has other settings, or its files are damaged
   */
  Optional<RunState> begun(StrengthSettings settings) throws IOException {
    Optional<RunState> state = Optional.empty();
    if (Files.exists(checkpoint())) {
      Checkpoint old = Checkpoint.read(checkpoint());
      if (!old.settings().equals(settings.text())) {
        throw new IllegalArgumentException(
            path
                + ": expected no run there, or one with the same settings, got one with "
                + old.settings()
                + " instead of "
                + settings.text()
                + "; choose another --directory");
      }
      state = Optional.of(old.state());
    }
    return state;
  }

  /**
   * Makes the folder ready for a run from a state; samples from after it are dropped.
   *
   * @throws IllegalArgumentException if there are fewer samples than the state has seen
   */
  void ready(RunState state) throws IOException {
    Files.createDirectories(path);
    samples.keep(state.samples());
  }

  /**
   * The crystal as it was when the state was saved last.
   *
   * @param directory of a run
   * @throws IllegalArgumentException if there is no run in it, or its file is damaged
   */
  public static Structure crystal(Path directory) throws IOException {
    Path file = directory.resolve("checkpoint.bin");
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException(
          directory + ": expected the folder of a strength run, got none with checkpoint.bin");
    }
    return Checkpoint.read(file).state().dynamics().structure();
  }

  /** Whether it is time to save the state. */
  boolean due() {
    return System.nanoTime() - saved >= interval;
  }

  void save(StrengthSettings settings, RunState state) throws IOException {
    new Checkpoint(settings.text(), state).write(checkpoint());
    saved = System.nanoTime();
  }

  void add(Sample sample) throws IOException {
    samples.append(sample);
  }

  void add(Structure structure, Kinds kinds, double strain) throws IOException {
    String name = String.format(Locale.ROOT, "strain-%.4f.extxyz", strain);
    DefectFile.write(path.resolve("defects").resolve(name), structure, kinds, strain);
  }

  List<Sample> samples() throws IOException {
    return samples.read();
  }

  private Path checkpoint() {
    return path.resolve("checkpoint.bin");
  }
}
