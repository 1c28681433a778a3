package org.athanor.sims.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** {@code join.txt} in a campaign's directory: where its coordinator listens, while it does. */
public final class JoinFile implements AutoCloseable {
  private static final String NAME = "join.txt";

  private final Path file;

  private JoinFile(Path file) {
    this.file = file;
  }

  /** Says where; until it is closed. */
  public static JoinFile write(Path directory, Address at) {
    Path file = directory.resolve(NAME);
    try {
      Path fresh = Files.createTempFile(directory, NAME, ".new");
      Files.writeString(fresh, at.text() + "\n");
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
      return new JoinFile(file);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be written", e);
    }
  }

  /** Where it listens; empty if it does not. A process that was killed may have left it. */
  public static Optional<Address> read(Path directory) {
    Path file = directory.resolve(NAME);
    try {
      return Files.isRegularFile(file)
          ? Optional.of(Address.parse(file.toString(), Files.readString(file).strip()))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be deleted", e);
    }
  }
}
