package org.athanor.sims.sockets;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import org.athanor.potentials.structure.Structure;
import org.athanor.protocol.label.Failure;
import org.athanor.protocol.label.ReferenceIdentity;

/** Starts {@link FakeClient}s, each with the next manner; the last manner stays. */
final class FakeProgram implements SocketProgram {
  private final ConcurrentLinkedDeque<FakeClient.Manner> manners;
  private final AtomicInteger started = new AtomicInteger();

  FakeProgram(FakeClient.Manner... manners) {
    this.manners = new ConcurrentLinkedDeque<>(List.of(manners));
  }

  int started() {
    return started.get();
  }

  @Override
  public ReferenceIdentity identity() {
    return new ReferenceIdentity("fake", "fake\n");
  }

  @Override
  public Launch launch(Path folder, Task task, Address address) {
    started.incrementAndGet();
    FakeClient.Manner manner = manners.size() > 1 ? manners.poll() : manners.peek();
    return new Launch(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx64m",
            "-cp",
            System.getProperty("java.class.path"),
            FakeClient.class.getName(),
            address.toString(),
            manner.name()),
        Map.of());
  }

  @Override
  public boolean canTake(Structure first, Structure next) {
    return first.species().equals(next.species());
  }

  @Override
  public boolean forgets() {
    return false;
  }

  @Override
  public String introduction(Structure structure) {
    return " ";
  }

  @Override
  public Optional<Failure> objection(Exchange exchange) {
    if (exchange.said().contains("NOT converged")) {
      return Optional.of(new Failure.NotConverged(0));
    }
    return exchange.answer().isFinite()
        ? Optional.empty()
        : Optional.of(new Failure.Unphysical("a number is not finite"));
  }
}
