package org.athanor.sims.sockets;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.athanor.potentials.potential.Potential;
import org.athanor.potentials.structure.Structure;

/**
 * A potential that computes for another program, the server of an i-PI socket: i-PI itself, ASE's
 * SocketIOCalculator, or a reference of Athanor.
 *
 * @param address where the server listens
 * @param potential what computes
 * @param atoms a structure of the same atoms, for the protocol does not say their elements; empty
 *     takes them from the text of INIT, or a potential that knows a single element
 */
public record Service(Address address, Potential potential, Optional<Structure> atoms) {
  private static final long PAUSE = 100;
  private static final Duration EVER = Duration.ofDays(10_000);

  /**
   * Serves until the server lets it go.
   *
   * @param patience how long the server may take to listen
   * @return how many structures were computed
   * @throws ConnectException if nobody listens in time
   * @throws EOFException if the server has gone before it took an answer
   * @throws IllegalArgumentException if it is not clear which elements the atoms are
   */
  public long run(Duration patience) throws IOException, InterruptedException {
    try (Wire wire = new Wire(new Link(connected(Deadline.in(patience))))) {
      Atoms who = new Atoms(atoms, potential.species());
      return new ClientSide(wire, potential, who).serve(Deadline.in(EVER));
    }
  }

  private SocketChannel connected(Deadline deadline) throws IOException, InterruptedException {
    while (true) {
      try {
        return SocketChannel.open(address.socketAddress());
      } catch (UnresolvedAddressException unknown) {
        throw new UnknownHostException(address + ": expected a host that is known, got another");
      } catch (SocketException nobodyYet) {
        if (deadline.remaining() <= 0) {
          throw new ConnectException(
              address
                  + ": nobody listened within "
                  + deadline.limit().toSeconds()
                  + " s: "
                  + nobodyYet.getMessage());
        }
        TimeUnit.MILLISECONDS.sleep(PAUSE);
      }
    }
  }
}
