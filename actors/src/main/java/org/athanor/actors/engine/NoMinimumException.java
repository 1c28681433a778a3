package org.athanor.actors.engine;

/** A crystal has no minimum of its energy under a potential, so its properties have no values. */
public final class NoMinimumException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** With the reason. */
  public NoMinimumException(String message, RuntimeException cause) {
    super(message, cause);
  }
}
