package org.athanor.potentials.linear;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.athanor.potentials.ace.ClusterShape;
import org.athanor.potentials.potential.Potential;
import org.athanor.potentials.potential.Prediction;
import org.athanor.potentials.potential.StillingerWeber;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Neighbours;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.tightbinding.Sampling;
import org.athanor.potentials.tightbinding.TightBinding;
import org.athanor.potentials.tightbinding.TightBindingParameters;

/**
 * Fits bases to strained and hot silicon and prints errors on other such cells, and times: {@code
 * sw|tb} (Stillinger–Weber, 108 cells; tight binding, every third of them), then bases, {@code
 * radial-angular,CUTOFF} or {@code ace,CUTOFF,BODY_ORDER,FUNCTIONS,RADIAL,ANGULAR}.
 */
public final class BasisComparison {
  private record Labelled(Structure structure, Labels labels) {}

  private BasisComparison() {}

  /** See the class. */
  public static void main(String[] arguments) {
    boolean electrons = arguments[0].equals("tb");
    Potential reference =
        electrons
            ? TightBinding.of(TightBindingParameters.of(14), new Sampling.Spacing(0.5, false), 0.1)
            : StillingerWeber.silicon();
    List<Labelled> training = labelled(reference, 1, electrons ? 3 : 1);
    List<Labelled> test = labelled(reference, 2, electrons ? 6 : 1);
    for (String spec : List.of(arguments).subList(1, arguments.length)) {
      Basis basis = basis(List.of(spec.split(",", -1)));
      RidgeFit fit = RidgeFit.start(basis, FitWeights.STANDARD);
      training.forEach(label -> fit.absorb(label.structure, label.labels));
      LinearPotential potential = fit.solve().potential();
      ErrorSums sums = new ErrorSums();
      test.forEach(label -> sums.add(potential, label.structure, label.labels));
      ErrorStatistics errors = sums.statistics().orElseThrow();
      System.out.printf(
          Locale.ROOT,
          "%s: %d functions, energy %.2f meV/atom, force %.1f meV/Å, stress %.3f GPa (root mean"
              + " squares over %d cells), rows %.1f ms a cell%n",
          spec,
          basis.size(),
          errors.energy().rootMeanSquare(),
          errors.force().rootMeanSquare(),
          errors.stress().orElseThrow().rootMeanSquare(),
          errors.structures(),
          milliseconds(basis, training));
    }
  }

  private static Basis basis(List<String> words) {
    double cutoff = Double.parseDouble(words.get(1));
    if (words.getFirst().equals("radial-angular")) {
      return RadialAngularBasis.of(
          cutoff, new RadialAngularBasis.Shape(14, 12, 3, 2, 2), List.of(14));
    }
    int[] numbers = words.stream().skip(2).mapToInt(Integer::parseInt).toArray();
    return AceBasis.of(
        cutoff, new ClusterShape(numbers[0], numbers[1], numbers[2], numbers[3]), List.of(14));
  }

  private static List<Labelled> labelled(Potential reference, long seed, int every) {
    List<Structure> all = SiliconLabels.hot(seed);
    List<Labelled> some = new ArrayList<>();
    for (int k = 0; k < all.size(); k += every) {
      Prediction label = reference.predict(all.get(k));
      some.add(
          new Labelled(
              all.get(k), new Labels(label.energy(), label.forces(), Optional.of(label.virial()))));
    }
    return some;
  }

  /** Of processor time, for energy, force and virial of every function. */
  private static double milliseconds(Basis basis, List<Labelled> labels) {
    var clock = ManagementFactory.getThreadMXBean();
    long begin = clock.getCurrentThreadCpuTime();
    for (Labelled label : labels) {
      DesignRows rows = new DesignRows(label.structure.size(), basis.size());
      basis
          .design(label.structure.species())
          .add(Neighbours.of(label.structure, basis.cutoff()), rows);
    }
    return 1e-6 * (clock.getCurrentThreadCpuTime() - begin) / labels.size();
  }
}
