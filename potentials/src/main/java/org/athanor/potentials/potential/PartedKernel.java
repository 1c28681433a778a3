package org.athanor.potentials.potential;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.athanor.potentials.parallel.Order;
import org.athanor.potentials.parallel.Parts;
import org.athanor.potentials.parallel.Team;
import org.athanor.potentials.structure.Neighbours;

/**
 * A kernel whose work is shared out among the {@link Team} of the list it is given.
 *
 * <p>The atoms are cut into {@link Parts}. Parts that write to the same atoms are done in a fixed
 * order, and what each adds to the virial is kept apart and added up in the order of the parts, so
 * all sums have the same bits with any number of threads.
 */
public final class PartedKernel implements Kernel {
  /** One thread's inner loops. */
  public interface Worker {
    /** How often it goes over the atoms; each time begins when the one before is done. */
    default int passes() {
      return 1;
    }

    /** Whether it gathers pairs from both of their atoms. */
    boolean whole();

    /** How far in Å its pairs reach. */
    double reach();

    /** Makes room for what workers share, before the first pass; asked of one worker only. */
    default void begin(Neighbours list) {}

    /**
     * Goes over the atoms of one part.
     *
     * @param pass from 0
     * @param part which part of {@code list.parts()}; the worker writes to its atoms and their
     *     neighbours only
     * @param list the pairs
     * @param tally what to add to
     */
    void pass(int pass, int part, Neighbours list, Tally tally);
  }

  private final Supplier<? extends Worker> maker;
  private final List<Worker> workers = new ArrayList<>();
  private final Team.Task task = this::work;
  private Tally[] tallies = new Tally[0];
  private Tally total = new Tally(0);
  private Neighbours list = new Neighbours(1, 0);
  private int pass;

  /** With as many workers as there will be threads; they share only what they are made to share. */
  public PartedKernel(Supplier<? extends Worker> maker) {
    this.maker = maker;
    workers.add(maker.get());
  }

  @Override
  public void add(Neighbours neighbours, Tally tally) {
    list = neighbours;
    Team team = neighbours.team();
    while (workers.size() < team.size()) {
      workers.add(maker.get());
    }
    Worker first = workers.getFirst();
    neighbours.prepare(first.whole());
    share(tally, neighbours.parts().count());
    first.begin(neighbours);
    Order order = neighbours.order(first.reach(), first.whole());
    for (pass = 0; pass < first.passes(); pass++) {
      team.run(order, task);
    }
    double[] virial = tally.virial();
    for (Tally part : tallies) {
      for (int k = 0; k < 9; k++) {
        virial[k] += part.virial()[k];
      }
    }
  }

  private void work(int member, int part) {
    workers.get(member).pass(pass, part, list, tallies[part]);
  }

  private void share(Tally tally, int parts) {
    if (!total.equals(tally) || tallies.length != parts) {
      total = tally;
      tallies = new Tally[parts];
      Arrays.setAll(tallies, part -> tally.shared());
    }
    for (Tally part : tallies) {
      Arrays.fill(part.virial(), 0);
    }
  }
}
