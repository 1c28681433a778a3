package org.athanor.potentials.parallel;

import java.util.ArrayList;
import java.util.List;

/**
 * Threads that work on one system together: the caller and {@code size − 1} others, which sleep in
 * between. It serves one caller at a time.
 *
 * <p>Parts are handed out in their {@link Order}, to whoever is free; nothing is allocated by that.
 */
public final class Team implements AutoCloseable {
  /** What is done to a part. */
  public interface Task {
    /**
     * Does it.
     *
     * @param member which thread it is, from 0; a member does one part at a time
     * @param part which part
     */
    void run(int member, int part);
  }

  private static final int MOST = 1024;

  private static final Team ALONE = new Team(1);

  private final int size;
  private final List<Thread> others = new ArrayList<>();
  private final Agenda agenda = new Agenda();

  private Team(int size) {
    this.size = size;
  }

  /** The caller's thread only. */
  public static Team alone() {
    return ALONE;
  }

  /**
   * A team of {@code threads}, the caller's among them; close it to let the others go.
   *
   * @throws IllegalArgumentException unless there is at least one, or if there are over a thousand
   */
  public static Team of(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("team: expected at least 1 thread, got " + threads);
    }
    if (threads > MOST) {
      throw new IllegalArgumentException(
          "team: expected at most " + MOST + " threads, got " + threads);
    }
    Team team = new Team(threads);
    for (int member = 1; member < threads; member++) {
      team.start(member);
    }
    return team;
  }

  private void start(int member) {
    Thread thread =
        Thread.ofPlatform().name("team-" + member).daemon().unstarted(() -> work(member));
    others.add(thread);
    thread.start();
  }

  /** The number of threads. */
  public int size() {
    return size;
  }

  /**
   * Does all parts; returns when all are done.
   *
   * @throws RuntimeException what a task threw; parts not yet begun are then left out
   */
  public void run(Order order, Task task) {
    Parts parts = order.parts();
    if (size == 1 || parts.count() == 1) {
      for (int place = 0; place < parts.count(); place++) {
        task.run(0, order.at(place));
      }
      return;
    }
    agenda.open(order, task);
    agenda.help(0);
    agenda.finish();
  }

  private void work(int member) {
    while (agenda.awaitWork()) {
      agenda.help(member);
    }
  }

  /** Lets the other threads go; the team must be at rest. */
  @Override
  public void close() {
    agenda.close();
  }
}
