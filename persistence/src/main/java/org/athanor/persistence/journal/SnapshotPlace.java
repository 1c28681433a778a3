package org.athanor.persistence.journal;

/** Which entity a snapshot is of, and after which of its events it was taken. */
record SnapshotPlace(String persistenceId, long sequenceNumber) {
  /** For messages. */
  @Override
  public String toString() {
    return "the snapshot of \"" + persistenceId + "\" after event " + sequenceNumber;
  }
}
