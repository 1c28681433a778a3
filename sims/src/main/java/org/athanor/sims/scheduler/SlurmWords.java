package org.athanor.sims.scheduler;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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

  /** Refusals that another day may lift. */
  private static final Pattern BUSY =
      Pattern.compile(
          "temporarily|timed out|unable to contact|connection refused|transport|try again"
              + "|resource unavailable|limit on number of jobs|max(submit)?jobs?"
              + "|submit(ted)? ?(jobs?)? limit|violates accounting/qos policy"
              + "|maximum number of jobs|job size, user's size");

  private SlurmWords() {}

  /** Whether a refusal of sbatch may be lifted without a person. */
  static boolean isBusy(String said) {
    return BUSY.matcher(said.toLowerCase(Locale.ROOT)).find();
  }

  /** Lines of {@code id|state|reason}, by identity. */
  static Map<String, Condition> table(String output) {
    Map<String, Condition> table = new TreeMap<>();
    for (String line : output.lines().toList()) {
      String[] parts = line.strip().split("\\|", -1);
      if (parts.length >= 2) {
        String reason = parts.length > 2 ? parts[2].strip() : "";
        table.put(parts[0].strip(), condition(parts[1].strip(), reason));
      }
    }
    return table;
  }

  /**
   * A state in Slurm's long form, such as {@code CANCELLED by 1000}.
   *
   * @param reason why it waits, or how it ended
   */
  static Condition condition(String state, String reason) {
    String word = state.split("[\\s+]", 2)[0];
    String said = reason.isEmpty() || reason.equals("None") ? state : state + " (" + reason + ")";
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
      case "COMPLETED" -> new Ended(Fate.DONE, said);
      case "TIMEOUT", "DEADLINE" -> new Ended(Fate.OUT_OF_TIME, said);
      case "OUT_OF_MEMORY" -> new Ended(Fate.OUT_OF_MEMORY, said);
      case "NODE_FAIL", "BOOT_FAIL", "REVOKED" -> new Ended(Fate.NODE_LOST, said);
      case "PREEMPTED" -> new Ended(Fate.PREEMPTED, said);
      case "CANCELLED" -> new Ended(Fate.CANCELLED, said);
      // FAILED, and whatever a later Slurm calls an end.
      default -> new Ended(Fate.FAILED, said);
    };
  }
}
