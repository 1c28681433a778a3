package org.athanor.sims.dynamics.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps two runs out of one directory; the operating system lets go when a process ends. */
final class DirectoryLock implements AutoCloseable {
  private final FileChannel channel;

  private DirectoryLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock.
   *
   * @throws IllegalArgumentException if another run has it
   */
  static DirectoryLock of(Path directory) throws IOException {
    FileChannel channel =
        FileChannel.open(
            directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    boolean taken = false;
    try {
      taken = channel.tryLock() != null;
    } catch (OverlappingFileLockException sameProcess) {
      throw inUse(directory);
    } finally {
      if (!taken) {
        channel.close();
      }
    }
    if (!taken) {
      throw inUse(directory);
    }
    return new DirectoryLock(channel);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the lock of a directory cannot be released", e);
    }
  }

  private static IllegalArgumentException inUse(Path directory) {
    return new IllegalArgumentException(
        directory + ": expected a directory of its own, got one that another run is using");
  }
}
