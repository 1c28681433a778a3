package org.athanor.persistence.formats;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Small files that are read as a whole, and why they cannot be. */
public final class InputFile {
  private InputFile() {}

  /**
   * The file, if it is one.
   *
   * @param what is expected there, such as {@code an extxyz file}
   * @throws UnreadableFileException if there is none, or something else
   */
  public static Path of(Path file, String what) {
    if (Files.isRegularFile(file)) {
      return file;
    }
    String got =
        Files.isDirectory(file) ? "a folder" : Files.exists(file) ? "a device" : "no such file";
    throw new UnreadableFileException(file + ": expected " + what + ", got " + got);
  }

  /**
   * Its text.
   *
   * @throws UnreadableFileException if there is none, or it is no text
   */
  public static String text(Path file, String what) throws IOException {
    try {
      return Files.readString(of(file, what));
    } catch (CharacterCodingException e) {
      throw new UnreadableFileException(file + ": expected " + what + " in UTF-8, got other bytes");
    }
  }

  /**
   * The lines of its text.
   *
   * @throws UnreadableFileException if there is none, or it is no text
   */
  public static List<String> lines(Path file, String what) throws IOException {
    return text(file, what).lines().toList();
  }

  /**
   * Its bytes.
   *
   * @throws UnreadableFileException if there is none
   */
  public static byte[] bytes(Path file, String what) throws IOException {
    return Files.readAllBytes(of(file, what));
  }
}
