package org.athanor.sims.scheduler;

import java.util.Locale;
import java.util.regex.Pattern;
import org.athanor.sims.scheduler.Condition.Ended;
import org.athanor.sims.scheduler.Condition.Fate;

/** What batch systems write into the logs of jobs that they end. */
final class LogWords {
  /** Slurm where no cgroups watch over memory (OverMemoryKill), the kernel, and PBS. */
  private static final Pattern MEMORY =
      Pattern.compile(
          "exceeded (job |step )?memory limit|oom[-_ ]kill"
              + "|pbs: job killed: v?mem [^\\n]*exceeded limit");

  private static final Pattern TIME =
      Pattern.compile("pbs: job killed: walltime [^\\n]*exceeded limit");

  private LogWords() {}

  /** An end that the batch system calls a failure of the program, though it ended it itself. */
  static Ended explained(Ended end, String log) {
    String words = log.toLowerCase(Locale.ROOT);
    if (end.fate() != Fate.FAILED) {
      return end;
    }
    if (MEMORY.matcher(words).find()) {
      return end.as(Fate.OUT_OF_MEMORY);
    }
    return TIME.matcher(words).find() ? end.as(Fate.OUT_OF_TIME) : end;
  }
}
