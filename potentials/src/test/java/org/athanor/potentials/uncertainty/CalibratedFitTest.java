package org.athanor.potentials.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.athanor.potentials.linear.Basis;
import org.athanor.potentials.linear.Columns;
import org.athanor.potentials.linear.FitWeights;
import org.athanor.potentials.linear.LinearPotential;
import org.athanor.potentials.linear.Prior;
import org.athanor.potentials.linear.RadialAngularBasis;
import org.athanor.potentials.linear.RadialAngularBasis.Shape;
import org.athanor.potentials.linear.RidgeFit;
import org.athanor.potentials.linear.SiliconLabels;
import org.athanor.potentials.parallel.Team;
import org.athanor.potentials.potential.Prediction;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.SampleStructures;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;
import org.athanor.potentials.uncertainty.CalibratedFit.Label;
import org.athanor.potentials.uncertainty.CalibratedFit.Source;
import org.junit.jupiter.api.Test;

class CalibratedFitTest {
  private static final Basis BASIS =
      RadialAngularBasis.of(4.2, new Shape(6, 3, 2, 0, 0), List.of(14));

  private static List<Label> silicon(long seed) {
    return SiliconLabels.hot(seed).stream()
        .map(s -> new Label(s, SiliconLabels.of(s), FitWeights.STANDARD))
        .toList();
  }

  private static CalibratedFit absorbed(List<Label> labels, Team team) {
    CalibratedFit fit = CalibratedFit.start(Columns.of(BASIS), Prior.RIDGE);
    fit.absorb(labels, team, count -> {});
    return fit;
  }

  /** Errors of a potential of known coefficients plus known noise, and what was said of them. */
  private static Coverage coverage(Source source, long seed) {
    LinearPotential truth = truth();
    SplittableRandom random = new SplittableRandom(seed);
    CalibratedFit fit = CalibratedFit.start(Columns.of(BASIS), Prior.RIDGE);
    for (Structure s : SiliconLabels.hot(1)) {
      fit.absorb(s, noisy(truth, s, random), FitWeights.STANDARD);
    }
    CalibratedPotential found = fit.solve(source);
    Coverage.Counts counts = new Coverage.Counts();
    for (Structure s : SiliconLabels.hot(2)) {
      Deviations said = found.uncertainty().of(s);
      Labels label = noisy(truth, s, random);
      Prediction prediction = found.fit().potential().predict(s);
      for (int i = 0; i < s.size(); i++) {
        for (int axis = 0; axis < 3; axis++) {
          counts.add(
              prediction.forces().get(i, axis) - label.forces().get(i, axis),
              said.forces().get(i, axis));
        }
      }
    }
    return counts.coverage();
  }

  private static LinearPotential truth() {
    CalibratedFit fit = absorbed(silicon(3).subList(0, 40), Team.alone());
    return fit.solve(Source.POSTERIOR).fit().potential();
  }

  private static Labels noisy(LinearPotential truth, Structure s, SplittableRandom random) {
    Prediction exact = truth.predict(s);
    double[] forces = exact.forces().toArray();
    for (int k = 0; k < forces.length; k++) {
      forces[k] += 0.05 * random.nextGaussian();
    }
    double energy = exact.energy() + 0.005 * s.size() * random.nextGaussian();
    return new Labels(energy, Vectors.of(forces), Optional.empty());
  }

  @Test
  void knownNoiseIsCoveredAsItShould() {
    for (Source source : Source.values()) {
      Coverage coverage = coverage(source, 17);
      assertThat(coverage.half()).as("%s", source).isCloseTo(0.5, within(0.03));
      assertThat(coverage.ninety()).as("%s", source).isCloseTo(0.9, within(0.02));
      assertThat(coverage.ninetyFive()).as("%s", source).isCloseTo(0.95, within(0.015));
    }
  }

