package org.athanor.sims.reference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.athanor.potentials.structure.Element;

/**
 * The pseudopotential files of a reference, with the hashes they had when it was opened.
 *
 * <p>pw.x falls back to another folder without a word when a file is missing, so every file is
 * checked and copied for each calculation.
 */
final class Pseudopotentials {
  /** A file and its hashes in hexadecimal. */
  record Entry(Path file, String sha256, String md5) {
    String name() {
      return file.getFileName().toString();
    }
  }

  private final SortedMap<String, Entry> entries = new TreeMap<>();

  /** Reads and hashes all files. */
  static Pseudopotentials read(Map<String, Path> files) throws IOException {
    Pseudopotentials all = new Pseudopotentials();
    for (Map.Entry<String, Path> file : files.entrySet()) {
      Element.of(file.getKey());
      if (!Files.isReadable(file.getValue())) {
        throw new IOException(
            "pw.x: the pseudopotential of "
                + file.getKey()
                + " is missing or cannot be read: "
                + file.getValue());
      }
      byte[] bytes = Files.readAllBytes(file.getValue());
      all.entries.put(
          file.getKey(), new Entry(file.getValue(), hash("SHA-256", bytes), hash("MD5", bytes)));
    }
    return all;
  }

  /** By symbol. */
  SortedMap<String, Entry> entries() {
    return entries;
  }

  /** Copies the files of these elements; says what is missing or has changed, if anything. */
  Optional<String> copy(SortedSet<Integer> atomicNumbers, Path folder) throws IOException {
    for (int z : atomicNumbers) {
      String symbol = Element.of(z).symbol();
      Entry entry = entries.get(symbol);
      if (entry == null) {
        return Optional.of("a pseudopotential of " + symbol + " in the settings of pw.x");
      }
      if (!Files.isReadable(entry.file())) {
        return Optional.of("the pseudopotential file " + entry.file());
      }
      byte[] bytes = Files.readAllBytes(entry.file());
      if (!hash("SHA-256", bytes).equals(entry.sha256())) {
        return Optional.of(
            "the pseudopotential " + entry.file() + " as it was when the campaign began");
      }
      Files.write(folder.resolve(entry.name()), bytes);
    }
    return Optional.empty();
  }

  private static String hash(String algorithm, byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no " + algorithm, e);
    }
  }
}
