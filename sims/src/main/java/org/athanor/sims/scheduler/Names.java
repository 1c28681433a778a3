package org.athanor.sims.scheduler;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Names of jobs: those of one folder are always the same, and nobody else's. */
final class Names {
  private static final int DIGITS = 12;

  private Names() {}

  /** {@code athanor-} and some digits of the SHA-256 of all folders. */
  static String of(List<JobFolder> folders) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      folders.forEach(
          folder -> digest.update((folder.path() + "\n").getBytes(StandardCharsets.UTF_8)));
      return "athanor-" + HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }
}
