package org.athanor.sims.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.athanor.config.BadConfiguration;

/**
 * Contents of the files that a campaign's walks begin from and move on, as {@code inputs.txt} in
 * its folder: the campaign file names them, and the journal keeps no more than these names.
 *
 * <p>A line has a file's SHA-256, the key that names it, and its name. A file that was not used
 * before is added. Safe to be used by threads.
 */
final class InputRecord {
  private static final String NAME = "inputs.txt";

  private final Path record;
  private final Map<String, String> digests = new LinkedHashMap<>();

  private InputRecord(Path record) {
    this.record = record;
  }

  /**
   * The record of the campaign in a directory.
   *
   * @param started whether it has begun; what an earlier attempt to begin left does not count
   */
  static InputRecord open(Path directory, boolean started) {
    InputRecord inputs = new InputRecord(directory.resolve(NAME));
    try {
      if (started && Files.isRegularFile(inputs.record)) {
        for (String line : Files.readAllLines(inputs.record)) {
          String[] parts = line.split(" ", 2);
          inputs.digests.put(parts[1], parts[0]);
        }
      }
      return inputs;
    } catch (IOException e) {
      throw new UncheckedIOException(inputs.record + " cannot be read", e);
    }
  }

  /**
   * Holds a file against what it was when the campaign first used it.
   *
   * @param key of the campaign file that names it
   * @param name as the key has it
   * @param remedy besides taking the change back, for people
   * @throws BadConfiguration if it has other contents now
   */
  synchronized void check(String key, String name, Path file, String remedy) {
    String subject = key + " " + name;
    String now = digest(file);
    String before = digests.putIfAbsent(subject, now);
    if (before == null) {
      write();
    } else if (!before.equals(now)) {
      throw new BadConfiguration(
          key
              + ": the campaign's walks hang on other contents of "
              + name
              + " ("
              + record
              + ":"
              + line(subject)
              + "): expected SHA-256 "
              + before
              + ", got "
              + now
              + ". Take the change back, "
              + remedy
              + "or begin another campaign with --directory.");
    }
  }

  private int line(String subject) {
    return digests.keySet().stream().toList().indexOf(subject) + 1;
  }

  private void write() {
    StringBuilder text = new StringBuilder();
    digests.forEach((subject, hash) -> text.append(hash + " " + subject + "\n"));
    try {
      Path fresh = Files.createTempFile(record.getParent(), NAME, ".new");
      Files.writeString(fresh, text);
      Files.move(fresh, record, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(record + " cannot be written", e);
    }
  }

  private static String digest(Path file) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      return HexFormat.of().formatHex(hash);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }
}
