package org.athanor.persistence.formats;

/** A file that is not what it should be: names the file, the place, what was expected and got. */
public final class UnreadableFileException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** With what was expected and got. */
  public UnreadableFileException(String message) {
    super(message);
  }

  /** The same, with what was thrown underneath. */
  public UnreadableFileException(String message, Throwable cause) {
    super(message, cause);
  }
}
