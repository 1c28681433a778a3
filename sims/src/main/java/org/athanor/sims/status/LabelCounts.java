package org.athanor.sims.status;

import java.util.Optional;
import org.athanor.protocol.label.LabelQueue;

/**
 * How the labels stand.
 *
 * @param budget how many the campaign may have; empty where it is not known
 * @param requested labels that were ever asked for
 * @param waiting labels that wait for a labeler
 * @param running labels that a labeler works on, or worked on when the process ended
 * @param done labels that are there
 * @param recalled those of them that came out of the cache
 * @param failed calculations that gave no label
 * @param quarantined structures given up
 * @param computed reference calculations ever started
 * @param seconds of labelers, failures included
 */
public record LabelCounts(
    Optional<Integer> budget,
    int requested,
    int waiting,
    int running,
    int done,
    int recalled,
    int failed,
    int quarantined,
    int computed,
    double seconds) {
  /** Reads the counts off a queue. */
  public static LabelCounts of(LabelQueue queue, Plan plan) {
    LabelQueue.Tally tally = queue.tally();
    int requested = queue.entries().size();
    int waiting = queue.waiting().size();
    return new LabelCounts(
        plan.labels(),
        requested,
        waiting,
        requested - waiting - tally.done() - tally.quarantined(),
        tally.done(),
        tally.recalled(),
        tally.failed(),
        tally.quarantined(),
        tally.computed(),
        tally.seconds());
  }
}
