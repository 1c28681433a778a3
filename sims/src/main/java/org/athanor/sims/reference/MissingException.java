package org.athanor.sims.reference;

import java.io.IOException;

/** The settings have nothing for a structure, such as for one of its elements. */
public final class MissingException extends IOException {
  private static final long serialVersionUID = 1;

  MissingException(String message) {
    super(message);
  }
}
