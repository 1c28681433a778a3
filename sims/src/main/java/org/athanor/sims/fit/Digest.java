package org.athanor.sims.fit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * By what two tasks are told apart: SHA-256.
 *
 * @param hex 64 digits
 */
public record Digest(String hex) {
  /** Of words. */
  public static Digest of(String words) {
    return new Digest(
        HexFormat.of().formatHex(sha256().digest(words.getBytes(StandardCharsets.UTF_8))));
  }

  /** Of a file's bytes and words. */
  public static Digest of(Path file, String words) throws IOException {
    MessageDigest digest = sha256();
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        digest.update(buffer, 0, count);
      }
    }
    return of(HexFormat.of().formatHex(digest.digest()) + "\n" + words);
  }

  byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
