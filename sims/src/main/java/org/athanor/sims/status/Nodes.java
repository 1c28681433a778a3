package org.athanor.sims.status;

import java.time.Instant;
import org.pcollections.TreePMap;

/**
 * Which machine did what: a fold over what explorers and labelers brought home.
 *
 * @param all by name, in their order; the coordinator's own work under {@link #COORDINATOR}
 */
public record Nodes(TreePMap<String, Work> all) {
  /** Before anything was brought home. */
  public static final Nodes NONE = new Nodes(TreePMap.empty());

  /** Who has no machine in its name works beside the journal. */
  public static final String COORDINATOR = "coordinator";

  /**
   * What one machine did.
   *
   * @param walks that came home
   * @param labels that are there
   * @param failed calculations without a label
   * @param latest when it brought something last
   */
  public record Work(int walks, int labels, int failed, Instant latest) {
    /** What is told first need not have happened first. */
    private Instant later(Instant at) {
      return at.isAfter(latest) ? at : latest;
    }
  }

  /** Whether machines joined. */
  public boolean several() {
    return all.size() > 1 || (all.size() == 1 && !all.containsKey(COORDINATOR));
  }

  Nodes walked(String explorer, Instant at) {
    Work before = of(explorer, at);
    return with(
        explorer, new Work(before.walks + 1, before.labels, before.failed, before.later(at)));
  }

  Nodes labeled(String labeler, Instant at) {
    Work before = of(labeler, at);
    return with(
        labeler, new Work(before.walks, before.labels + 1, before.failed, before.later(at)));
  }

  Nodes failed(String labeler, Instant at) {
    Work before = of(labeler, at);
    return with(
        labeler, new Work(before.walks, before.labels, before.failed + 1, before.later(at)));
  }

  private Work of(String worker, Instant at) {
    return all.getOrDefault(node(worker), new Work(0, 0, 0, at));
  }

  private Nodes with(String worker, Work work) {
    return new Nodes(all.plus(node(worker), work));
  }

  /** Workers are called {@code explorer-1@NODE} elsewhere, and {@code explorer-1} here. */
  private static String node(String worker) {
    int at = worker.indexOf('@');
    return at < 0 ? COORDINATOR : worker.substring(at + 1);
  }
}
