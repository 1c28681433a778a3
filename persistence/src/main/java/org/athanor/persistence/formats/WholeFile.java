package org.athanor.persistence.formats;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Files that are there as a whole or not at all: written beside their place, with {@code .part}
 * behind the name, and then put there.
 */
public final class WholeFile {
  private WholeFile() {}

  /** Writes what belongs in a file. */
  @FunctionalInterface
  public interface Content {
    /** Writes it to a file that is not yet where it belongs. */
    void writeTo(Path part) throws IOException;
  }

  /**
   * Puts a file in its place, instead of one that may be there.
   *
   * <p>Where the content cannot be written, neither it nor a piece of it stays behind.
   *
   * @return the file
   */
  public static Path write(Path file, Content content) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      content.writeTo(part);
      return Files.move(
          part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** The same with a text, in UTF-8. */
  public static Path write(Path file, String text) throws IOException {
    return write(file, part -> Files.writeString(part, text));
  }

  /** The same with bytes. */
  public static Path write(Path file, byte[] bytes) throws IOException {
    return write(file, part -> Files.write(part, bytes));
  }
}
