package org.athanor.potentials.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.athanor.potentials.linear.RadialAngularBasis.Shape;
import org.athanor.potentials.potential.Prediction;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Sample;
import org.athanor.potentials.structure.SampleStructures;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;
import org.junit.jupiter.api.Test;

class RidgeFitTest {
  private static final Basis SMALL =
      RadialAngularBasis.of(4.2, new Shape(5, 2, 2, 0, 0), List.of(14));

  private static Labels labels(LinearPotential truth, Structure structure) {
    Prediction prediction = truth.predict(structure);
    return new Labels(prediction.energy(), prediction.forces(), Optional.of(prediction.virial()));
  }

  private static ErrorStatistics errors(LinearPotential potential, List<Structure> structures) {
    ErrorSums sums = new ErrorSums();
    structures.forEach(s -> sums.add(potential, s, SiliconLabels.of(s)));
    return sums.statistics().orElseThrow();
  }

  @Test
  void knownCoefficientsAreRecovered() {
    LinearPotential truth =
        LinearPotential.of(SMALL, BasisContract.randomCoefficients(SMALL, 5), Map.of(14, -3.25));
    RidgeFit fit = RidgeFit.start(SMALL, FitWeights.STANDARD);
    SiliconLabels.hot(1).forEach(s -> fit.absorb(s, labels(truth, s)));
    LinearPotential found = fit.solve(1e-13).potential();
    for (int k = 0; k < SMALL.size(); k++) {
      assertThat(found.coefficients().get(k))
          .as("coefficient %d", k)
          .isCloseTo(truth.coefficients().get(k), within(1e-5));
    }
    assertThat(found.references().get(14)).isCloseTo(-3.25, within(1e-5));
  }

  /** The squares of a label whose forces are as large as F₀ count half. */
  @Test
  void labelsWithLargeForcesCountAsMuchLessAsIsSaid() {
    Structure structure = SiliconLabels.hot(1).getFirst();
    Labels label = SiliconLabels.of(structure);
    double square = 0;
    for (double component : label.forces().toArray()) {
      square += component * component;
    }
    double force = Math.sqrt(square / (3 * structure.size()));
    assertThat(force).isPositive();
    FitWeights half = new FitWeights(200, 20, 40, force).of(label);
    assertThat(half.force() * half.force()).isCloseTo(200, within(1e-9));
    assertThat(half.energyPerAtom() * half.energyPerAtom()).isCloseTo(20_000, within(1e-7));
    assertThat(half.of(label)).as("no label's weights soften twice").isEqualTo(half);
    assertThat(FitWeights.STANDARD.of(label)).isEqualTo(FitWeights.STANDARD);

    FitWeights soft = new FitWeights(200, 20, 40, 0.3);
    RidgeFit one = RidgeFit.start(SMALL, soft);
    RidgeFit other = RidgeFit.start(SMALL, FitWeights.STANDARD);
    RidgeFit plain = RidgeFit.start(SMALL, FitWeights.STANDARD);
    for (Structure each : SiliconLabels.hot(1)) {
      one.absorb(each, SiliconLabels.of(each));
      other.absorb(each, SiliconLabels.of(each), soft.of(SiliconLabels.of(each)));
      plain.absorb(each, SiliconLabels.of(each));
    }
    assertThat(one.solve().potential().coefficients())
        .isEqualTo(other.solve().potential().coefficients())
        .isNotEqualTo(plain.solve().potential().coefficients());
    assertThatThrownBy(() -> new FitWeights(1, 1, 1, 0)).hasMessageContaining("soft force above 0");
  }

  @Test
  void aKnownPotentialOfTwoElementsIsRecovered() {
    Basis basis = RadialAngularBasis.of(3.8, new Shape(3, 1, 1, 0, 0), List.of(11, 17));
    LinearPotential truth =
        LinearPotential.of(
            basis, BasisContract.randomCoefficients(basis, 6), Map.of(11, -1.0, 17, -4.0));
    RidgeFit fit = RidgeFit.start(basis, FitWeights.STANDARD, truth.references());
    for (double distance : new double[] {2.3, 2.5, 2.7}) {
      for (Sample sample : SampleStructures.around(distance, List.of(11, 17))) {
        fit.absorb(sample.structure(), labels(truth, sample.structure()));
      }
    }
    LinearPotential found = fit.solve(1e-13).potential();
    // The coefficients need not agree: a pair of unlike atoms is described from both of its ends.
    for (Sample sample : SampleStructures.around(2.4, List.of(17, 11))) {
      Prediction expected = truth.predict(sample.structure());
      Prediction got = found.predict(sample.structure());
      assertThat(got.energy()).as(sample.name()).isCloseTo(expected.energy(), within(1e-5));
      for (int i = 0; i < sample.structure().size(); i++) {
        double force = expected.forces().get(i, 1);
        assertThat(got.forces().get(i, 1)).as(sample.name()).isCloseTo(force, within(1e-5));
      }
    }
    assertThat(found.references()).isEqualTo(truth.references());
  }

