package org.athanor.actors.snapshot;

import akka.persistence.typed.javadsl.RetentionCriteria;

/**
 * When a state is kept beside the events that made it. A snapshot shortens replay and is never
 * needed: events are the record, and are never deleted.
 */
public final class Snapshots {
  /** Events between two snapshots of an entity. */
  public static final int EVERY = 2_000;

  private static final int KEPT = 2;

  private Snapshots() {}

  /** For all event-sourced actors. */
  public static RetentionCriteria retention() {
    return RetentionCriteria.snapshotEvery(EVERY, KEPT);
  }
}
