package org.athanor.potentials.embedding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import org.athanor.potentials.ace.ClusterShape;
import org.athanor.potentials.eam.ZhouEam;
import org.athanor.potentials.eam.ZhouParameters;
import org.athanor.potentials.linear.AceBasis;
import org.athanor.potentials.linear.Columns;
import org.athanor.potentials.linear.ErrorStatistics;
import org.athanor.potentials.linear.ErrorSums;
import org.athanor.potentials.linear.FitWeights;
import org.athanor.potentials.linear.Prior;
import org.athanor.potentials.linear.SiliconLabels;
import org.athanor.potentials.parallel.Team;
import org.athanor.potentials.potential.Kernel;
import org.athanor.potentials.potential.Potential;
import org.athanor.potentials.potential.Prediction;
import org.athanor.potentials.potential.Tally;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Neighbours;
import org.athanor.potentials.structure.SampleStructures;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;
import org.athanor.potentials.tightbinding.Sampling;
import org.athanor.potentials.tightbinding.TightBinding;
import org.athanor.potentials.tightbinding.TightBindingParameters;
import org.athanor.potentials.uncertainty.CalibratedFit;
import org.athanor.potentials.uncertainty.CalibratedFit.Label;
import org.athanor.potentials.uncertainty.CalibratedFit.Source;

/**
 * Whether a second density pays: fits with one and with two to {@code tb} (silicon by tight
 * binding) or {@code ta} (tantalum by Zhou's EAM: bulk, surfaces, vacancies, melts), and prints
 * errors on structures of other walks and the cost of an evaluation. Then the most steps, and bases
 * {@code CUTOFF,BODY_ORDER,FUNCTIONS,RADIAL,ANGULAR}.
 */
public final class DensitiesComparison {
  private DensitiesComparison() {}

  /** See the class. */
  public static void main(String[] arguments) {
    boolean silicon = arguments[0].equals("tb");
    Potential reference =
        silicon
            ? TightBinding.of(TightBindingParameters.of(14), new Sampling.Spacing(0.5, false), 0.1)
            : ZhouEam.of(ZhouParameters.TANTALUM);
    List<Label> training = labels(reference, silicon ? SiliconLabels.hot(1) : tantalum(1), 1);
    List<Label> test = labels(reference, silicon ? SiliconLabels.hot(2) : tantalum(2), 2);
    System.out.printf("%d labels, %d to test%n", training.size(), test.size());
    int steps = Integer.parseInt(arguments[1]);
    try (Team team = Team.of(2)) {
      for (String spec : List.of(arguments).subList(2, arguments.length)) {
        compare(spec, silicon ? 14 : 73, steps, training, test, team);
      }
    }
  }

  private static void compare(
      String spec, int element, int steps, List<Label> training, List<Label> test, Team team) {
    double[] n = Arrays.stream(spec.split(",", -1)).mapToDouble(Double::parseDouble).toArray();
    ClusterShape shape = new ClusterShape((int) n[1], (int) n[2], (int) n[3], (int) n[4]);
    Columns columns = Columns.of(AceBasis.of(n[0], shape, List.of(element)));
    CalibratedFit one = CalibratedFit.start(columns, Prior.RIDGE);
    one.absorb(training, team, done -> {});
    var linear = one.solve(Source.POSTERIOR).fit();
    print(spec + " one density", linear.potential(), test);
    EmbeddedFit two = new EmbeddedFit(columns, Prior.RIDGE, training, team);
    long start = System.nanoTime();
    Refinement at = two.begin(linear, done -> {});
    while (at.descent().count() < steps && !at.settled()) {
      Optional<Refinement> next = two.next(at);
      if (next.isEmpty()) {
        break;
      }
      at = next.get();
      if (at.descent().count() % 10 == 0 || at.settled()) {
        System.out.printf(
            Locale.ROOT,
            "step %d, loss %.6g from %.6g, %d evaluations, %.1f s%n",
            at.descent().count(),
            at.descent().value(),
            at.descent().values().getFirst(),
            at.descent().evaluations(),
            (System.nanoTime() - start) * 1e-9);
        print(spec + " two", two.potential(at.unknowns()), test);
      }
    }
    print(spec + " two densities", two.potential(at.unknowns()), test);
  }

