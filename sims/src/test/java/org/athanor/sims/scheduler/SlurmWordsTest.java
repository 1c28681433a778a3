package org.athanor.sims.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.athanor.sims.scheduler.Condition.Ended;
import org.athanor.sims.scheduler.Condition.Fate;
import org.athanor.sims.scheduler.Condition.Running;
import org.athanor.sims.scheduler.Condition.Waiting;
import org.junit.jupiter.api.Test;

/** What Slurm 22.05.8 said, with accounting by slurmdbd; words of other states from its manual. */
class SlurmWordsTest {
  @Test
  void sacctIsUnderstood() {
    String said =
        """
        1|COMPLETED|0:0|00:00:01
        2|FAILED|3:0|1-02:03:04
        3|CANCELLED by 0|0:0
        6|RUNNING|0:0
        4_1|FAILED|1:0
        5|PENDING|0:0
        """;
    assertThat(SlurmWords.table(said))
        .isEqualTo(
            Map.of(
                "1", new Ended(Fate.DONE, "COMPLETED (0:0)", Optional.of(Duration.ofSeconds(1))),
                "2",
                    new Ended(
                        Fate.FAILED,
                        "FAILED (3:0)",
                        Optional.of(Duration.ofDays(1).plusSeconds(2 * 3600 + 3 * 60 + 4))),
                "3", new Ended(Fate.CANCELLED, "CANCELLED by 0 (0:0)"),
                "6", new Running(),
                "4_1", new Ended(Fate.FAILED, "FAILED (1:0)"),
                "5", new Waiting("0:0", false)));
  }

  @Test
  void squeueIsUnderstood() {
    String said =
        """
        4_0|COMPLETED|None
        2|FAILED|NonZeroExitCode
        8|TIMEOUT|TimeLimit|1:02
        9|PREEMPTED|None
        5|PENDING|BeginTime
        15|PENDING|AssocMaxWallDurationPerJobLimit
        """;
    assertThat(SlurmWords.table(said))
        .containsEntry("4_0", new Ended(Fate.DONE, "COMPLETED"))
        .containsEntry(
            "8",
            new Ended(Fate.OUT_OF_TIME, "TIMEOUT (TimeLimit)", Optional.of(Duration.ofSeconds(62))))
        .containsEntry("9", new Ended(Fate.PREEMPTED, "PREEMPTED"))
        .containsEntry("5", new Waiting("BeginTime", false))
        .containsEntry("15", new Waiting("AssocMaxWallDurationPerJobLimit", true));
  }

  @Test
  void otherEndsAreNodesMemoryAndTime() {
    assertThat(fate("NODE_FAIL")).isEqualTo(Fate.NODE_LOST);
    assertThat(fate("BOOT_FAIL")).isEqualTo(Fate.NODE_LOST);
    assertThat(fate("OUT_OF_MEMORY")).isEqualTo(Fate.OUT_OF_MEMORY);
    assertThat(fate("DEADLINE")).isEqualTo(Fate.OUT_OF_TIME);
    assertThat(fate("SOMETHING_NEW")).isEqualTo(Fate.FAILED);
    assertThat(SlurmWords.condition("COMPLETING", "None", "INVALID")).isEqualTo(new Running());
  }

  private static Fate fate(String state) {
    return ((Ended) SlurmWords.condition(state, "None", "")).fate();
  }

  /** The log of a job under OverMemoryKill, which squeue and sacct call FAILED. */
  @Test
  void aJobThatTookTooMuchMemoryWithoutCgroupsSaysSoInItsLogOnly() {
    String log =
        """
        slurmstepd-vm: error: StepId=1.batch exceeded memory limit (304148480 > 104857600), being killed
        slurmstepd-vm: error: *** JOB 1 ON vm CANCELLED AT 2026-11-21T12:32:11 ***
        """;
    Ended failed = new Ended(Fate.FAILED, "FAILED (JobLaunchFailure)");
    assertThat(LogWords.explained(failed, log)).isEqualTo(failed.as(Fate.OUT_OF_MEMORY));
    assertThat(LogWords.explained(failed, "memory to spare")).isEqualTo(failed);
    Ended done = new Ended(Fate.DONE, "COMPLETED");
    assertThat(LogWords.explained(done, log)).isEqualTo(done);
  }

  @Test
  void refusalsThatWillBeLiftedAreToldFromOthers() {
    assertThat(
            SlurmWords.isBusy(
                """
                sbatch: error: AssocMaxSubmitJobLimit
                sbatch: error: Batch job submission failed: Job violates accounting/QOS policy (job submit limit, user's size and/or time limits)
                """))
        .isTrue();
    assertThat(SlurmWords.isBusy("Unable to contact slurm controller (connect failure)")).isTrue();
    assertThat(
            SlurmWords.isBusy(
                "sbatch: error: QOSMaxWallDurationPerJobLimit\nJob violates accounting/QOS policy"))
        .isFalse();
    for (String said :
        new String[] {
          "Invalid account or account/partition combination specified",
          "Invalid qos specification",
          "invalid partition specified: nowhere",
          "Requested time limit is invalid (missing or exceeds some limit)",
          "Memory specification can not be satisfied",
          "More processors requested than permitted"
        }) {
      assertThat(SlurmWords.isBusy("sbatch: error: " + said)).as(said).isFalse();
    }
  }
}
