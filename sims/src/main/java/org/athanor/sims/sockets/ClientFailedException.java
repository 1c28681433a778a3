package org.athanor.sims.sockets;

import org.athanor.protocol.label.Failure;

/** A client gave no answer; inside this package only, where it becomes an outcome. */
final class ClientFailedException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient Failure failure;

  ClientFailedException(Failure failure) {
    super(failure.toString());
    this.failure = failure;
  }

  ClientFailedException(Failure failure, Throwable cause) {
    super(failure.toString(), cause);
    this.failure = failure;
  }

  Failure failure() {
    return failure;
  }
}