  private static void print(String what, Potential potential, List<Label> test) {
    ErrorSums sums = new ErrorSums();
    test.forEach(l -> sums.add(l.structure().cell(), potential.predict(l.structure()), l.labels()));
    ErrorStatistics errors = sums.statistics().orElseThrow();
    System.out.printf(
        Locale.ROOT,
        "%s: %.2f meV/atom, %.1f meV/Å, %.3f GPa; %.1f µs an atom%n",
        what,
        errors.energy().rootMeanSquare(),
        errors.force().rootMeanSquare(),
        errors.stress().orElseThrow().rootMeanSquare(),
        cost(potential, test.getFirst().structure().repeated(2, 2, 2)));
  }

  private static double cost(Potential potential, Structure structure) {
    Kernel kernel = potential.kernel(structure.species());
    Neighbours list = Neighbours.of(structure, potential.cutoff());
    Tally tally = new Tally(structure.size());
    double least = Double.POSITIVE_INFINITY;
    for (int time = 0; time < 30; time++) {
      long start = System.nanoTime();
      for (int each = 0; each < 10; each++) {
        kernel.add(list, tally);
      }
      least = Math.min(least, (System.nanoTime() - start) * 1e-4 / structure.size());
    }
    return least;
  }

  private static List<Label> labels(Potential reference, List<Structure> structures, int every) {
    List<Label> labels = new ArrayList<>();
    for (int k = 0; k < structures.size(); k += every) {
      Prediction said = reference.predict(structures.get(k));
      labels.add(
          new Label(
              structures.get(k),
              new Labels(said.energy(), said.forces(), Optional.of(said.virial())),
              FitWeights.STANDARD));
    }
    return labels;
  }

  /** Bulk, slabs and vacancies of bcc, and fcc, strained, at 300 to 5000 K: six of each walk. */
  private static List<Structure> tantalum(long seed) {
    double a = 3.3;
    Structure bcc = crystal(a, 0, 0, 0, a / 2, a / 2, a / 2);
    Structure fcc = crystal(4.2, 0, 0, 0, 2.1, 2.1, 0, 2.1, 0, 2.1, 0, 2.1, 2.1).repeated(2, 1, 1);
    Structure small = bcc.repeated(2, 2, 2);
    SplittableRandom random = new SplittableRandom(seed);
    List<Structure> all = new ArrayList<>();
    for (double temperature : new double[] {300, 2000, 5000}) {
      for (Structure start : List.of(small, fcc, without(small), slab(small, 9), slab(fcc, 7))) {
        for (double strain : new double[] {0.02, 0.08}) {
          all.addAll(walk(strained(start, strain, random), temperature, random.split()));
        }
      }
    }
    return all;
  }

  private static Structure crystal(double edge, double... positions) {
    return new Structure(
        Cell.cubic(edge), Species.repeated(73, positions.length / 3), Vectors.of(positions));
  }

  private static Structure without(Structure s) {
    double[] rest = Arrays.copyOf(s.positions().toArray(), 3 * (s.size() - 1));
    return new Structure(s.cell(), Species.repeated(73, s.size() - 1), Vectors.of(rest));
  }

  private static Structure slab(Structure s, double vacuum) {
    double[] rows = s.cell().rows().toArray();
    rows[8] += vacuum;
    return new Structure(Cell.periodic(Matrix3.of(rows)), s.species(), s.positions());
  }

  private static Structure strained(Structure s, double most, SplittableRandom random) {
    double[] strain = new double[9];
    for (int k = 0; k < 9; k++) {
      strain[k] = most * (2 * random.nextDouble() - 1);
    }
    return SampleStructures.rattled(s.strained(Matrix3.of(strain)), 0.05, random.nextLong());
  }

  private static List<Structure> walk(
      Structure start, double temperature, SplittableRandom random) {
    return Walks.of(ZhouEam.of(ZhouParameters.TANTALUM), start, temperature, 180.95, random);
  }
}
