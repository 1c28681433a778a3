package org.athanor.sims.scheduler;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.athanor.config.BadConfiguration;
import org.athanor.sims.reference.ExternalProgram;
import org.athanor.sims.reference.ExternalProgram.End;
import org.athanor.sims.reference.Interference;
import org.athanor.sims.reference.LastLines;
import org.athanor.sims.reference.Owner;
import org.athanor.sims.scheduler.Condition.Ended;
import org.athanor.sims.scheduler.Condition.Fate;

/**
 * Works off the tickets of a spool on the machine that it is started on, until its time is over or
 * there has been nothing to do for a while. What it cannot end it gives back.
 */
public final class LabelerNode {
  /** What a node says when it begins. */
  public static final String READY = "labeler node";

  private static final Duration BEAT = Duration.ofSeconds(2);
  private static final Duration GLANCE = Duration.ofMillis(500);

  /** Part of the walltime that is left for ending in order. */
  private static final int RESERVE = 20;

  private final Spool spool;
  private final String name;
  private final Terms terms;
  private final long began = System.nanoTime();
  private final Map<String, Thread> active = new ConcurrentHashMap<>();
  private final AtomicInteger finished = new AtomicInteger();
  private final AtomicInteger givenBack = new AtomicInteger();
  private volatile boolean stopping;

  /**
   * Until when a node works.
   *
   * @param walltime after which it would be ended; a ticket that needs longer is left
   * @param idle without work until it ends
   * @param workers tickets at a time
   */
  public record Terms(Duration walltime, Duration idle, int workers) {}

  /** What came of it: tickets that were worked off, and tickets that others have to take. */
  public record Tally(String node, int finished, int givenBack, boolean stopped) {}

  private LabelerNode(Spool spool, Terms terms) {
    this.spool = spool;
    this.terms = terms;
    Owner self = Owner.self();
    this.name = self.host() + "-" + self.process() + "-" + self.started();
  }

  /**
   * A node for a spool.
   *
   * @throws BadConfiguration if there is no spool
   */
  public static LabelerNode at(Path folder, Terms terms) {
    if (!Spool.isThere(folder)) {
      throw new BadConfiguration(
          folder
              + ": expected the spool of a campaign (scratch/spool in its folder, once it has begun"
              + " to label with label.scheduler.kind = spool), got none");
    }
    return new LabelerNode(new Spool(folder.toAbsolutePath()), terms);
  }

  /** How it is called. */
  public String name() {
    return name;
  }

  /** Works; an interrupt of the calling thread gives everything back. */
  public Tally work() throws IOException {
    List<Thread> workers = new ArrayList<>();
    for (int k = 0; k < terms.workers(); k++) {
      workers.add(Thread.ofPlatform().name("ticket-" + k).start(this::worker));
    }
    try {
      for (long beat = 0; workers.stream().anyMatch(Thread::isAlive); beat++) {
        spool.beat(name, beat);
        List.copyOf(active.keySet()).forEach(this::checkLease);
        awaitOne(workers);
      }
    } catch (InterruptedException e) {
      stopping = true;
      List.copyOf(active.keySet()).forEach(this::interrupt);
      workers.forEach(LabelerNode::await);
    }
    spool.signOff(name);
    return new Tally(name, finished.get(), givenBack.get(), stopping);
  }

  /** Until the next heartbeat, or less. */
  private static void awaitOne(List<Thread> workers) throws InterruptedException {
    for (Thread worker : workers) {
      if (worker.isAlive()) {
        worker.join(BEAT.toMillis());
        return;
      }
    }
  }

  private static void await(Thread worker) {
    try {
      worker.join();
    } catch (InterruptedException again) {
      // It has been told already; two signals are no better than one.
      Jobs.LOG.trace("asked to stop once more", again);
    }
  }

  /** After a long pause of this machine others may have the ticket. */
  private void checkLease(String id) {
    if (!spool.holds(id, name)) {
      Jobs.LOG.warn("ticket {} is no longer this node's", id);
      interrupt(id);
    }
  }

  /** Only while its program runs: an interrupt would spoil what is just read or written. */
  private void interrupt(String id) {
    synchronized (active) {
      Thread worker = active.get(id);
      if (worker != null) {
        worker.interrupt();
      }
    }
  }

  private void worker() {
    long idleSince = System.nanoTime();
    try {
      while (!stopping && System.nanoTime() - idleSince < terms.idle().toNanos()) {
        Optional<Spool.Ticket> ticket = spool.take(name, remaining());
        if (ticket.isPresent()) {
          run(ticket.get());
          idleSince = System.nanoTime();
        } else {
          Pause.of(GLANCE);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      Jobs.LOG.error("the spool {} cannot be read or written", spool.folder(), e);
    }
  }

  private Duration remaining() {
    Duration usable = terms.walltime().minus(terms.walltime().dividedBy(RESERVE));
    return usable.minusNanos(System.nanoTime() - began);
  }

  private void run(Spool.Ticket ticket) throws IOException {
    JobFolder folder = new JobFolder(ticket.run().getParent());
    try {
      if (Files.exists(ticket.run())) {
        conclude(folder, compute(ticket, folder));
      }
      spool.release(ticket.id(), name);
      finished.incrementAndGet();
    } catch (NoSuchFileException read) {
      // Whoever asked has read what was there, and cleared it away.
      Jobs.LOG.trace("{} is gone", folder.path(), read);
      spool.release(ticket.id(), name);
      finished.incrementAndGet();
    } catch (InterruptedException | ClosedByInterruptException stopped) {
      if (spool.holds(ticket.id(), name)) {
        folder.unfinished();
        spool.giveBack(ticket.id(), name);
        givenBack.incrementAndGet();
      }
    }
  }

  private End compute(Spool.Ticket ticket, JobFolder folder)
      throws IOException, InterruptedException {
    List<String> command = List.of("sh", ticket.run().toString());
    synchronized (active) {
      active.put(ticket.id(), Thread.currentThread());
    }
    try {
      End end = new ExternalProgram(Map.of(), ticket.limit()).run(folder.path(), command);
      if (end instanceof End.Exited exited && Interference.stopped(exited.status())) {
        // What is sent to a whole group of processes may reach the program before this node.
        Pause.of(BEAT);
      }
      return end;
    } finally {
      synchronized (active) {
        active.remove(ticket.id());
        // One that came too late; nobody sends another after this.
        boolean late = Thread.interrupted();
        Jobs.LOG.trace("interrupted at its end: {}", late);
      }
    }
  }

  private static void conclude(JobFolder folder, End end) throws IOException {
    switch (end) {
      case End.Stopped stopped ->
          folder.conclude(
              new Ended(
                  Fate.OUT_OF_TIME,
                  "ended after " + stopped.limit(),
                  Optional.of(stopped.limit())));
      case End.NotStarted not -> folder.conclude(new Ended(Fate.FAILED, not.reason()));
      case End.Exited exited -> {
        if (folder.status().isEmpty() && Files.exists(folder.run())) {
          folder.conclude(new Ended(Fate.FAILED, LastLines.of(exited.errors())));
        }
      }
    }
  }
}
