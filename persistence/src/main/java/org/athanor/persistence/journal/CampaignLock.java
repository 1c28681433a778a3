package org.athanor.persistence.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps a campaign's directory for one process.
 *
 * <p>The operating system holds the lock on {@code campaign.lock} and lets go when the process
 * ends, however it ends. Who holds it stands in {@code campaign.holder}: closing any channel to a
 * locked file may release the lock (POSIX), so nobody opens that one just to read it.
 */
public final class CampaignLock implements AutoCloseable {
  private static final Pattern HOLDER =
      Pattern.compile("^(?<process>process (?<number>\\d+) \\(.*\\)) on host (?<host>\\S+) since");

  private final FileChannel channel;
  private final Path holder;
  private final String words;

  private CampaignLock(FileChannel channel, Path holder, String words) {
    this.channel = channel;
    this.holder = holder;
    this.words = words;
  }

  /**
   * Takes the lock, and creates the directory if need be.
   *
   * @throws CampaignLockedException if another process, or this one, holds it
   */
  public static CampaignLock acquire(Path directory) {
    Path holder = directory.resolve("campaign.holder");
    try {
      Files.createDirectories(directory);
      if (readHolder(holder).startsWith(process())) {
        throw locked(directory, holder);
      }
      String words = thisHolder();
      return new CampaignLock(lock(directory, holder, words), holder, words);
    } catch (IOException e) {
      throw new UncheckedIOException("campaign directory " + directory + " cannot be locked", e);
    }
  }

  /**
   * Whether a process holds the directory, without touching the lock: by who stands in {@code
   * campaign.holder}, if that process still lives. A holder on another host is believed.
   */
  public static boolean isHeld(Path directory) {
    return holder(directory).isPresent();
  }

  /** Who holds the directory, in the words of {@code campaign.holder}; empty if nobody does. */
  static Optional<String> holder(Path directory) {
    try {
      String words = readHolder(directory.resolve("campaign.holder")).strip();
      Matcher who = HOLDER.matcher(words);
      boolean held = who.find() && (!who.group("host").equals(host()) || lives(who));
      return held ? Optional.of(words) : Optional.empty();
    } catch (NoSuchFileException letGo) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("campaign directory " + directory + " cannot be read", e);
    }
  }

  private static boolean lives(Matcher who) {
    return ProcessHandle.of(Long.parseLong(who.group("number")))
        .map(CampaignLock::process)
        .filter(process -> who.group("process").equals(process))
        .isPresent();
  }

  private static FileChannel lock(Path directory, Path holder, String words) throws IOException {
    FileChannel channel =
        FileChannel.open(
            directory.resolve("campaign.lock"),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() == null) {
        throw locked(directory, holder);
      }
      Files.writeString(holder, words + "\n");
      return channel;
    } catch (OverlappingFileLockException sameProcess) {
      throw locked(directory, holder);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** This process, in the words of {@code campaign.holder}. */
  String words() {
    return words;
  }

  /** Lets go. */
  @Override
  public void close() {
    try {
      Files.deleteIfExists(holder);
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("campaign lock: cannot be released", e);
    }
  }

  private static CampaignLockedException locked(Path directory, Path holder) throws IOException {
    String who = readHolder(holder).strip();
    return new CampaignLockedException(
        "campaign directory "
            + directory
            + " is in use by "
            + (who.isEmpty() ? "another process" : who)
            + "; stop that one first, or take another directory");
  }

  private static String readHolder(Path holder) throws IOException {
    return Files.exists(holder) ? Files.readString(holder) : "";
  }

  /** This process, for people: its number, its host, and since when. */
  static String thisHolder() {
    String since = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    return process() + " on host " + host() + " since " + since;
  }

  /** The start tells two processes with the same number apart: in a container it is often 1. */
  private static String process() {
    return process(ProcessHandle.current());
  }

  private static String process(ProcessHandle self) {
    String started = self.info().startInstant().map(Instant::toString).orElse("an unknown time");
    return "process " + self.pid() + " (started " + started + ")";
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      // A host without a name of its own can still hold a lock.
      return "unknown";
    }
  }
}
