package org.athanor.potentials.parallel;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What a team has still to do: one lock guards it, and is held for picking a part only. */
final class Agenda {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition change = lock.newCondition();
  private Order order = Order.free(Parts.of(0), 1);
  private Team.Task task = (member, part) -> {};

  /** By place: for how many earlier ones it waits; −1 when begun. */
  private int[] waits = new int[0];

  private int count;
  private int firstOpen;
  private int unfinished;
  private boolean closed;
  private Throwable failure;

  void open(Order newOrder, Team.Task newTask) {
    lock.lock();
    try {
      order = newOrder;
      task = newTask;
      count = newOrder.parts().count();
      if (waits.length < count) {
        waits = new int[count];
      }
      newOrder.copyWaits(waits);
      firstOpen = 0;
      unfinished = count;
      failure = null;
      change.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Does parts until all have been begun. */
  void help(int member) {
    for (int place = take(); place >= 0; place = take()) {
      Throwable thrown = null;
      try {
        task.run(member, order.at(place));
      } catch (RuntimeException | Error e) {
        // It is thrown again on the caller's thread.
        thrown = e;
      }
      done(place, thrown);
    }
  }

  /** The next place whose turn it is, waiting for one; −1 if all have been begun. */
  private int take() {
    lock.lock();
    try {
      while (true) {
        while (firstOpen < count && waits[firstOpen] < 0) {
          firstOpen++;
        }
        if (firstOpen == count) {
          return -1;
        }
        for (int place = firstOpen; place < count; place++) {
          if (waits[place] == 0) {
            waits[place] = -1;
            return place;
          }
        }
        change.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }

  private void done(int place, Throwable thrown) {
    lock.lock();
    try {
      unfinished--;
      boolean changed = unfinished == 0;
      if (thrown != null) {
        failure = thrown;
        drop();
        changed = true;
      }
      for (int follower : order.followers(place)) {
        if (waits[follower] > 0) {
          waits[follower]--;
          changed |= waits[follower] == 0;
        }
      }
      if (changed) {
        change.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** What has not been begun is left out: it counts as begun and finished. */
  private void drop() {
    for (int place = 0; place < count; place++) {
      if (waits[place] >= 0) {
        waits[place] = -1;
        unfinished--;
      }
    }
  }

  /** Waits for parts that others are still at. */
  void finish() {
    lock.lock();
    try {
      while (unfinished > 0) {
        change.awaitUninterruptibly();
      }
      count = 0;
      switch (failure) {
        case null -> {}
        case RuntimeException e -> throw e;
        case Error e -> throw e;
        default -> throw new IllegalStateException(failure);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Whether there may be work; false when the team is closed. */
  boolean awaitWork() {
    lock.lock();
    try {
      while (!closed && firstOpen >= count) {
        change.awaitUninterruptibly();
      }
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  void close() {
    lock.lock();
    try {
      closed = true;
      change.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
