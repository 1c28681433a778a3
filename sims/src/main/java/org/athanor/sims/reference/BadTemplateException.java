package org.athanor.sims.reference;

import java.io.IOException;

/** A template that cannot be filled in; the message says where and what would do. */
public final class BadTemplateException extends IOException {
  private static final long serialVersionUID = 1;

  BadTemplateException(String message) {
    super(message);
  }
}
