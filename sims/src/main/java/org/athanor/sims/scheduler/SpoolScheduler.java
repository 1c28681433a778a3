package org.athanor.sims.scheduler;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import org.athanor.sims.scheduler.Condition.Ended;
import org.athanor.sims.scheduler.Condition.Fate;
import org.athanor.sims.scheduler.Condition.Running;
import org.athanor.sims.scheduler.Condition.Waiting;

/** Calculations by labeler nodes, which jobs of a {@link Crew} or people start. */
final class SpoolScheduler implements Scheduler {
  private final Spool spool;
  private final Optional<Crew> crew;
  private final Duration silence;
  private final Map<String, Pulse> pulses = new HashMap<>();

  /** The last heartbeat of a node, and when it was first seen. */
  private record Pulse(Optional<String> beat, long at) {}

  /**
   * For nodes of a crew, or for those that people start.
   *
   * @param silence without a heartbeat, by our clock, after which a node is lost; disks that many
   *     machines share may show a heartbeat a minute late
   */
  SpoolScheduler(Spool spool, Optional<Crew> crew, Duration silence) {
    this.spool = spool;
    this.crew = crew;
    this.silence = silence;
  }

  @Override
  public String name() {
    return "the spool " + spool.folder();
  }

  @Override
  public String submit(Job job) throws BusyException {
    try {
      spool.put(new Spool.Ticket(job.name(), job.size().limit(), job.runs().getFirst()));
      return job.name();
    } catch (IOException e) {
      throw unreachable(e);
    }
  }

  @Override
  public synchronized Map<String, Condition> conditions(Set<String> ids)
      throws BusyException, InterruptedException {
    try {
      // In this order, so that a ticket on its way from one to the other is seen.
      SortedSet<String> waiting = spool.waiting();
      Map<String, String> taken = spool.taken();
      Optional<String> trouble =
          crew.isEmpty() ? Optional.empty() : crew.get().tend(waiting.size(), taken.size());
      Waiting turn = new Waiting(trouble.orElse("no labeler node is free"), trouble.isPresent());
      Map<String, Condition> all = new TreeMap<>();
      for (String id : ids) {
        if (waiting.contains(id)) {
          all.put(id, turn);
        } else if (taken.containsKey(id)) {
          all.put(id, held(id, taken.get(id)));
        } else {
          all.put(id, new Ended(Fate.DONE, "a labeler node had it"));
        }
      }
      return all;
    } catch (IOException e) {
      throw unreachable(e);
    }
  }

  private Condition held(String id, String node) throws IOException {
    Optional<String> beat = spool.heartbeat(node);
    long now = System.nanoTime();
    Pulse pulse = pulses.get(node);
    if (pulse == null || !pulse.beat().equals(beat)) {
      pulses.put(node, new Pulse(beat, now));
      return new Running();
    }
    if (now - pulse.at() < silence.toNanos()) {
      return new Running();
    }
    // Should it live after all, it finds that the ticket is no longer its own.
    spool.release(id, node);
    return new Ended(Fate.NODE_LOST, "labeler node " + node + " fell silent");
  }

  @Override
  public void cancel(String id) {
    try {
      spool.withdraw(id);
    } catch (IOException e) {
      Jobs.LOG.warn("{} cannot be withdrawn", id, e);
    }
  }

  @Override
  public Optional<String> find(String name) throws BusyException {
    try {
      boolean there = spool.waiting().contains(name) || spool.taken().containsKey(name);
      return there ? Optional.of(name) : Optional.empty();
    } catch (IOException e) {
      throw unreachable(e);
    }
  }

  private BusyException unreachable(IOException e) {
    return new BusyException(name() + " cannot be reached: " + e);
  }
}
