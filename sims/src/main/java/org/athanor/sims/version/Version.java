package org.athanor.sims.version;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;

/**
 * Which Athanor this is; the build writes it.
 *
 * @param number such as {@code 0.1.0}
 * @param commit of the sources, with {@code -dirty} behind it where they were altered; empty where
 *     they were built outside of their repository
 */
public record Version(String number, Optional<String> commit) {
  /** That of the running program. */
  public static Version ofThisProgram() {
    Properties build = new Properties();
    try (InputStream stream = Version.class.getResourceAsStream("build.properties")) {
      build.load(stream);
    } catch (IOException e) {
      throw new UncheckedIOException("build.properties cannot be read", e);
    }
    return of(build);
  }

  static Version of(Properties build) {
    // The build leaves the placeholder where it found no repository.
    return new Version(
        build.getProperty("version"),
        Optional.ofNullable(build.getProperty("commit"))
            .filter(commit -> !commit.isBlank() && !commit.startsWith("$")));
  }

  /** In one phrase, such as {@code 0.1.0 (commit 0c774ff)}. */
  public String text() {
    return number + commit.map(id -> " (commit " + id + ")").orElse("");
  }
}
