package org.athanor.sims.reference;

/** An output that misses a quantity, or is not understood. */
final class UnreadableOutputException extends Exception {
  private static final long serialVersionUID = 1;

  UnreadableOutputException(String message) {
    super(message);
  }

  UnreadableOutputException(String message, Throwable cause) {
    super(message, cause);
  }
}
