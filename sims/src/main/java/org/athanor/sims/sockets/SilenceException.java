package org.athanor.sims.sockets;

import java.io.IOException;
import java.time.Duration;

/** The other side said nothing for as long as it was given. */
final class SilenceException extends IOException {
  private static final long serialVersionUID = 1;

  private final transient Duration limit;

  SilenceException(Duration limit) {
    super("the other side of the socket said nothing for " + limit);
    this.limit = limit;
  }

  Duration limit() {
    return limit;
  }
}
