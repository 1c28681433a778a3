package org.athanor.sims.reference;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.athanor.actors.engine.Reference;
import org.athanor.potentials.structure.Structure;
import org.athanor.protocol.label.Cost;
import org.athanor.protocol.label.Failure;
import org.athanor.protocol.label.LabelOutcome;
import org.athanor.protocol.label.ReferenceIdentity;

/**
 * Another reference; what failed for lack of memory it computes while nothing else is computed by
 * this process. The time spent waiting for that is no cost of the label.
 */
public final class SoleOccupant implements Reference {
  private final Reference reference;

  /** Fair, so that whoever has to be alone gets its turn. */
  private final ReadWriteLock turns = new ReentrantReadWriteLock(true);

  /** Gives way to what needs the memory of {@code reference}'s machine. */
  public SoleOccupant(Reference reference) {
    this.reference = reference;
  }

  @Override
  public ReferenceIdentity identity() {
    return reference.identity();
  }

  @Override
  public void stored(Structure structure) {
    reference.stored(structure);
  }

  @Override
  public LabelOutcome label(Structure structure, List<Failure> earlier)
      throws InterruptedException {
    boolean alone = earlier.stream().anyMatch(Failure.OutOfMemory.class::isInstance);
    Lock turn = alone ? turns.writeLock() : turns.readLock();
    turn.lockInterruptibly();
    try {
      long began = System.nanoTime();
      LabelOutcome outcome = reference.label(structure, earlier);
      return clocked(outcome, Cost.ofOneCore((System.nanoTime() - began) * 1e-9));
    } finally {
      turn.unlock();
    }
  }

  private static LabelOutcome clocked(LabelOutcome outcome, Cost clock) {
    Optional<Cost> cost = outcome.cost().or(() -> Optional.of(clock));
    return switch (outcome) {
      case LabelOutcome.Labeled labeled -> new LabelOutcome.Labeled(labeled.labels(), cost);
      case LabelOutcome.Failed failed ->
          new LabelOutcome.Failed(failed.failure(), cost, failed.kept());
    };
  }
}
