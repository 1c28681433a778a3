package org.athanor.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SealTest {
  private static final Seal SEAL =
      new Seal(12, 345, "7a5a2c8615fa762afbc766e2a05f6b8b", "labels|one two");

  @Test
  void aLineIsReadBack() {
    assertThat(Seal.parse(SEAL.line())).contains(SEAL);
  }

  @Test
  void noAlteredCharacterPasses() {
    String line = SEAL.line();
    for (int at = 0; at < line.length(); at++) {
      for (int bit = 0; bit < 7; bit++) {
        char other = (char) (line.charAt(at) ^ (1 << bit));
        assertThat(Seal.parse(line.substring(0, at) + other + line.substring(at + 1))).isEmpty();
      }
    }
  }

  @Test
  void noCutLinePasses() {
    String line = SEAL.line();
    for (int length = 0; length < line.length(); length++) {
      assertThat(Seal.parse(line.substring(0, length))).isEmpty();
    }
  }
}
