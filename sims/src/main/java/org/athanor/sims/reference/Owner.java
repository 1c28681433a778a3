package org.athanor.sims.reference;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The process that a folder of a calculation belongs to; it stands in the folder's name, so that a
 * folder is never without.
 *
 * @param host where it runs
 * @param process its number there
 * @param started when it began, in s since 1970: numbers are used again
 */
public record Owner(String host, long process, long started) {
  private static final Pattern NAME = Pattern.compile("of-(.+)-(\\d+)-(\\d+)-\\d+");

  /** Readers may round the time of the start, which counts from the boot, in different ways. */
  private static final long CLOCK_TOLERANCE = 2;

  /** This process. */
  public static Owner self() {
    ProcessHandle self = ProcessHandle.current();
    return new Owner(thisHost(), self.pid(), start(self));
  }

  /** Whose folder this is; empty if its name says nothing. */
  public static Optional<Owner> of(Path folder) {
    Matcher name = NAME.matcher(folder.getFileName().toString());
    return name.matches()
        ? Optional.of(
            new Owner(name.group(1), Long.parseLong(name.group(2)), Long.parseLong(name.group(3))))
        : Optional.empty();
  }

  /** Makes a folder of its own in {@code scratch}. */
  public Path folder(Path scratch) throws IOException {
    return Files.createTempDirectory(scratch, "of-" + host + "-" + process + "-" + started + "-");
  }

  /** Whether it still runs; one on another host is believed to. */
  public boolean lives() {
    return !host.equals(thisHost())
        || ProcessHandle.of(process)
            .filter(found -> Math.abs(start(found) - started) <= CLOCK_TOLERANCE)
            .isPresent();
  }

  private static long start(ProcessHandle process) {
    return process.info().startInstant().map(Instant::getEpochSecond).orElse(0L);
  }

  private static String thisHost() {
    try {
      return InetAddress.getLocalHost().getHostName().replaceAll("[^A-Za-z0-9.]", "_");
    } catch (UnknownHostException e) {
      // A host without a name of its own can still compute.
      return "unknown";
    }
  }
}
