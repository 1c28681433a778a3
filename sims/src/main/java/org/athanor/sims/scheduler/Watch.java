package org.athanor.sims.scheduler;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.athanor.sims.scheduler.Condition.Waiting;

/** Asks a batch system about all jobs at once, now and then, on behalf of everybody who waits. */
final class Watch {
  private static final Condition NOT_ASKED = new Waiting("not asked yet", false);

  private final Scheduler scheduler;
  private final Duration poll;
  private final ReentrantLock turn = new ReentrantLock();
  private final Set<String> watched = new HashSet<>();
  private final Map<String, Condition> latest = new HashMap<>();
  private long asked = System.nanoTime();

  Watch(Scheduler scheduler, Duration poll) {
    this.scheduler = scheduler;
    this.poll = poll;
  }

  /** How a job stands by the latest answer. */
  Condition condition(String id) throws InterruptedException {
    turn.lockInterruptibly();
    try {
      watched.add(id);
      if (System.nanoTime() - asked >= poll.toNanos()) {
        ask();
      }
      return latest.getOrDefault(id, NOT_ASKED);
    } finally {
      turn.unlock();
    }
  }

  /** Nobody waits for it any more. */
  void forget(String id) {
    turn.lock();
    try {
      watched.remove(id);
      latest.remove(id);
    } finally {
      turn.unlock();
    }
  }

  private void ask() throws InterruptedException {
    try {
      latest.putAll(scheduler.conditions(watched));
    } catch (BusyException e) {
      // What was true stays true until something else is known.
      Jobs.LOG.warn("{} does not tell how jobs stand: {}", scheduler.name(), e.getMessage());
    }
    asked = System.nanoTime();
  }
}
