package org.athanor.sims.properties;

/** A structure did not come to rest, so what was asked for has no value. */
public final class NotRelaxedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** With the reason. */
  public NotRelaxedException(String message) {
    super(message);
  }
}
