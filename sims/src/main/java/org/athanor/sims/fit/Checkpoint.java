package org.athanor.sims.fit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.athanor.persistence.formats.WholeFile;

/**
 * A file from which a long fit goes on after it was killed; it is whole or not there, and goes when
 * the fit is done.
 */
public final class Checkpoint {
  private final Optional<Path> file;

  private Checkpoint(Optional<Path> file) {
    this.file = file;
  }

  /** Nothing is kept. */
  public static Checkpoint none() {
    return new Checkpoint(Optional.empty());
  }

  /** This file is kept, in a folder that is made. */
  public static Checkpoint at(Path file) {
    return new Checkpoint(Optional.of(file));
  }

  /** What was kept. */
  public Optional<byte[]> load() {
    try {
      return file.isPresent() && Files.isRegularFile(file.get())
          ? Optional.of(Files.readAllBytes(file.get()))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(file.get() + " cannot be read", e);
    }
  }

  /** Keeps this instead. */
  public void save(byte[] bytes) {
    if (file.isEmpty()) {
      return;
    }
    try {
      Files.createDirectories(file.get().toAbsolutePath().getParent());
      WholeFile.write(file.get(), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(file.get() + " cannot be written", e);
    }
  }

  /** Keeps nothing any more. */
  public void clear() {
    try {
      if (file.isPresent()) {
        Files.deleteIfExists(file.get());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(file.get() + " cannot be deleted", e);
    }
  }
}
