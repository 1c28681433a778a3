package org.athanor.sims.sockets;

import java.io.IOException;
import org.athanor.sims.reference.Conversation;

/** Codes with templates that are kept alive between labels of the same atoms. */
public final class Codes {
  private Codes() {}

  /**
   * A reference with the same physics as a process for each label, and the same identity.
   *
   * @throws IOException if the scratch folder cannot be made
   */
  public static SocketReference reference(Conversation conversation, ClientSettings clients)
      throws IOException {
    return new SocketReference(Clients.of(new TemplateProgram(conversation), clients));
  }
}
