package org.athanor.sims.dynamics;

import java.util.Arrays;
import org.athanor.potentials.parallel.Order;
import org.athanor.potentials.parallel.Parts;
import org.athanor.potentials.parallel.Team;

/**
 * Goes over all atoms, a range at a time, shared out among a team.
 *
 * <p>Ranges depend on the number of atoms alone and sums are added up in their order, so no bit
 * depends on the number of threads.
 */
final class Sweep {
  /** What is done to the atoms from one number to another (exclusive). */
  interface Range {
    void over(int from, int to);
  }

  /** What is summed over the atoms from one number to another (exclusive), into nine places. */
  interface Summand {
    void over(int from, int to, double[] sums);
  }

  private final Team team;
  private final Parts parts;
  private final Order order;
  private final double[][] sums;

  Sweep(int atoms, Team team) {
    this.team = team;
    this.parts = Parts.of(atoms);
    this.order = Order.free(parts, 1);
    this.sums = new double[parts.count()][9];
  }

  void each(Range range) {
    team.run(order, (member, part) -> range.over(parts.begin(part), parts.end(part)));
  }

  /** Nine sums, row by row. */
  double[] sum(Summand summand) {
    team.run(
        order,
        (member, part) -> {
          Arrays.fill(sums[part], 0);
          summand.over(parts.begin(part), parts.end(part), sums[part]);
        });
    double[] total = new double[9];
    for (double[] part : sums) {
      for (int k = 0; k < 9; k++) {
        total[k] += part[k];
      }
    }
    return total;
  }
}
