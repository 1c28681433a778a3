package org.athanor.sims.sockets;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What every message of the i-PI protocol begins with, padded with blanks to 12 characters
 * (Ceriotti, More and Manolopoulos, Comput. Phys. Commun. 185, 1019 (2014)).
 */
enum Header {
  /** Server: what are you doing? */
  STATUS,
  /** Client: I want an {@link #INIT}. */
  NEEDINIT,
  /** Client: I wait for positions. */
  READY,
  /** Client: I have computed. */
  HAVEDATA,
  /** Server: a number, and a text. */
  INIT,
  /** Server: cell and positions. */
  POSDATA,
  /** Server: let me have what you computed. */
  GETFORCE,
  /** Client: energy, forces, virial, and a text. */
  FORCEREADY,
  /** Server: farewell. */
  EXIT;

  static final int LENGTH = 12;

  ByteBuffer bytes() {
    byte[] padded = new byte[LENGTH];
    Arrays.fill(padded, (byte) ' ');
    byte[] name = name().getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(name, 0, padded, 0, name.length);
    return ByteBuffer.wrap(padded);
  }

  /**
   * Reads one.
   *
   * @throws BadMessageException if it is none
   */
  static Header of(ByteBuffer bytes) throws BadMessageException {
    String text = StandardCharsets.ISO_8859_1.decode(bytes).toString();
    for (Header header : values()) {
      if (header.name().equals(text.strip())) {
        return header;
      }
    }
    throw new BadMessageException(
        "i-PI protocol: expected a header of "
            + LENGTH
            + " characters, one of "
            + Arrays.toString(values())
            + ", got \""
            + text.replaceAll("[^ -~]", "?")
            + "\"");
  }
}
