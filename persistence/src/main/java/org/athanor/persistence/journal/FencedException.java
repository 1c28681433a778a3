package org.athanor.persistence.journal;

/** A write by a process that does not own the journal any more. Nothing was written. */
final class FencedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  FencedException(long epoch) {
    super(
        "journal: this process wrote in epoch "
            + epoch
            + ", which is over: another one has taken the journal over");
  }
}
