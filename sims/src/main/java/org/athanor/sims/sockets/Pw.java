package org.athanor.sims.sockets;

import java.io.IOException;
import org.athanor.sims.reference.PwConversation;
import org.athanor.sims.reference.QuantumEspressoSettings;

/** Quantum ESPRESSO's {@code pw.x}, kept alive between labels of the same atoms and cell. */
public final class Pw {
  private Pw() {}

  /**
   * A reference with the same physics as a process for each label, and the same identity.
   *
   * @throws IOException if the program or a pseudopotential is missing, with the path
   */
  public static SocketReference reference(QuantumEspressoSettings settings, ClientSettings clients)
      throws IOException, InterruptedException {
    PwConversation conversation = PwConversation.open(settings, clients.scratch());
    return new SocketReference(Clients.of(new PwProgram(conversation), clients));
  }
}
