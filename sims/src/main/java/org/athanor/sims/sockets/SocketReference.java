package org.athanor.sims.sockets;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.athanor.actors.engine.Reference;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Structure;
import org.athanor.protocol.label.Cost;
import org.athanor.protocol.label.Failure;
import org.athanor.protocol.label.LabelOutcome;
import org.athanor.protocol.label.ReferenceIdentity;
import org.athanor.sims.reference.FailedRuns.Asked;
import org.athanor.sims.sockets.SocketProgram.Task;

/**
 * A program that stays alive between labels, one for each thread that labels.
 *
 * <p>Safe to be used by several threads at once. Closing it ends the programs; so does the end of
 * this process.
 */
public final class SocketReference implements Reference, AutoCloseable {
  private final Clients clients;

  SocketReference(Clients clients) {
    this.clients = clients;
  }

  @Override
  public ReferenceIdentity identity() {
    return clients.program().identity();
  }

  @Override
  public LabelOutcome label(Structure structure, List<Failure> earlier)
      throws InterruptedException {
    AtomicReference<Optional<String>> kept = new AtomicReference<>(Optional.empty());
    long began = System.nanoTime();
    try {
      Answer answer =
          clients.ask(
              new Task(structure, earlier),
              (failure, folder) -> {
                Cost cost = Cost.ofOneCore((System.nanoTime() - began) * 1e-9);
                Asked asked = new Asked(structure, identity(), earlier.size() + 1);
                kept.set(clients.failed().alive(failure, asked, cost, folder));
              });
      clients.failed().labeled(new Asked(structure, identity(), earlier.size() + 1));
      Optional<Matrix3> virial =
          clients.program().hasStress() ? Optional.of(answer.virial()) : Optional.empty();
      return new LabelOutcome.Labeled(new Labels(answer.energy(), answer.forces(), virial));
    } catch (ClientFailedException e) {
      return new LabelOutcome.Failed(e.failure(), Optional.empty(), kept.get());
    }
  }

  @Override
  public void close() {
    clients.close();
  }
}
