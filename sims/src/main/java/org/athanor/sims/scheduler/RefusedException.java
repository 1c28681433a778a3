package org.athanor.sims.scheduler;

/** A batch system will not take a job, now or later; the message says why and what to do. */
final class RefusedException extends Exception {
  private static final long serialVersionUID = 1;

  RefusedException(String message) {
    super(message);
  }
}
