package org.athanor.potentials.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.athanor.potentials.ace.ClusterShape;
import org.athanor.potentials.eam.ZhouEam;
import org.athanor.potentials.eam.ZhouParameters;
import org.athanor.potentials.linear.AceBasis;
import org.athanor.potentials.linear.Columns;
import org.athanor.potentials.linear.ErrorSums;
import org.athanor.potentials.linear.FitWeights;
import org.athanor.potentials.linear.LinearFit;
import org.athanor.potentials.linear.Prior;
import org.athanor.potentials.linear.RadialAngularBasis;
import org.athanor.potentials.linear.RadialAngularBasis.Shape;
import org.athanor.potentials.parallel.Team;
import org.athanor.potentials.potential.Potential;
import org.athanor.potentials.potential.Prediction;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.SampleStructures;
import org.athanor.potentials.structure.Scalars;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;
import org.athanor.potentials.uncertainty.CalibratedFit;
import org.athanor.potentials.uncertainty.CalibratedFit.Label;
import org.athanor.potentials.uncertainty.CalibratedFit.Source;
import org.athanor.potentials.uncertainty.CalibratedPotential;
import org.junit.jupiter.api.Test;

class EmbeddedFitTest {
  private static final Columns COLUMNS =
      Columns.of(AceBasis.of(4.8, new ClusterShape(3, 24, 4, 2), List.of(73)));
  private static final Columns LARGE =
      Columns.of(AceBasis.of(5, new ClusterShape(3, 60, 6, 3), List.of(73)));

