package org.athanor.sims.scheduler;

/** A batch system does not answer, or a limit of it is reached: asking later may help. */
final class BusyException extends Exception {
  private static final long serialVersionUID = 1;

  BusyException(String message) {
    super(message);
  }
}
