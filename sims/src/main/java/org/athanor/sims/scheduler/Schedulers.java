package org.athanor.sims.scheduler;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.athanor.config.SchedulerSettings;
import org.athanor.config.SchedulerSettings.Common;
import org.athanor.config.SchedulerSettings.Elsewhere;
import org.athanor.sims.reference.Here;
import org.athanor.sims.reference.Place;

/** Opens the place that a campaign file names. */
public final class Schedulers {
  private static final int POLLS_OF_SILENCE = 10;

  private Schedulers() {}

  /**
   * The place where calculations run.
   *
   * @param scratch where the spool of labeler nodes is made
   * @param cores of one calculation
   * @throws IOException if a job script is missing
   * @throws IllegalArgumentException if one has unknown placeholders or runs nothing
   */
  public static Place open(SchedulerSettings settings, Path scratch, int cores) throws IOException {
    return switch (settings) {
      case SchedulerSettings.Here here -> new Here();
      case SchedulerSettings.Elsewhere elsewhere ->
          jobs(elsewhere, new Site(scratch, cores), Map.of());
    };
  }

  /** Where jobs have their files, and the cores of one calculation. */
  record Site(Path scratch, int cores) {
    private Spool spool() throws IOException {
      return Spool.open(scratch.toAbsolutePath().resolve("spool"));
    }
  }

  /** Jobs of a batch system whose commands have this environment. */
  static Jobs jobs(Elsewhere settings, Site site, Map<String, String> environment)
      throws IOException {
    Common common = settings.common();
    JobScript script = JobScript.read(common.script());
    return switch (settings) {
      case SchedulerSettings.Slurm one ->
          of(new Slurm(one, script, environment), one.array(), common, site);
      case SchedulerSettings.Shell one -> of(new ShellScheduler(one, script), 1, common, site);
      case SchedulerSettings.Spool one ->
          new Jobs(
              new SpoolScheduler(site.spool(), Optional.empty(), silence(common)),
              1,
              common.poll());
    };
  }

  private static Jobs of(Scheduler scheduler, int array, Common common, Site site)
      throws IOException {
    if (common.nodes().count() == 0) {
      return new Jobs(scheduler, array, common.poll());
    }
    Spool spool = site.spool();
    Crew crew = new Crew(scheduler, spool, common.nodes(), site.cores());
    return new Jobs(
        new SpoolScheduler(spool, Optional.of(crew), silence(common)), 1, common.poll());
  }

  private static Duration silence(Common common) {
    return common.poll().multipliedBy(POLLS_OF_SILENCE);
  }
}
