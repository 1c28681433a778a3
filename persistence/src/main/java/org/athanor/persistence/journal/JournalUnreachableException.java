package org.athanor.persistence.journal;

/** The database of a journal does not answer, or not to this user. Nothing is lost by that. */
public final class JournalUnreachableException extends RuntimeException {
  private static final long serialVersionUID = 1;

  JournalUnreachableException(String message, Throwable cause) {
    super(message, cause);
  }
}
