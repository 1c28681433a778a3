package org.athanor.sims.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import org.athanor.potentials.linear.Columns;
import org.athanor.potentials.linear.FitWeights;
import org.athanor.potentials.linear.Prior;
import org.athanor.potentials.linear.RadialAngularBasis;
import org.athanor.potentials.linear.RadialAngularBasis.Shape;
import org.athanor.potentials.parallel.Team;
import org.athanor.potentials.potential.Prediction;
import org.athanor.potentials.potential.StillingerWeber;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.SampleStructures;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.uncertainty.CalibratedFit;
import org.athanor.potentials.uncertainty.CalibratedFit.Label;
import org.athanor.potentials.uncertainty.CalibratedFit.Source;
import org.athanor.potentials.uncertainty.Extrapolation;

/**
 * How long a fit takes: structures of 32 atoms labelled by Stillinger–Weber, some 300 functions;
 * then a refit after ten more labels; then the extrapolation grade of an atom.
 *
 * <p>Arguments: structures (1000), threads (2).
 */
final class FitBenchmark {
  private FitBenchmark() {}

  /** Prints seconds. */
  public static void main(String[] arguments) {
    int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1000;
    int threads = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 2;
    RadialAngularBasis basis = RadialAngularBasis.of(4.5, new Shape(14, 11, 3, 2, 2), List.of(14));
    List<Label> labels = labels(count + 10);
    CalibratedFit fit = CalibratedFit.start(Columns.of(basis), Prior.RIDGE);
    try (Team team = Team.of(threads)) {
      long start = System.nanoTime();
      fit.absorb(labels.subList(0, count), team, done -> {});
      long absorbed = System.nanoTime();
      fit.solve(Source.POSTERIOR);
      long solved = System.nanoTime();
      fit.absorb(labels.subList(count, count + 10), team, done -> {});
      var found = fit.solve(Source.POSTERIOR);
      long refitted = System.nanoTime();
      System.out.printf(
          Locale.ROOT,
          "%d structures of 32 atoms, %d functions, %d threads: absorbed %.2f s, solved and"
              + " calibrated %.2f s, ten more labels %.2f s%n",
          count,
          basis.size(),
          threads,
          (absorbed - start) * 1e-9,
          (solved - absorbed) * 1e-9,
          (refitted - solved) * 1e-9);
      Structure one = labels.getFirst().structure();
      Extrapolation grade = found.uncertainty().extrapolation(one.species());
      for (int warm = 0; warm < 300; warm++) {
        grade.of(one);
      }
      long before = System.nanoTime();
      for (int time = 0; time < 300; time++) {
        grade.of(one);
      }
      long graded = System.nanoTime();
      for (int warm = 0; warm < 300; warm++) {
        found.fit().potential().predict(one);
      }
      long middle = System.nanoTime();
      for (int time = 0; time < 300; time++) {
        found.fit().potential().predict(one);
      }
      long predicted = System.nanoTime();
      System.out.printf(
          Locale.ROOT,
          "an atom's grade %.1f µs, its energy and forces %.1f µs (search for neighbours in"
              + " both)%n",
          (graded - before) * 1e-3 / 300 / 32,
          (predicted - middle) * 1e-3 / 300 / 32);
    }
  }

  static List<Label> labels(int count) {
    StillingerWeber reference = StillingerWeber.silicon();
    SplittableRandom random = new SplittableRandom(1);
    List<Label> labels = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      double[] strain = new double[9];
      for (int c = 0; c < 9; c++) {
        strain[c] = 0.1 * (random.nextDouble() - 0.5);
      }
      Structure crystal = SampleStructures.diamond(2.352, List.of(14)).repeated(2, 2, 1);
      Structure s =
          SampleStructures.rattled(
              crystal.strained(Matrix3.of(strain)), 0.3 * random.nextDouble(), random.nextLong());
      Prediction said = reference.predict(s);
      Labels label = new Labels(said.energy(), said.forces(), Optional.of(said.virial()));
      labels.add(new Label(s, label, FitWeights.STANDARD));
    }
    return labels;
  }
}
