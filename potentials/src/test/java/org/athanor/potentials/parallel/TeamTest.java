package org.athanor.potentials.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.BitSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

class TeamTest {
  private static final Parts PARTS = Parts.of(128 * 40);

  @Test
  void partsCoverAllAtomsOnce() {
    for (int atoms : new int[] {0, 1, 127, 255, 256, 5000, 123_457, 1_000_003}) {
      Parts parts = Parts.of(atoms);
      int covered = 0;
      for (int part = 0; part < parts.count(); part++) {
        assertThat(parts.begin(part)).isEqualTo(covered);
        covered = parts.end(part);
        assertThat(atoms == 0 || parts.holding(covered - 1) == part).isTrue();
      }
      assertThat(covered).isEqualTo(atoms);
      assertThat(parts.count()).isBetween(1, 256);
      for (int groups : new int[] {1, 3, parts.count()}) {
        BitSet seen = new BitSet();
        for (int place = 0; place < parts.count(); place++) {
          seen.set(Order.free(parts, Math.min(groups, parts.count())).at(place));
        }
        assertThat(seen.cardinality()).isEqualTo(parts.count());
      }
    }
  }

  @Test
  void everyPartIsDoneOnceByEachNumberOfThreads() {
    for (int threads : new int[] {1, 2, 3, 7}) {
      try (Team team = Team.of(threads)) {
        AtomicIntegerArray done = new AtomicIntegerArray(PARTS.count());
        for (int time = 1; time <= 20; time++) {
          team.run(Order.free(PARTS, 5), (member, part) -> done.incrementAndGet(part));
          for (int part = 0; part < PARTS.count(); part++) {
            assertThat(done.get(part)).isEqualTo(time);
          }
        }
      }
    }
  }

  @Test
  void partsThatTouchTheSameAreDoneInTheirOrderAndNeverTogether() {
    BitSet[] touched = new BitSet[PARTS.count()];
    for (int part = 0; part < touched.length; part++) {
      touched[part] = new BitSet();
      touched[part].set(part, Math.min(part + 4, touched.length));
    }
    Order order = Order.of(PARTS, 4, touched);
    int[] place = new int[touched.length];
    for (int k = 0; k < place.length; k++) {
      place[order.at(k)] = k;
    }
    // No lock: the order alone must keep two threads from one of these.
    int[] last = new int[touched.length];
    ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
    try (Team team = Team.of(4)) {
      for (int time = 0; time < 50; time++) {
        Arrays.fill(last, -1);
        team.run(
            order,
            (member, part) ->
                touched[part].stream()
                    .forEach(
                        atom -> {
                          if (last[atom] >= place[part]) {
                            wrong.add(part + " after " + last[atom]);
                          }
                          last[atom] = place[part];
                        }));
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void aFailureOfOnePartIsThrownToTheCallerAndTheTeamGoesOn() {
    try (Team team = Team.of(3)) {
      for (int time = 0; time < 5; time++) {
        assertThatThrownBy(
                () ->
                    team.run(
                        Order.free(PARTS, 5),
                        (member, part) -> {
                          if (part == 17) {
                            throw new IllegalStateException("part 17");
                          }
                        }))
            .isInstanceOf(IllegalStateException.class)
            .hasMessage("part 17");
      }
      AtomicInteger done = new AtomicInteger();
      team.run(Order.free(PARTS, 5), (member, part) -> done.incrementAndGet());
      assertThat(done).hasValue(PARTS.count());
    }
  }

  @Test
  void aTeamWithoutThreadsIsRefused() {
    assertThatThrownBy(() -> Team.of(0)).hasMessageContaining("at least 1 thread, got 0");
  }
}
