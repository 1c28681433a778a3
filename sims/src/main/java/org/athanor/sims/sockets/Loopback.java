package org.athanor.sims.sockets;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.athanor.potentials.potential.Potential;
import org.athanor.potentials.structure.Structure;

/** Both sides of the protocol in one process: whether this machine's sockets carry structures. */
public final class Loopback {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private Loopback() {}

  /**
   * Has a structure computed over a socket and compares it with the same potential beside it.
   *
   * @return how long the answer took
   * @throws IOException if nobody can listen there, nobody comes, or other numbers come back
   */
  public static Duration of(Transport transport, Potential potential, Structure structure)
      throws IOException, InterruptedException {
    try (Listener listener = Listener.at(address(transport))) {
      FutureTask<Long> client =
          new FutureTask<>(
              () -> new Service(listener.address(), potential, Optional.of(structure)).run(LIMIT));
      Thread.ofPlatform().daemon().name("loopback").start(client);
      try (ServerSide server =
          new ServerSide(new Wire(listener.accept(Deadline.in(LIMIT), () -> !client.isDone())))) {
        Deadline deadline = Deadline.in(LIMIT);
        long began = System.nanoTime();
        Answer answer = server.ask(structure, Atoms.introduction(structure), deadline);
        Duration taken = Duration.ofNanos(System.nanoTime() - began);
        server.dismiss(deadline);
        client.get();
        compare(answer.energy(), potential.predict(structure).energy());
        return taken;
      }
    } catch (ExecutionException e) {
      throw new IOException("the side that computes: " + e.getCause().getMessage(), e);
    }
  }

  private static Address address(Transport transport) {
    return switch (transport) {
      case UNIX -> new Address.Unix("athanor_loopback_" + ProcessHandle.current().pid());
      case INET -> new Address.Inet("127.0.0.1", 0);
    };
  }

  /** There and back through atomic units. */
  private static void compare(double got, double expected) throws IOException {
    if (!(Math.abs(got - expected) <= 1e-9 * (1 + Math.abs(expected)))) {
      throw new IOException("expected " + expected + " eV over the socket, got " + got);
    }
  }
}