  @Test
  void siliconIsFittedWellUnderATenthOfAnElectronvoltPerAngstrom() {
    Basis basis = RadialAngularBasis.of(4.5, Shape.STANDARD, List.of(14));
    RidgeFit fit = RidgeFit.start(basis, FitWeights.STANDARD);
    List<Structure> training = SiliconLabels.hot(1);
    assertThat(training).hasSize(108);
    training.forEach(s -> fit.absorb(s, SiliconLabels.of(s)));
    LinearFit found = fit.solve();
    ErrorStatistics heldOut = errors(found.potential(), SiliconLabels.hot(2));
    assertThat(heldOut.structures()).isEqualTo(108);
    assertThat(heldOut.force().mean()).as("force MAE, meV/Å").isLessThan(40);
    assertThat(heldOut.force().rootMeanSquare()).as("force RMSE, meV/Å").isLessThan(80);
    assertThat(heldOut.energy().rootMeanSquare()).as("energy RMSE, meV/atom").isLessThan(3);
    assertThat(heldOut.stress().orElseThrow().rootMeanSquare()).as("stress, GPa").isLessThan(0.4);
    // The evidence knows nothing of the held-out labels, and still prefers a ridge that serves
    // them.
    double loose = errors(fit.solve(1e-3).potential(), SiliconLabels.hot(2)).force().mean();
    assertThat(heldOut.force().mean()).isLessThan(0.5 * loose);
    assertThat(found.regularisation()).isBetween(1e-12, 1e-4);
  }

  @Test
  void theCostOfAFitDoesNotGrowWithTheLabels() {
    RidgeFit fit = RidgeFit.start(SMALL, FitWeights.STANDARD);
    List<Structure> structures = SiliconLabels.hot(3);
    structures.subList(0, 3).forEach(s -> fit.absorb(s, SiliconLabels.of(s)));
    int numbers = fit.numbers();
    int factorisations = fit.solve().factorisations();
    structures.forEach(s -> fit.absorb(s, SiliconLabels.of(s)));
    assertThat(fit.labels()).isEqualTo(111);
    assertThat(fit.numbers()).isEqualTo(numbers);
    assertThat(fit.solve().factorisations()).isEqualTo(factorisations);
  }

  @Test
  void copiesGoTheirOwnWayAndTheSameLabelsGiveTheSameBits() {
    List<Structure> structures = SiliconLabels.hot(4).subList(0, 12);
    RidgeFit all = RidgeFit.start(SMALL, FitWeights.STANDARD);
    RidgeFit half = RidgeFit.start(SMALL, FitWeights.STANDARD);
    structures.subList(0, 6).forEach(s -> all.absorb(s, SiliconLabels.of(s)));
    structures.subList(0, 6).forEach(s -> half.absorb(s, SiliconLabels.of(s)));
    LinearPotential before = half.solve().potential();
    RidgeFit copy = half.copy();
    structures.subList(6, 12).forEach(s -> copy.absorb(s, SiliconLabels.of(s)));
    structures.subList(6, 12).forEach(s -> all.absorb(s, SiliconLabels.of(s)));
    assertThat(copy.solve().potential()).isEqualTo(all.solve().potential()).isNotEqualTo(before);
    assertThat(half.solve().potential()).isEqualTo(before);
    assertThat(half.labels()).isEqualTo(6);
  }

  @Test
  void weightsDecideWhatIsFitted() {
    List<Structure> structures = SiliconLabels.hot(5);
    RidgeFit energies = RidgeFit.start(SMALL, new FitWeights(200, 0, 0));
    RidgeFit forces = RidgeFit.start(SMALL, new FitWeights(0, 20, 0));
    structures.forEach(s -> energies.absorb(s, SiliconLabels.of(s)));
    structures.forEach(s -> forces.absorb(s, SiliconLabels.of(s)));
    ErrorStatistics ofEnergies = errors(energies.solve().potential(), structures);
    ErrorStatistics ofForces = errors(forces.solve().potential(), structures);
    assertThat(ofEnergies.energy().mean()).isLessThan(ofForces.energy().mean());
    assertThat(ofForces.force().mean()).isLessThan(ofEnergies.force().mean());
  }

  @Test
  void virialsMayBeMissing() {
    RidgeFit fit = RidgeFit.start(SMALL, FitWeights.STANDARD);
    for (Structure s : SiliconLabels.hot(6).subList(0, 10)) {
      Labels whole = SiliconLabels.of(s);
      fit.absorb(s, new Labels(whole.energy(), whole.forces(), Optional.empty()));
    }
    assertThat(fit.solve().potential().coefficients().size()).isEqualTo(SMALL.size());
  }

  @Test
  void nonsenseIsRefused() {
    RidgeFit fit = RidgeFit.start(SMALL, FitWeights.STANDARD);
    assertThatThrownBy(fit::solve).isInstanceOf(IllegalStateException.class);
    Structure s = SampleStructures.diamond(2.35, List.of(14));
    Labels wrong = new Labels(1, Vectors.zeros(3), Optional.empty());
    assertThatThrownBy(() -> fit.absorb(s, wrong)).hasMessageContaining("got 3");
    Structure carbon = SampleStructures.diamond(1.54, List.of(6));
    assertThatThrownBy(() -> fit.absorb(carbon, SiliconLabels.of(s))).hasMessageContaining("got C");
    fit.absorb(s, SiliconLabels.of(s));
    assertThatThrownBy(() -> fit.solve(-1)).hasMessageContaining("-1");
    assertThatThrownBy(() -> new FitWeights(0, 0, 0)).hasMessageContaining("not all 0");
    assertThatThrownBy(() -> RidgeFit.start(SMALL, FitWeights.STANDARD, Map.of(6, 1.0)))
        .hasMessageContaining("[14]");
  }
}
