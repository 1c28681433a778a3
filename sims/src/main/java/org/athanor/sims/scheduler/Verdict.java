package org.athanor.sims.scheduler;

import java.time.Duration;
import org.athanor.protocol.label.Failure;
import org.athanor.sims.reference.Autopsy;
import org.athanor.sims.reference.Errand;
import org.athanor.sims.reference.LastLines;
import org.athanor.sims.scheduler.Condition.Ended;

/**
 * What the end of a job without a result means for its label.
 *
 * @param failure the reason
 * @param counts whether the calculation had its chance: then it is not made again in the same way
 */
record Verdict(Failure failure, boolean counts) {
  /**
   * On a job that ended.
   *
   * @param limit of the calculation
   * @param log what the job script said
   */
  static Verdict of(Ended end, Duration limit, String log) {
    return switch (end.fate()) {
      case OUT_OF_TIME -> new Verdict(new Failure.OutOfTime(limit), true);
      case OUT_OF_MEMORY -> new Verdict(new Failure.OutOfMemory(said(end, log)), true);
      case NODE_LOST, PREEMPTED -> new Verdict(new Failure.Lost(said(end, log)), false);
      case UNKNOWN -> new Verdict(new Failure.Lost(said(end, log)), false);
      case DONE ->
          new Verdict(new Failure.Lost("a job that left no result. " + said(end, log)), false);
      case CANCELLED ->
          new Verdict(new Failure.Unavailable("a job that nobody cancels: " + end.detail()), false);
      case FAILED -> failed(end, log);
    };
  }

  /** The script failed before or behind the program, as when a module is missing. */
  private static Verdict failed(Ended end, String log) {
    Failure failure = Autopsy.of(1, said(end, log));
    return new Verdict(failure, !(failure instanceof Failure.Unavailable));
  }

  private static String said(Ended end, String log) {
    return (end.detail() + "\n" + LastLines.of(log)).strip();
  }

  /**
   * On a job that was not taken. One that only asked for too much after an earlier failure leaves
   * that failure as it was; any other will not be taken either.
   */
  static Failure onRefusal(Errand errand, String refusal) {
    if (errand.remedies().thrift() > 0) {
      return new Failure.OutOfMemory("more is not to be had: " + refusal);
    }
    return errand.remedies().time() > 1
        ? new Failure.OutOfTime(errand.limit())
        : new Failure.Unavailable(refusal);
  }
}
