package org.athanor.sims.scheduler;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.athanor.config.SchedulerSettings;
import org.athanor.config.SchedulerSettings.Common;
import org.athanor.config.SchedulerSettings.Elsewhere;
import org.athanor.sims.reference.Here;
import org.athanor.sims.reference.Place;

/** Opens the place that a campaign file names. */
public final class Schedulers {
  private Schedulers() {}

  /**
   * The place where calculations run.
   *
   * @param scratch where the spool of labeler nodes is made
   * @throws IOException if a job script is missing
   * @throws IllegalArgumentException if one has unknown placeholders or runs nothing
   */
  public static Place open(SchedulerSettings settings, Path scratch) throws IOException {
    return switch (settings) {
      case SchedulerSettings.Here here -> new Here();
      case SchedulerSettings.Elsewhere elsewhere -> jobs(elsewhere, scratch, Map.of());
    };
  }

  /** Jobs of a batch system whose commands have this environment. */
  static Jobs jobs(Elsewhere settings, Path scratch, Map<String, String> environment)
      throws IOException {
    Common common = settings.common();
    JobScript script = JobScript.read(common.script());
    return switch (settings) {
      case SchedulerSettings.Slurm one ->
          new Jobs(new Slurm(one, script, environment), one.array(), common.poll());
      case SchedulerSettings.Shell one ->
          new Jobs(new ShellScheduler(one, script), 1, common.poll());
      case SchedulerSettings.Spool one -> throw new IOException("not yet " + scratch);
    };
  }
}
