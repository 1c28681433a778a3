package org.athanor.sims.scheduler;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A job to be submitted, or an array of them.
 *
 * @param name by which it is found again; nobody else's jobs have it
 * @param folder for its log
 * @param runs shell scripts; several make an array, one task each
 */
record Job(String name, Path folder, Size size, List<Path> runs) {
  Job {
    runs = List.copyOf(runs);
  }

  /**
   * What a job asks for.
   *
   * @param limit of the calculation
   * @param cores of the calculation
   * @param thrift how often memory was lacking before
   * @param remedied whether it asks for more than a first attempt does
   */
  record Size(Duration limit, int cores, int thrift, boolean remedied) {
    /** The limit in whole minutes, which is what batch systems count. */
    Duration walltime() {
      return Duration.ofMinutes(Math.max(1, limit.plusSeconds(59).toMinutes()));
    }

    long minutes() {
      return walltime().toMinutes();
    }
  }

  boolean isArray() {
    return runs.size() > 1;
  }

  Path script() {
    return folder.resolve(name + ".job");
  }

  Path log() {
    return folder.resolve(name + ".log");
  }

  /** That of one task of an array. */
  Path log(String task) {
    return folder.resolve(name + "_" + task + ".log");
  }
}
