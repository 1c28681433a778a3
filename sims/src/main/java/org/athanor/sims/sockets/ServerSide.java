package org.athanor.sims.sockets;

import java.io.IOException;
import org.athanor.potentials.structure.Structure;

/**
 * The side of the i-PI protocol that asks, with one client.
 *
 * <p>A client is told its text by INIT whenever it wants it, and also when the text has changed
 * since. Programs of others are given a blank, and only when they want it: LAMMPS ends when it
 * hears an INIT.
 */
final class ServerSide implements AutoCloseable {
  private final Wire wire;
  private String told = "";

  ServerSide(Wire wire) {
    this.wire = wire;
  }

  /**
   * Has one structure computed.
   *
   * @param text for INIT
   * @throws BadMessageException if the client does not keep to the protocol
   * @throws SilenceException if it takes too long
   * @throws IOException if the client has gone
   */
  Answer ask(Structure structure, String text, Deadline deadline)
      throws IOException, InterruptedException {
    Header state = status(deadline);
    boolean news = !text.isBlank() && !text.equals(told);
    if (state == Header.NEEDINIT || (state == Header.READY && news)) {
      wire.sendInit(text, deadline);
      told = text;
      state = status(deadline);
    }
    require(Header.READY, state);
    wire.sendGeometry(new Geometry(structure.cell().rows(), structure.positions()), deadline);
    require(Header.HAVEDATA, status(deadline));
    wire.send(Header.GETFORCE, deadline);
    require(Header.FORCEREADY, wire.header(deadline));
    return wire.answer(structure.size(), deadline);
  }

  /** Lets the client go. */
  void dismiss(Deadline deadline) throws IOException, InterruptedException {
    wire.send(Header.EXIT, deadline);
  }

  @Override
  public void close() throws IOException {
    wire.close();
  }

  private Header status(Deadline deadline) throws IOException, InterruptedException {
    wire.send(Header.STATUS, deadline);
    return wire.header(deadline);
  }

  private static void require(Header expected, Header got) throws BadMessageException {
    if (expected != got) {
      throw new BadMessageException("i-PI protocol: expected " + expected + ", got " + got);
    }
  }
}