  /**
   * Strained and rattled bcc tantalum, some with an atom missing, by an embedded-atom potential.
   */
  private static List<Label> tantalum(int count, long seed) {
    Potential reference = ZhouEam.of(ZhouParameters.TANTALUM);
    double a = 3.3;
    Structure bcc =
        new Structure(
                Cell.cubic(a), Species.repeated(73, 2), Vectors.of(0, 0, 0, a / 2, a / 2, a / 2))
            .repeated(2, 2, 2);
    double[] rest = new double[3 * 15];
    System.arraycopy(bcc.positions().toArray(), 0, rest, 0, rest.length);
    Structure vacancy = new Structure(bcc.cell(), Species.repeated(73, 15), Vectors.of(rest));
    double[] slabbed = bcc.cell().rows().toArray();
    slabbed[8] += 8;
    Structure slab =
        new Structure(Cell.periodic(Matrix3.of(slabbed)), bcc.species(), bcc.positions());
    List<Structure> starts = List.of(bcc, vacancy, slab);
    SplittableRandom random = new SplittableRandom(seed);
    List<Label> labels = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      double[] strain = new double[9];
      for (int c = 0; c < 9; c++) {
        strain[c] = 0.15 * (random.nextDouble() - 0.4);
      }
      Structure s =
          SampleStructures.rattled(
              starts.get(k % 3).strained(Matrix3.of(strain)), 0.2, random.nextLong());
      Prediction said = reference.predict(s);
      Optional<Matrix3> virial = k % 5 == 4 ? Optional.empty() : Optional.of(said.virial());
      FitWeights weights = FitWeights.STANDARD.times(1 + 0.1 * (k % 3));
      labels.add(new Label(s, new Labels(said.energy(), said.forces(), virial), weights));
    }
    return labels;
  }

  private static LinearFit linear(Columns columns, List<Label> labels) {
    CalibratedFit fit = CalibratedFit.start(columns, Prior.RIDGE);
    fit.absorb(labels, Team.alone(), done -> {});
    return fit.solve(Source.POSTERIOR).fit();
  }

  private static Refinement refined(EmbeddedFit fit, Refinement from, int steps) {
    Refinement at = from;
    for (int step = 0; step < steps; step++) {
      at = fit.next(at).orElseThrow();
    }
    return at;
  }

  @Test
  void theGradientIsTheSlopeOfTheLoss() {
    EmbeddedPotential potential = EmbeddedPotentialTest.carbide();
    SplittableRandom random = new SplittableRandom(5);
    List<Label> labels = new ArrayList<>();
    for (var sample : SampleStructures.around(1.9, potential.species())) {
      double[] forces = random.doubles(3L * sample.structure().size(), -1, 1).toArray();
      double[] virial = random.doubles(9, -3, 3).toArray();
      Labels label =
          new Labels(
              random.nextDouble(), Vectors.of(forces), Optional.of(Matrix3.of(virial).symmetric()));
      labels.add(new Label(sample.structure(), label, new FitWeights(3, 0.7, 1.9)));
    }
    double[] ridge = random.doubles(potential.theta().size(), 0, 0.3).toArray();
    Loss loss = new Loss(labels, Scalars.of(ridge), potential::with, Team.alone());
    double[] x = potential.theta().toArray();
    double[] gradient = new double[x.length];
    double[] nothing = new double[x.length];
    loss.at(x, gradient);
    double scale = Vectors.of(Arrays.copyOf(gradient, 3 * (x.length / 3))).largestNorm();
    for (int k = 0; k < x.length; k += 7) {
      double h = 1e-4;
      double[] values = new double[4];
      int at = 0;
      for (int step : new int[] {-2, -1, 1, 2}) {
        double[] moved = x.clone();
        moved[k] += step * h;
        values[at++] = loss.at(moved, nothing);
      }
      double slope = (values[0] - 8 * values[1] + 8 * values[2] - values[3]) / (12 * h);
      assertThat(gradient[k]).as("%d", k).isCloseTo(slope, within(1e-8 * scale));
    }
  }

  @Test
  void theReferenceEnergiesHaveTheirSlopeToo() {
    List<Label> labels = tantalum(4, 3);
    EmbeddedFit fit = new EmbeddedFit(COLUMNS, Prior.RIDGE, labels, Team.alone());
    Refinement begun = fit.begin(linear(COLUMNS, labels), done -> {});
    Loss loss = new Loss(labels, begun.ridge(), fit::potential, Team.alone());
    double[] x = begun.unknowns().toArray();
    double[] gradient = new double[x.length];
    double value = loss.at(x, gradient);
    assertThat(value).isCloseTo(begun.descent().value(), within(1e-9 * value));
    int last = x.length - 1;
    x[last] += 0.5;
    loss.at(x, gradient);
    x[last] += 0.01;
    double above = loss.at(x, new double[x.length]);
    x[last] -= 0.02;
    double below = loss.at(x, new double[x.length]);
    assertThat((above - below) / 0.02)
        .isCloseTo(gradient[last], within(1e-6 * Math.abs(gradient[last])));
  }

  @Test
  void aMetalIsFittedFarBetterAtTheSameCost() {
    List<Label> labels = tantalum(60, 1);
    List<Label> test = tantalum(40, 2);
    LinearFit one = linear(LARGE, labels);
    try (Team team = Team.of(2)) {
      EmbeddedFit fit = new EmbeddedFit(LARGE, Prior.RIDGE, labels, team);
      Refinement begun = fit.begin(one, done -> {});
      Refinement end = refined(fit, begun, 15);
      List<Double> values = end.descent().values();
      for (int k = 1; k < values.size(); k++) {
        assertThat(values.get(k)).isLessThan(values.get(k - 1));
      }
      double linear = forceError(one.potential(), test);
      double embedded = forceError(fit.potential(end.unknowns()), test);
      assertThat(embedded).isLessThan(0.5 * linear);
      CalibratedPotential calibrated = fit.calibrated(end, Source.POSTERIOR, done -> {});
      assertThat(coverage(calibrated, fit.potential(end.unknowns()), test)).isBetween(0.8, 0.97);
    }
  }

  private static double forceError(Potential potential, List<Label> test) {
    ErrorSums sums = new ErrorSums();
    test.forEach(l -> sums.add(l.structure().cell(), potential.predict(l.structure()), l.labels()));
    return sums.statistics().orElseThrow().force().rootMeanSquare();
  }

  /** How many forces are within 1.645 deviations. */
  private static double coverage(
      CalibratedPotential calibrated, Potential potential, List<Label> test) {
    int within = 0;
    int all = 0;
    for (Label label : test) {
      Vectors said = calibrated.uncertainty().of(label.structure()).forces();
      Vectors forces = potential.predict(label.structure()).forces();
      for (int k = 0; k < 3 * label.structure().size(); k++) {
        double error = forces.get(k / 3, k % 3) - label.labels().forces().get(k / 3, k % 3);
        within += Math.abs(error) < 1.645 * said.get(k / 3, k % 3) ? 1 : 0;
        all++;
      }
    }
    return within / (double) all;
  }

  @Test
  void threadsAndInterruptionsChangeNoBit() {
    List<Label> labels = tantalum(20, 4);
    LinearFit one = linear(COLUMNS, labels);
    EmbeddedFit alone = new EmbeddedFit(COLUMNS, Prior.RIDGE, labels, Team.alone());
    Refinement whole = refined(alone, alone.begin(one, done -> {}), 6);
    byte[] task = new byte[32];
    try (Team team = Team.of(3)) {
      EmbeddedFit shared = new EmbeddedFit(COLUMNS, Prior.RIDGE, labels, team);
      Refinement half = refined(shared, shared.begin(one, done -> {}), 2);
      byte[] bytes = RefinementBytes.write(half, task);
      Refinement read = RefinementBytes.read(bytes, task).orElseThrow();
      assertThat(read).isEqualTo(half);
      assertThat(refined(shared, read, 4)).isEqualTo(whole);
      byte[] damaged = bytes.clone();
      damaged[200] ^= 1;
      assertThat(RefinementBytes.read(damaged, task)).isEmpty();
      byte[] other = task.clone();
      other[5] = 1;
      assertThat(RefinementBytes.read(bytes, other)).isEmpty();
      assertThat(RefinementBytes.read(new byte[12], task)).isEmpty();
    }
  }

  @Test
  void anotherBasisHasNoSecondDensity() {
    Columns pairs = Columns.of(RadialAngularBasis.of(4, new Shape(3, 0, 0, 0, 0), List.of(73)));
    assertThatThrownBy(() -> new EmbeddedFit(pairs, Prior.RIDGE, tantalum(1, 1), Team.alone()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ace basis");
  }
}
