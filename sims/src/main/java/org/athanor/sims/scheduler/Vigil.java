package org.athanor.sims.scheduler;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.athanor.sims.scheduler.Condition.Ended;
import org.athanor.sims.scheduler.Condition.Fate;
import org.athanor.sims.scheduler.Condition.Running;
import org.athanor.sims.scheduler.Condition.Waiting;

/**
 * Waits for the end of a job. What its program left on the disk counts first, then what the batch
 * system says: a disk shared by many machines may show a file late, and a program that was ended
 * from outside looks like one that failed.
 */
final class Vigil {
  private static final Duration GLANCE = Duration.ofSeconds(1);
  private static final int POLLS_OF_GRACE = 4;

  /** Batch systems are slow to end what is over its time. */
  static final Duration OVERTIME = Duration.ofMinutes(2);

  private final Scheduler scheduler;
  private final Watch watch;
  private final Duration glance;
  private final Duration grace;

  Vigil(Scheduler scheduler, Watch watch, Duration poll) {
    this.scheduler = scheduler;
    this.watch = watch;
    this.glance = poll.compareTo(GLANCE) < 0 ? poll : GLANCE;
    this.grace = poll.multipliedBy(POLLS_OF_GRACE);
  }

  /**
   * How it ended.
   *
   * @param walltime after which it is ended here where the batch system does not
   * @throws RefusedException if it would wait for ever
   */
  Ended end(JobFolder folder, String id, Duration walltime)
      throws RefusedException, IOException, InterruptedException {
    long doubtful = System.nanoTime();
    while (true) {
      Condition condition = watch.condition(id);
      Optional<JobFolder.Status> status = folder.status();
      if (status.filter(one -> one.exit() == 0).isPresent()) {
        return new Ended(Fate.DONE, "");
      }
      if (folder.fate().isPresent()) {
        return folder.fate().get();
      }
      boolean patient = System.nanoTime() - doubtful < grace.toNanos();
      switch (condition) {
        case Waiting waiting -> {
          requireHope(waiting, id);
          // What lies there is of an earlier start: it was put back into the queue.
          doubtful = System.nanoTime();
        }
        case Running running -> {
          // A status may be that of a program that is just being killed: its end is awaited.
          doubtful = System.nanoTime();
          if (status.isEmpty() && isOver(folder, walltime)) {
            scheduler.cancel(id);
            return new Ended(Fate.OUT_OF_TIME, "ended from outside after " + walltime);
          }
        }
        case Ended ended -> {
          if (isSure(ended.fate()) || status.isPresent() || !patient) {
            return ended;
          }
        }
      }
      Pause.of(glance);
    }
  }

  private void requireHope(Waiting waiting, String id)
      throws RefusedException, InterruptedException {
    if (waiting.hopeless()) {
      scheduler.cancel(id);
      throw new RefusedException(
          scheduler.name() + " would let job " + id + " wait for ever: " + waiting.reason());
    }
  }

  private static boolean isOver(JobFolder folder, Duration walltime) throws IOException {
    Duration ran = folder.ran(System.currentTimeMillis() * 1e-3);
    return ran.compareTo(walltime.plus(OVERTIME)) > 0;
  }

  /** Whether no file could tell another story. */
  private static boolean isSure(Fate fate) {
    return switch (fate) {
      case OUT_OF_TIME, OUT_OF_MEMORY, NODE_LOST, PREEMPTED, CANCELLED -> true;
      case DONE, FAILED, UNKNOWN -> false;
    };
  }
}
