package org.athanor.sims.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.athanor.actors.engine.Reference;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;
import org.athanor.protocol.label.Cost;
import org.athanor.protocol.label.Failure;
import org.athanor.protocol.label.LabelOutcome;
import org.athanor.protocol.label.ReferenceIdentity;
import org.junit.jupiter.api.Test;

class SoleOccupantTest {
  private static final Structure STRUCTURE =
      new Structure(Cell.periodic(3, 0, 0, 0, 3, 0, 0, 0, 3), Species.of(14), Vectors.of(0, 0, 0));
  private static final Failure MEMORY = new Failure.OutOfMemory("bad_alloc");

  /** Counts who is inside, and lets nobody out before it is told to. */
  private static final class Room implements Reference {
    private final CountDownLatch door = new CountDownLatch(1);
    private final AtomicInteger inside = new AtomicInteger();
    private volatile int aloneWith;

    @Override
    public ReferenceIdentity identity() {
      return new ReferenceIdentity("room", "room\n");
    }

    @Override
    public LabelOutcome label(Structure structure, List<Failure> earlier)
        throws InterruptedException {
      int now = inside.incrementAndGet();
      if (!earlier.isEmpty()) {
        aloneWith = now;
      }
      door.await();
      inside.decrementAndGet();
      return new LabelOutcome.Failed(new Failure.Crashed(1, ""), Optional.of(new Cost(7, 4)));
    }
  }

  @Test
  void whatFailedForLackOfMemoryWaitsUntilItIsAlone() throws Exception {
    Room room = new Room();
    SoleOccupant reference = new SoleOccupant(room);
    try (ExecutorService threads = Executors.newCachedThreadPool()) {
      Callable<LabelOutcome> usual = () -> reference.label(STRUCTURE, List.of());
      List<Future<LabelOutcome>> all = new ArrayList<>();
      all.add(threads.submit(usual));
      all.add(threads.submit(usual));
      await().atMost(Duration.ofMinutes(1)).until(() -> room.inside.get() == 2);
      all.add(threads.submit(() -> reference.label(STRUCTURE, List.of(MEMORY))));
      await()
          .during(Duration.ofMillis(200))
          .atMost(Duration.ofMinutes(1))
          .until(() -> room.inside.get() == 2);
      room.door.countDown();
      for (Future<LabelOutcome> one : all) {
        assertThat(one.get().cost()).contains(new Cost(7, 4));
      }
    }
    assertThat(room.aloneWith).isEqualTo(1);
  }

  @Test
  void aReferenceThatDoesNotKnowItsCostIsClockedInside() throws Exception {
    Reference plain =
        new Reference() {
          @Override
          public ReferenceIdentity identity() {
            return new ReferenceIdentity("plain", "plain\n");
          }

          @Override
          public LabelOutcome label(Structure structure, List<Failure> earlier) {
            return new LabelOutcome.Failed(MEMORY);
          }
        };
    Cost cost = new SoleOccupant(plain).label(STRUCTURE, List.of()).cost().orElseThrow();
    assertThat(cost.cores()).isEqualTo(1);
    assertThat(cost.seconds()).isBetween(0.0, 60.0);
  }
}
