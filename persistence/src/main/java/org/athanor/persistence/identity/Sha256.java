package org.athanor.persistence.identity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over numbers and texts, each with a fixed width or its length before it. */
final class Sha256 {
  private final MessageDigest digest;
  private final ByteBuffer number = ByteBuffer.allocate(Long.BYTES);

  Sha256() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Adds eight bytes, the highest first. */
  Sha256 add(long value) {
    digest.update(number.clear().putLong(value).flip());
    return this;
  }

  /** Adds the bits of a number. */
  Sha256 add(double value) {
    return add(Double.doubleToRawLongBits(value));
  }

  /** Adds the length of a text in UTF-8, and the text. */
  Sha256 add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    add((long) bytes.length);
    digest.update(bytes);
    return this;
  }

  /** The digest so far, in hexadecimal; begins anew. */
  String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
