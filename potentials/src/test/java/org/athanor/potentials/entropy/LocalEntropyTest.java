package org.athanor.potentials.entropy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.athanor.potentials.fingerprint.Crystals;
import org.athanor.potentials.fingerprint.FingerprintSettings;
import org.athanor.potentials.fingerprint.Fingerprints;
import org.athanor.potentials.fingerprint.FiniteDifferences;
import org.athanor.potentials.fingerprint.GaussianOverlap;
import org.athanor.potentials.fingerprint.Orbitals;
import org.athanor.potentials.fingerprint.ReferenceNumbers;
import org.athanor.potentials.potential.Kernel;
import org.athanor.potentials.potential.Tally;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Neighbours;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LocalEntropyTest {
  private static final FingerprintSettings SILICON = FingerprintSettings.of(5, 50);

  @Test
  void agreesWithTheIndependentProgram() {
    Structure silicon = ReferenceNumbers.structure("si_distorted_8");
    double expected = ReferenceNumbers.get("local.S")[0];
    double entropy = LocalEntropy.of(GaussianOverlap.of(silicon, SILICON)).orElseThrow();
    assertThat(entropy).isCloseTo(expected, within(1e-12));

    Tally tally = evaluate(new LocalEntropyBias(SILICON, 2.5), silicon);
    double[] gradient = ReferenceNumbers.get("local.gradient");
    assertThat(tally.energy()).isCloseTo(-2.5 * expected, within(1e-12));
    for (int k = 0; k < 24; k++) {
      assertThat(tally.forces()[k]).isCloseTo(2.5 * gradient[k], within(2.5e-8));
    }
  }

  static Stream<Arguments> samples() {
    Structure rockSalt =
        Crystals.rockSalt().strained(Matrix3.of(.02, .01, 0, -.02, 0, .03, 0, .01, .01));
    return Stream.of(
        Arguments.of(Crystals.skewed(), new FingerprintSettings(4.2, 40, Orbitals.S, false)),
        Arguments.of(Crystals.skewed(), new FingerprintSettings(4.2, 40, Orbitals.S, true)),
        Arguments.of(Crystals.skewed(), new FingerprintSettings(3.3, 60, Orbitals.SP, false)),
        Arguments.of(Crystals.rattled(rockSalt, 0.2, 4), FingerprintSettings.of(5, 50)),
        Arguments.of(
            Crystals.rattled(rockSalt, 0.2, 4), new FingerprintSettings(4, 60, Orbitals.SP, true)));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void forcesAndVirialAreDerivatives(Structure structure, FingerprintSettings settings) {
    LocalEntropyBias bias = new LocalEntropyBias(settings, 3);
    FiniteDifferences.check(structure, moved -> evaluate(bias, moved), 1e-6);
  }

  @Test
  void isInvariantAndConservesMomentum() {
    Structure structure = Crystals.skewed();
    LocalEntropyBias bias = new LocalEntropyBias(FingerprintSettings.of(4.2, 40), 3);
    Tally here = evaluate(bias, structure);
    assertThat(evaluate(bias, Crystals.rotated(structure)).energy())
        .isCloseTo(here.energy(), within(1e-10));
    assertThat(evaluate(bias, Crystals.reversed(structure)).energy())
        .isCloseTo(here.energy(), within(1e-10));
    for (int x = 0; x < 3; x++) {
      double sum = 0;
      for (int i = 0; i < 6; i++) {
        sum += here.forces()[3 * i + x];
      }
      assertThat(sum).isCloseTo(0, within(1e-11));
    }
  }

  @Test
  void perfectCrystalsAndSupercellsFeelExactlyNothing() {
    Structure copies = Crystals.skewed().repeated(2, 1, 1);
    for (Structure structure : new Structure[] {Crystals.diamond(), copies}) {
      Tally tally = evaluate(new LocalEntropyBias(SILICON, 10), structure);
      int n = structure.size();
      assertThat(tally.forces()).containsOnly(0.0);
      assertThat(tally.virial()).containsOnly(0.0);
      assertThat(tally.energy()).isCloseTo(-10 * Math.log(n * LocalEntropy.FLOOR), within(1e-9));
    }
  }

  @Test
  void oneAtomHasNoEntropyAndNoBias() {
    Structure one = Crystals.hexagonal();
    assertThat(LocalEntropy.of(GaussianOverlap.of(one, SILICON))).isEmpty();
    Tally tally = evaluate(new LocalEntropyBias(SILICON, 5), one);
    assertThat(tally.energy()).isZero();
    assertThat(tally.forces()).containsOnly(0.0);
  }

  @Test
  void pushesAtomsApartInFingerprintSpace() {
    Structure structure = Crystals.rattled(Crystals.diamond(), 0.1, 8);
    LocalEntropyBias bias = new LocalEntropyBias(SILICON, 1);
    double[] positions = structure.positions().toArray();
    double[] forces = evaluate(bias, structure).forces();
    for (int k = 0; k < positions.length; k++) {
      positions[k] += 1e-3 * forces[k];
    }
    Structure moved = structure.withPositions(Vectors.of(positions));
    assertThat(entropy(moved)).isGreaterThan(entropy(structure));
  }

  @Test
  void refusesImpossibleStrengths() {
    assertThatThrownBy(() -> new LocalEntropyBias(SILICON, Double.NaN))
        .hasMessageContaining("eV, got NaN");
  }

  private static double entropy(Structure structure) {
    Fingerprints fingerprints = GaussianOverlap.of(structure, SILICON);
    return LocalEntropy.of(fingerprints).orElseThrow();
  }

  private static Tally evaluate(LocalEntropyBias bias, Structure structure) {
    Kernel kernel = bias.kernel(structure.species());
    Tally tally = new Tally(structure.size());
    kernel.add(Neighbours.of(structure, bias.cutoff()), tally);
    return tally;
  }
}
