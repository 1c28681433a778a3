package org.athanor.sims.sufficiency;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongFunction;
import org.athanor.potentials.parallel.Team;
import org.athanor.potentials.potential.Potential;
import org.athanor.sims.strength.Curve;
import org.athanor.sims.strength.Engine;
import org.athanor.sims.strength.Observer;
import org.athanor.sims.strength.RunFolder;
import org.athanor.sims.strength.StrengthRun;
import org.athanor.sims.strength.StrengthSettings;

/**
 * Strength runs in folders of a directory, each of which goes on where it was and is not done
 * again.
 *
 * @param directory of the folders
 * @param team threads that share the work
 * @param observer is told how the present run goes
 */
public record Series(Path directory, Team team, Observer observer) {
  private static final Duration CHECKPOINTS = Duration.ofMinutes(1);

  /**
   * What a run is made of.
   *
   * @param potential that moves the atoms
   * @param settings by seed
   */
  public record Job(Potential potential, LongFunction<StrengthSettings> settings) {}

  /**
   * The curve of a run, which may be there already.
   *
   * @return empty if the observer stopped it
   * @throws IllegalArgumentException if its folder holds another run
   */
  Optional<Curve> run(String name, Job job, long seed) throws IOException {
    RunFolder folder = new RunFolder(directory.resolve(name + "-" + seed), CHECKPOINTS);
    Engine engine = new Engine(job.potential(), team);
    return new StrengthRun(job.settings().apply(seed), engine, folder, observer).run();
  }
}
