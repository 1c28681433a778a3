package org.athanor.sims.dynamics.run;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A text file that only grows, and is cut back to where a state was saved before it goes on. */
final class GrowingFile implements AutoCloseable {
  private final Path path;
  private final FileChannel channel;
  private final Writer writer;

  private GrowingFile(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
    this.writer =
        new BufferedWriter(
            Channels.newWriter(channel, StandardCharsets.UTF_8.newEncoder(), 1 << 16));
  }

  /**
   * Opens a file and cuts it to {@code length} bytes; 0 starts it anew.
   *
   * @throws IllegalArgumentException if it is shorter
   */
  static GrowingFile open(Path path, long length) throws IOException {
    FileChannel channel =
        FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.size() < length) {
        throw new IllegalArgumentException(
            path
                + ": expected at least the "
                + length
                + " bytes that were there when the run was saved, got "
                + channel.size());
      }
      channel.truncate(length).position(length);
      return new GrowingFile(path, channel);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** Where to write. */
  Writer writer() {
    return writer;
  }

  /** The bytes in the file, once all that was written is on disk. */
  long settled() {
    try {
      writer.flush();
      channel.force(false);
      return channel.size();
    } catch (IOException e) {
      throw new UncheckedIOException(path + " cannot be written", e);
    }
  }

  @Override
  public void close() {
    try {
      writer.close();
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(path + " cannot be closed", e);
    }
  }
}
