package org.athanor.persistence.formats;

/** A file that is not what it should be: names the file, the place, what was expected and got. */
public final class UnreadableFileException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnreadableFileException(String message) {
    super(message);
  }

  UnreadableFileException(String message, Throwable cause) {
    super(message, cause);
  }
}
