package org.athanor.persistence.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code journal.seal}: what the journal has acknowledged, so that a loss shows.
 *
 * <p>SQLite drops the tail of a damaged write-ahead log without a word. A line is written here
 * after every commit and before its acknowledgement, so a journal that lacks what stands here has
 * lost something. The line needs no fsync of its own: the events were synchronised before it was
 * written, so after a loss of power the seal can be behind the journal, never ahead of it.
 */
final class SealFile implements AutoCloseable {
  private static final String NAME = "journal.seal";
  private static final String HEADER = "athanor journal seal 1";

  /** How long lines may wait for the disk, in ns. */
  private static final long SYNC_INTERVAL = 1_000_000_000L;

  private final FileChannel channel;
  private long end;
  private long synced = System.nanoTime();

  private SealFile(FileChannel channel, long end) {
    this.channel = channel;
    this.end = end;
  }

  static Path in(Path directory) {
    return directory.resolve(NAME);
  }

  /** Creates an empty seal at once and for good. */
  static void create(Path directory) throws IOException {
    Path fresh = directory.resolve(NAME + ".new");
    try (FileChannel file =
        FileChannel.open(
            fresh,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      write(file, HEADER + "\n", 0);
      file.force(true);
    }
    Files.move(fresh, in(directory), StandardCopyOption.ATOMIC_MOVE);
    try (FileChannel parent = FileChannel.open(directory, StandardOpenOption.READ)) {
      parent.force(true);
    }
  }

  /** All seals that can be read; a torn or damaged line is left out. Empty if there is no file. */
  static Optional<List<Seal>> read(Path directory, Store store) throws IOException {
    if (Files.notExists(in(directory))) {
      return Optional.empty();
    }
    // Bytes that are no text become marks here, and fail the checksum of their line only.
    String[] lines =
        new String(Files.readAllBytes(in(directory)), StandardCharsets.UTF_8).split("\n", -1);
    if (!lines[0].equals(HEADER)) {
      throw new DamagedJournalException(
          in(directory), "expected it to begin with \"" + HEADER + "\", but it does not", store);
    }
    List<Seal> seals = new ArrayList<>();
    for (int i = 1; i < lines.length; i++) {
      Seal.parse(lines[i]).ifPresent(seals::add);
    }
    return Optional.of(seals);
  }

  /** All seals that can be read, of a file that has to be there. */
  static List<Seal> require(Path directory, Store store) throws IOException {
    return read(directory, store)
        .orElseThrow(
            () ->
                new DamagedJournalException(
                    in(directory), "expected it beside the journal, got no such file", store));
  }

  /** Opens the seal to add lines. */
  static SealFile open(Path directory) {
    try {
      FileChannel channel =
          FileChannel.open(in(directory), StandardOpenOption.READ, StandardOpenOption.WRITE);
      SealFile seal = new SealFile(channel, channel.size());
      seal.endTornLine();
      return seal;
    } catch (IOException e) {
      throw new UncheckedIOException("journal seal " + in(directory) + " cannot be opened", e);
    }
  }

  /** Adds seals; they are with the operating system when this returns. */
  synchronized void add(List<Seal> seals) {
    StringBuilder lines = new StringBuilder();
    seals.forEach(seal -> lines.append(seal.line()).append('\n'));
    try {
      // A write that failed half-way is overwritten by the next one.
      end = write(channel, lines.toString(), end);
      long now = System.nanoTime();
      if (now - synced > SYNC_INTERVAL) {
        channel.force(false);
        synced = now;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("journal seal: cannot be written", e);
    }
  }

  @Override
  public synchronized void close() {
    try (channel) {
      channel.force(false);
    } catch (IOException e) {
      throw new UncheckedIOException("journal seal: cannot be closed", e);
    }
  }

  private void endTornLine() throws IOException {
    ByteBuffer last = ByteBuffer.allocate(1);
    channel.read(last, end - 1);
    if (last.get(0) != '\n') {
      end = write(channel, "\n", end);
    }
  }

  private static long write(FileChannel file, String text, long position) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    long at = position;
    while (bytes.hasRemaining()) {
      at += file.write(bytes, at);
    }
    return at;
  }
}
