package org.athanor.persistence.formats;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the frames of an extxyz or xyz file one after the other, so the file may be of any length.
 *
 * <p>Positions and lattice in Å; labels as in {@code docs/conventions.md}: {@code REF_energy} and
 * {@code REF_forces} with {@code REF_stress} or {@code REF_virial}, or else the same without {@code
 * REF_}. Without a lattice the structure does not repeat.
 */
public final class ExtxyzReader implements AutoCloseable {
  private final Path file;
  private final BufferedReader lines;
  private int frame;
  private int line;

  private ExtxyzReader(Path file, BufferedReader lines) {
    this.file = file;
    this.lines = lines;
  }

  /**
   * Opens a file.
   *
   * @throws UnreadableFileException if there is none
   */
  public static ExtxyzReader open(Path file) {
    InputFile.of(file, "an extxyz file");
    try {
      return new ExtxyzReader(file, Files.newBufferedReader(file));
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be opened", e);
    }
  }

  /**
   * All frames of a file.
   *
   * @throws UnreadableFileException if it is not as it should be; the message names frame and line
   */
  public static List<Frame> readAll(Path file) {
    try (ExtxyzReader reader = open(file)) {
      List<Frame> frames = new ArrayList<>();
      for (Optional<Frame> next = reader.next(); next.isPresent(); next = reader.next()) {
        frames.add(next.get());
      }
      return frames;
    }
  }

  /**
   * The next frame; empty at the end of the file.
   *
   * @throws UnreadableFileException if it is not as it should be; the message names frame and line
   */
  public Optional<Frame> next() {
    try {
      String count = nextLine();
      while (count != null && count.isBlank()) {
        count = nextLine();
      }
      if (count == null) {
        return Optional.empty();
      }
      frame++;
      return Optional.of(read(count.strip()));
    } catch (CharacterCodingException e) {
      throw new UnreadableFileException(file + ": expected UTF-8 text, got other bytes", e);
    } catch (IllegalArgumentException e) {
      throw new UnreadableFileException(place() + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(place() + ": cannot be read", e);
    }
  }

  @Override
  public void close() {
    try {
      lines.close();
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be closed", e);
    }
  }

  private Frame read(String count) throws IOException {
    if (!count.matches("[1-9][0-9]{0,8}")) {
      throw new IllegalArgumentException("expected the number of atoms, got \"" + count + "\"");
    }
    FrameLines atoms = new FrameLines(Integer.parseInt(count), required("the comment line"));
    while (!atoms.complete()) {
      atoms.add(required("atom " + atoms.next() + " of " + count));
    }
    return atoms.frame();
  }

  private String required(String what) throws IOException {
    String text = nextLine();
    if (text == null) {
      throw new IllegalArgumentException("expected " + what + ", got the end of the file");
    }
    return text;
  }

  private String nextLine() throws IOException {
    line++;
    String text = lines.readLine();
    // Editors of Windows mark UTF-8 by a first character.
    return line == 1 && text != null && text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private String place() {
    return file + ", frame " + frame + ", line " + line;
  }
}
