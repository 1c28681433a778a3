package org.athanor.sims.sockets;

import java.io.IOException;

/** The other side said what the protocol does not allow. */
final class BadMessageException extends IOException {
  private static final long serialVersionUID = 1;

  BadMessageException(String message) {
    super(message);
  }
}
