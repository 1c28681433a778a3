package org.athanor.sims.fit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import org.athanor.persistence.formats.WholeFile;
import org.athanor.potentials.uncertainty.CalibratedFit;

/**
 * What a fit has absorbed, as a file: to go on with it after it was killed, or with more labels.
 *
 * <pre>
 * 8 bytes   ATHANORS
 * int       version, 1
 * int       length of a header in JSON, and the header
 *           {@link CalibratedFit#write}
 * 32 bytes  SHA-256 of all before
 * </pre>
 *
 * @param file where it is
 * @param header what it is of
 */
record Sums(Path file, ObjectNode header) {
  private static final byte[] NAME = "ATHANORS".getBytes(StandardCharsets.US_ASCII);
  private static final int VERSION = 1;
  private static final int DIGEST = 32;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Writes it; the file is there whole or not at all. */
  static void write(Path file, ObjectNode header, CalibratedFit fit) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    WholeFile.write(file, part -> fill(part, header, fit));
  }

  private static void fill(Path part, ObjectNode header, CalibratedFit fit) throws IOException {
    MessageDigest digest = Digest.sha256();
    byte[] words = JSON.writeValueAsBytes(header);
    try (DataOutputStream out =
        new DataOutputStream(
            new BufferedOutputStream(
                new DigestOutputStream(Files.newOutputStream(part), digest), 1 << 16))) {
      out.write(NAME);
      out.writeInt(VERSION);
      out.writeInt(words.length);
      out.write(words);
      fit.write(out);
      out.flush();
      out.write(digest.digest());
    }
  }

  /**
   * Opens one.
   *
   * @throws IllegalArgumentException if it is damaged or of a later version
   */
  static Sums open(Path file) throws IOException {
    check(whole(file), file, "whole sums of a fit", "a damaged file");
    try (DataInputStream in = in(file)) {
      return new Sums(file, header(in, file));
    }
  }

  /** Gives all that was absorbed to a fit of the same columns that has absorbed nothing. */
  void pour(CalibratedFit fit) throws IOException {
    try (DataInputStream in = in(file)) {
      header(in, file);
      fit.read(in);
    }
  }

  private static DataInputStream in(Path file) throws IOException {
    return new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
  }

  private static ObjectNode header(DataInputStream in, Path file) throws IOException {
    check(Arrays.equals(in.readNBytes(NAME.length), NAME), file, "sums of a fit", "another file");
    int version = in.readInt();
    check(version == VERSION, file, "version " + VERSION, "" + version);
    return (ObjectNode) JSON.readTree(in.readNBytes(in.readInt()));
  }

  private static boolean whole(Path file) throws IOException {
    long length = Files.size(file);
    if (length <= NAME.length + DIGEST) {
      return false;
    }
    MessageDigest digest = Digest.sha256();
    byte[] buffer = new byte[1 << 16];
    try (InputStream plain = Files.newInputStream(file);
        DigestInputStream in = new DigestInputStream(plain, digest)) {
      for (long left = length - DIGEST; left > 0; ) {
        int count = in.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (count < 0) {
          return false;
        }
        left -= count;
      }
      return Arrays.equals(digest.digest(), plain.readNBytes(DIGEST));
    }
  }

  private static void check(boolean holds, Path file, String expected, String got) {
    if (!holds) {
      throw new IllegalArgumentException(file + ": expected " + expected + ", got " + got);
    }
  }
}
