package org.athanor.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Where the calculations of external codes run; none of it is physics. */
public sealed interface SchedulerSettings {
  /** On the machine that asks for them. */
  record Here() implements SchedulerSettings {}

  /** Somewhere else. */
  sealed interface Elsewhere extends SchedulerSettings {
    /** What all of them have. */
    Common common();
  }

  /**
   * What is asked of every batch system.
   *
   * @param script job script with placeholders; empty takes one that only runs the calculation
   * @param poll between two questions about the state of jobs
   * @param nodes labeler nodes that work off many labels each
   */
  record Common(Optional<Path> script, Duration poll, LabelerNodes nodes) {}

  /**
   * Jobs that work off many labels each.
   *
   * @param count so many at most; 0 makes every label a job of its own
   * @param walltime of one
   * @param idle without work until one ends
   * @param workers calculations at a time in one
   */
  record LabelerNodes(int count, Duration walltime, Duration idle, int workers) {}

  /**
   * Slurm.
   *
   * @param queue which one
   * @param nodes of a job
   * @param tasks of a job; 0 takes the cores of the reference
   * @param memoryMB of a job, as Slurm counts; 0 takes the partition's own
   * @param array labels bundled into a job array at most
   * @param options more of sbatch
   */
  record Slurm(
      Common common,
      Queue queue,
      int nodes,
      int tasks,
      long memoryMB,
      int array,
      List<String> options)
      implements Elsewhere {
    /** Copies the list. */
    public Slurm {
      options = List.copyOf(options);
    }
  }

  /** Partition, account and quality of service of Slurm; empty takes the user's own. */
  record Queue(String partition, String account, String qos) {}

  /**
   * Any batch system, by three commands of its user.
   *
   * @param submit prints the identity of the new job
   * @param state prints one word
   * @param cancel ends a job
   */
  record Shell(Common common, String submit, String state, String cancel) implements Elsewhere {}

  /** Labeler nodes that somebody starts by hand. */
  record Spool(Common common) implements Elsewhere {}
}
