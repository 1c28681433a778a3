package org.athanor.persistence.codec;

/** Bytes that should hold an event, but do not, or one that a newer version wrote. */
public final class UnreadableEventException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** With what was expected, and what was got. */
  public UnreadableEventException(String message) {
    super(message);
  }

  /** With what was expected, and why it could not be had. */
  public UnreadableEventException(String message, Throwable cause) {
    super(message, cause);
  }
}