  @Test
  void errorsOfAnotherFormOfPotentialAreCoveredOnAnIndependentSet() {
    Basis basis = RadialAngularBasis.of(4.5, Shape.STANDARD, List.of(14));
    CalibratedFit fit = CalibratedFit.start(Columns.of(basis), Prior.RIDGE);
    fit.absorb(silicon(1), Team.alone(), count -> {});
    CalibratedPotential found = fit.solve(Source.POSTERIOR);
    Coverage.Counts forces = new Coverage.Counts();
    Coverage.Counts energies = new Coverage.Counts();
    for (Label label : silicon(2)) {
      Structure s = label.structure();
      Deviations said = found.uncertainty().of(s);
      Prediction prediction = found.fit().potential().predict(s);
      energies.add(prediction.energy() - label.labels().energy(), said.energy());
      for (int i = 0; i < s.size(); i++) {
        forces.add(
            prediction.forces().get(i, 0) - label.labels().forces().get(i, 0),
            said.forces().get(i, 0));
      }
    }
    assertThat(forces.coverage().ninety()).isBetween(0.85, 0.95);
    // Six energies come from one walk and are alike: a hundred are worth some twenty.
    assertThat(energies.coverage().ninety()).isBetween(0.8, 0.99);
    assertThat(found.uncertainty().calibration(Quantity.FORCE).coverage().orElseThrow().ninety())
        .isBetween(0.85, 0.95);
  }

  @Test
  void theFitIsThatOfAllLabelsTogether() {
    List<Label> labels = silicon(4).subList(0, 30);
    RidgeFit plain = RidgeFit.start(BASIS, FitWeights.STANDARD);
    labels.forEach(label -> plain.absorb(label.structure(), label.labels()));
    LinearPotential expected = plain.solve().potential();
    LinearPotential found =
        absorbed(labels, Team.alone()).solve(Source.POSTERIOR).fit().potential();
    Structure s = SiliconLabels.hot(9).getFirst();
    assertThat(found.predict(s).energy()).isCloseTo(expected.predict(s).energy(), within(1e-7));
  }

  @Test
  void threadsAndInterruptionsDoNotChangeABit() {
    List<Label> labels = silicon(5).subList(0, 37);
    CalibratedFit alone = absorbed(labels, Team.alone());
    CalibratedPotential one = alone.solve(Source.POSTERIOR);
    try (Team team = Team.of(2)) {
      CalibratedFit fit = absorbed(labels.subList(0, 21), team);
      fit.solve(Source.POSTERIOR);
      fit.absorb(labels.subList(21, 37), team, count -> {});
      CalibratedPotential two = fit.solve(Source.POSTERIOR);
      assertThat(UncertaintyBytes.write(two.uncertainty(), two.fit().potential()))
          .isEqualTo(UncertaintyBytes.write(one.uncertainty(), one.fit().potential()));
    }
  }

  @Test
  void whatWasSeenIsInsideAndWhatWasNotIsFarOutside() {
    List<Label> labels = silicon(1);
    Uncertainty found = absorbed(labels, Team.alone()).solve(Source.POSTERIOR).uncertainty();
    assertThat(found.of(labels.getLast().structure()).grade()).isLessThan(1.2);
    Structure dense = SampleStructures.diamond(1.6, List.of(14));
    assertThat(found.of(dense).grade()).isGreaterThan(3);
    assertThat(found.of(dense).energy()).isGreaterThan(0);
  }

  @Test
  void onlyAFewLabelsGiveTheFitsOwnGuess() {
    List<Label> labels = silicon(6).subList(0, 3);
    Uncertainty found = absorbed(labels, Team.alone()).solve(Source.COMMITTEE).uncertainty();
    assertThat(found.calibration(Quantity.ENERGY).count()).isZero();
    assertThat(found.of(labels.getFirst().structure()).energy()).isPositive();
    CalibratedFit none = CalibratedFit.start(Columns.of(BASIS), Prior.RIDGE);
    assertThatThrownBy(() -> none.solve(Source.POSTERIOR))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void referenceEnergiesMayBeGiven() {
    Columns columns = Columns.of(BASIS, Map.of(14, -1.5));
    CalibratedFit fit = CalibratedFit.start(columns, Prior.SMOOTH);
    fit.absorb(silicon(7).subList(0, 60), Team.alone(), count -> {});
    CalibratedPotential found = fit.solve(Source.POSTERIOR);
    assertThat(found.fit().potential().references()).isEqualTo(Map.of(14, -1.5));
    assertThat(found.uncertainty().spread().size()).isEqualTo(BASIS.size());
    Structure s = SiliconLabels.hot(9).getFirst();
    assertThat(found.uncertainty().of(s).forces().largestNorm()).isPositive();
  }
}
