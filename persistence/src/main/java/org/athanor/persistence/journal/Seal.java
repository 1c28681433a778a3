package org.athanor.persistence.journal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * One line of the seal: these events of an entity were acknowledged, and this is their digest.
 *
 * <p>Written as {@code checksum from to digest entity}, where the checksum (CRC-32C) covers the
 * rest of the line, and the digest is the first 128 bits of SHA-256 over the rows.
 */
record Seal(long from, long to, String digest, String persistenceId) {
  private static final int CHECKSUM_DIGITS = 8;

  /** The seal of consecutive rows of one entity. */
  static Seal of(List<EventRow> rows) {
    MessageDigest digest = sha256();
    rows.forEach(row -> row.addTo(digest));
    EventRow first = rows.getFirst();
    return new Seal(
        first.sequenceNumber(),
        rows.getLast().sequenceNumber(),
        brief(digest),
        first.persistenceId());
  }

  /** The seals of the rows of one commit, by entity: for each, consecutive events. */
  static List<Seal> all(List<EventRow> rows) {
    Map<String, List<EventRow>> entities = new LinkedHashMap<>();
    for (EventRow row : rows) {
      entities.computeIfAbsent(row.persistenceId(), id -> new ArrayList<>()).add(row);
    }
    return entities.values().stream().map(Seal::of).toList();
  }

  /** The line, without its end. */
  String line() {
    String rest = from + " " + to + " " + digest + " " + persistenceId;
    return checksum(rest) + " " + rest;
  }

  /** The seal on a line; empty if the line is torn or damaged. */
  static Optional<Seal> parse(String line) {
    if (line.length() <= CHECKSUM_DIGITS
        || line.charAt(CHECKSUM_DIGITS) != ' '
        || !checksum(line.substring(CHECKSUM_DIGITS + 1))
            .equals(line.substring(0, CHECKSUM_DIGITS))) {
      return Optional.empty();
    }
    String[] parts = line.split(" ", 5);
    return Optional.of(
        new Seal(Long.parseLong(parts[1]), Long.parseLong(parts[2]), parts[3], parts[4]));
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  static String brief(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest(), 0, 16);
  }

  private static String checksum(String text) {
    CRC32C crc = new CRC32C();
    crc.update(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().toHexDigits((int) crc.getValue());
  }
}
