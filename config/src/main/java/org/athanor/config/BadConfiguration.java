package org.athanor.config;

/** A campaign file that can not be used; the message is meant for the person who wrote it. */
public final class BadConfiguration extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** With what is wrong: where, what, expected, got, unit. */
  public BadConfiguration(String message) {
    super(message);
  }
}
