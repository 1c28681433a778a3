package org.athanor.sims.scheduler;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A batch system. Safe to be used by several threads at once. */
interface Scheduler {
  /** Its name, for people. */
  String name();

  /**
   * Submits a job, or an array of as many tasks as it has runs.
   *
   * @return its identity; a task's has {@code _} and its number from 0 behind it
   * @throws RefusedException if it will never be taken
   * @throws BusyException if it may be taken later
   */
  String submit(Job job) throws RefusedException, BusyException, InterruptedException;

  /**
   * How jobs stand; one that nobody knows has the fate UNKNOWN.
   *
   * @throws BusyException if nothing can be said now
   */
  Map<String, Condition> conditions(Set<String> ids) throws BusyException, InterruptedException;

  /** Ends a job, if it is still there. */
  void cancel(String id) throws InterruptedException;

  /**
   * Finds a job that was submitted by a process that was killed before it had noted the identity.
   *
   * @param name of the job, or of the array
   * @throws BusyException if nothing can be said now
   */
  Optional<String> find(String name) throws BusyException, InterruptedException;
}
