package org.athanor.protocol.label;

/**
 * The identity of a label: SHA-256 over the canonical structure and the physics of the reference,
 * in hexadecimal. Equal identities mean equal labels, wherever and whenever they were computed.
 */
public record LabelId(String digest) {
  /**
   * Checks the form.
   *
   * @throws IllegalArgumentException unless it is 64 hexadecimal digits
   */
  public LabelId {
    if (!digest.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException(
          "label identity: expected 64 hexadecimal digits, got \"" + digest + "\"");
    }
  }

  /** The first twelve digits, for people. */
  public String brief() {
    return digest.substring(0, 12);
  }
}
