package org.athanor.sims.benchmarks;

import java.util.List;
import java.util.Locale;
import org.athanor.potentials.linear.Columns;
import org.athanor.potentials.linear.LabelRows;
import org.athanor.potentials.linear.Prior;
import org.athanor.potentials.linear.RadialAngularBasis;
import org.athanor.potentials.linear.RadialAngularBasis.Shape;
import org.athanor.potentials.linear.RidgeFit;
import org.athanor.potentials.parallel.Order;
import org.athanor.potentials.parallel.Parts;
import org.athanor.potentials.parallel.Team;
import org.athanor.potentials.uncertainty.CalibratedFit.Label;
import org.athanor.potentials.uncertainty.Environments;

/**
 * Where the time of an absorption goes, phase by phase, twice on one thread and on two. Argument:
 * structures (400).
 */
final class FitPhases {
  private static final int BATCH = 16;

  private FitPhases() {}

  /** Prints seconds. */
  public static void main(String[] arguments) {
    int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 400;
    List<Label> labels = FitBenchmark.labels(count);
    Columns columns =
        Columns.of(RadialAngularBasis.of(4.5, new Shape(14, 11, 3, 2, 2), List.of(14)));
    for (int threads : new int[] {1, 2, 1, 2}) {
      try (Team team = Team.of(threads)) {
        double[] s = phases(columns, labels, team);
        System.out.printf(
            Locale.ROOT,
            "%d threads: rows %.2f s, atoms' functions %.2f s, sums %.2f s, active set %.2f s%n",
            threads,
            s[0],
            s[1],
            s[2],
            s[3]);
      }
    }
  }

  private static double[] phases(Columns columns, List<Label> labels, Team team) {
    RidgeFit fit = RidgeFit.start(columns, labels.getFirst().weights(), Prior.RIDGE);
    Environments environments = new Environments(columns.basis());
    double[] seconds = new double[4];
    for (int from = 0; from < labels.size(); from += BATCH) {
      List<Label> batch = labels.subList(from, Math.min(labels.size(), from + BATCH));
      LabelRows[] rows = new LabelRows[batch.size()];
      double[][] atoms = new double[batch.size()][];
      Order order = Order.free(Parts.each(batch.size()), 1);
      long begin = System.nanoTime();
      team.run(
          order,
          (member, k) -> rows[k] = columns.rows(batch.get(k).structure(), batch.get(k).labels()));
      long rowsMade = System.nanoTime();
      team.run(order, (member, k) -> atoms[k] = environments.values(batch.get(k).structure()));
      long atomsMade = System.nanoTime();
      for (int k = 0; k < rows.length; k++) {
        fit.absorb(rows[k], batch.get(k).weights(), team);
      }
      long summed = System.nanoTime();
      for (int k = 0; k < rows.length; k++) {
        environments.offer(batch.get(k).structure().species(), atoms[k]);
      }
      seconds[0] += (rowsMade - begin) * 1e-9;
      seconds[1] += (atomsMade - rowsMade) * 1e-9;
      seconds[2] += (summed - atomsMade) * 1e-9;
      seconds[3] += (System.nanoTime() - summed) * 1e-9;
    }
    return seconds;
  }
}
