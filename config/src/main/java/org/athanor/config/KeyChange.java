package org.athanor.config;

import java.util.Optional;

/**
 * What changed in a campaign's file at one key.
 *
 * @param key of the file, such as {@code label.budget}
 * @param before its value as JSON; empty where it had none
 * @param after its value as JSON; empty where it has none any more
 */
public record KeyChange(String key, Optional<String> before, Optional<String> after) {
  private static final String NOTHING = "nothing";

  /** For people. */
  public String words() {
    return key + ": " + before.orElse(NOTHING) + " → " + after.orElse(NOTHING);
  }
}
