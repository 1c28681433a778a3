package org.athanor.sims.scheduler;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.athanor.sims.scheduler.Condition.Ended;
import org.athanor.sims.scheduler.Condition.Fate;
import org.athanor.sims.scheduler.Condition.Running;
import org.athanor.sims.scheduler.Condition.Waiting;

/** What squeue, sacct, scontrol and sbatch of Slurm say. */
final class SlurmWords {
  /** For which a job waits until a person does something about it. */
  private static final Set<String> HOPELESS =
      Set.of(
          "AccountNotAllowed",
          "AssocMaxCpuPerJobLimit",
          "AssocMaxMemPerJob",
          "AssocMaxNodePerJobLimit",
          "AssocMaxWallDurationPerJobLimit",
          "BadConstraints",
          "DependencyNeverSatisfied",
          "InvalidAccount",
          "InvalidQOS",
          "PartitionNodeLimit",
          "PartitionTimeLimit",
          "QOSMaxCpuPerJobLimit",
          "QOSMaxMemoryPerJob",
          "QOSMaxNodePerJobLimit",
          "QOSMaxWallDurationPerJobLimit",
          "QOSNotAllowed");

  /** Refusals that another hour may lift. */
  private static final Pattern BUSY =
      Pattern.compile(
          "temporarily|timed out|unable to contact|connection refused|transport|try again"
              + "|limit on number of jobs|maximum number of jobs|submitjob"
              + "|violates accounting/qos policy");

  private static final Pattern TIME = Pattern.compile("(?:(?:(\\d+)-)?(\\d+):)?(\\d+):(\\d+)");

  private SlurmWords() {}

  /** Whether a refusal of sbatch may be lifted without a person. */
  static boolean isBusy(String said) {
    return BUSY.matcher(said.toLowerCase(Locale.ROOT)).find()
        && HOPELESS.stream().noneMatch(said::contains);
  }

  /** Lines of {@code id|state|reason|time}, by identity. */
  static Map<String, Condition> table(String output) {
    Map<String, Condition> table = new TreeMap<>();
    for (String line : output.lines().toList()) {
      String[] parts = line.strip().split("\\|", -1);
      if (parts.length >= 2) {
        String reason = parts.length > 2 ? parts[2].strip() : "";
        String time = parts.length > 3 ? parts[3].strip() : "";
        table.put(parts[0].strip(), condition(parts[1].strip(), reason, time));
      }
    }
    return table;
  }

  /**
   * A state in Slurm's long form, such as {@code CANCELLED by 1000}.
   *
   * @param reason why it waits, or how it ended
   * @param time for which it ran, [days-][hours:]minutes:seconds
   */
  static Condition condition(String state, String reason, String time) {
    String word = state.split("[\\s+]", 2)[0];
    String said = reason.isEmpty() || reason.equals("None") ? state : state + " (" + reason + ")";
    Optional<Duration> ran = duration(time);
    return switch (word) {
      case "PENDING", "REQUEUED", "REQUEUE_FED", "REQUEUE_HOLD", "SPECIAL_EXIT", "RESV_DEL_HOLD" ->
          new Waiting(reason, HOPELESS.contains(reason));
      case "RUNNING",
          "COMPLETING",
          "CONFIGURING",
          "SUSPENDED",
          "SIGNALING",
          "STAGE_OUT",
          "STOPPED",
          "RESIZING" ->
          new Running();
      case "COMPLETED" -> new Ended(Fate.DONE, said, ran);
      case "TIMEOUT", "DEADLINE" -> new Ended(Fate.OUT_OF_TIME, said, ran);
      case "OUT_OF_MEMORY" -> new Ended(Fate.OUT_OF_MEMORY, said, ran);
      case "NODE_FAIL", "BOOT_FAIL", "REVOKED" -> new Ended(Fate.NODE_LOST, said, ran);
      case "PREEMPTED" -> new Ended(Fate.PREEMPTED, said, ran);
      case "CANCELLED" -> new Ended(Fate.CANCELLED, said, ran);
      // FAILED, and whatever a later Slurm calls an end.
      default -> new Ended(Fate.FAILED, said, ran);
    };
  }

  private static Optional<Duration> duration(String time) {
    Matcher parts = TIME.matcher(time);
    return parts.matches()
        ? Optional.of(
            Duration.ofDays(count(parts.group(1)))
                .plusHours(count(parts.group(2)))
                .plusMinutes(count(parts.group(3)))
                .plusSeconds(count(parts.group(4))))
        : Optional.empty();
  }

  private static long count(String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }
}
