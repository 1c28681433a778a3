package org.athanor.persistence.formats;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where a command may write, looked at before it works: not found out after hours of work. */
public final class Destination {
  private Destination() {}

  /**
   * A place for a file, in a folder that exists.
   *
   * @param option that named it, such as {@code --output}
   * @return the file
   * @throws IllegalArgumentException if there is no folder for it, or something else of its name
   */
  public static Path file(String option, Path file) {
    Path folder = file.toAbsolutePath().getParent();
    String place = option + " " + file + ": ";
    if (folder == null || Files.isDirectory(file)) {
      throw new IllegalArgumentException(place + "expected a file, or none yet, got a folder");
    }
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException(
          place
              + "expected a folder that exists, got "
              + (Files.exists(folder) ? "a file" : "none")
              + " at "
              + folder);
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new IllegalArgumentException(place + "expected a file, or none yet, got a device");
    }
    return writable(place, folder, file);
  }

  /**
   * A folder, or a place for one.
   *
   * @param option that named it, such as {@code --directory}
   * @return the folder
   * @throws IllegalArgumentException if a file is in its way, or it may not be written to
   */
  public static Path folder(String option, Path folder) {
    Path there = folder.toAbsolutePath();
    while (!Files.exists(there)) {
      there = there.getParent();
    }
    String place = option + " " + folder + ": ";
    if (!Files.isDirectory(there)) {
      throw new IllegalArgumentException(
          place
              + "expected a folder, or none yet, got a file"
              + (there.equals(folder.toAbsolutePath()) ? "" : " at " + there));
    }
    return writable(place, there, folder);
  }

  private static Path writable(String place, Path folder, Path wanted) {
    if (!Files.isWritable(folder)) {
      throw new IllegalArgumentException(
          place + "expected a folder that may be written to, got " + folder + ", which may not");
    }
    return wanted;
  }
}
