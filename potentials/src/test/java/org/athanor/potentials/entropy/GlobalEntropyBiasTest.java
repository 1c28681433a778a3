package org.athanor.potentials.entropy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.athanor.potentials.fingerprint.Crystals;
import org.athanor.potentials.fingerprint.FingerprintSettings;
import org.athanor.potentials.fingerprint.FiniteDifferences;
import org.athanor.potentials.fingerprint.GaussianOverlap;
import org.athanor.potentials.fingerprint.Orbitals;
import org.athanor.potentials.fingerprint.ReferenceNumbers;
import org.athanor.potentials.potential.Tally;
import org.athanor.potentials.structure.Neighbours;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class GlobalEntropyBiasTest {
  private static final FingerprintSettings SETTINGS = FingerprintSettings.of(5, 50);

  @Test
  void gradientAgreesWithTheIndependentProgram() {
    Structure silicon = ReferenceNumbers.structure("si_distorted_8");
    Moments moments = GlobalSamples.reference().moments();
    Tally tally = evaluate(new GlobalEntropyBias(SETTINGS, moments, 2, false), silicon);
    double[] gradient = ReferenceNumbers.get("global.gradient");
    assertThat(tally.energy())
        .isCloseTo(-2 * ReferenceNumbers.get("global.gain")[0], within(1e-10));
    for (int k = 0; k < 24; k++) {
      assertThat(tally.forces()[k]).isCloseTo(2 * gradient[k], within(2e-8));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "PER_ATOM, S, false",
    "PER_ATOM, SP, true",
    "PER_CONFIGURATION, S, true",
    "PER_CONFIGURATION, SP, false"
  })
  void forcesAndVirialAreDerivatives(Mode mode, Orbitals orbitals, boolean sizeFree) {
    FingerprintSettings settings = new FingerprintSettings(4, 48, orbitals, sizeFree);
    for (Structure structure :
        new Structure[] {Crystals.skewed(), Crystals.rattled(Crystals.rockSalt(), 0.15, 6)}) {
      Moments moments = dataset(structure, settings, mode, 60).moments();
      GlobalEntropyBias bias = new GlobalEntropyBias(settings, moments, 0.5, sizeFree);
      FiniteDifferences.check(structure, moved -> evaluate(bias, moved), 3e-6);
    }
  }

  /** The published start, with n < 2, had forces of 300 eV/Å on a constant energy. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 5})
  void startsSmoothly(int structures) {
    Structure structure = Crystals.rattled(Crystals.diamond(), 0.1, 77);
    for (Mode mode : Mode.values()) {
      Moments moments = dataset(Crystals.diamond(), SETTINGS, mode, structures).moments();
      GlobalEntropyBias bias = new GlobalEntropyBias(SETTINGS, moments, 2, true);
      FiniteDifferences.check(structure, moved -> evaluate(bias, moved), 3e-6);
      double largest = Vectors.of(evaluate(bias, structure).forces()).largestNorm();
      assertThat(largest).as("eV/Å").isLessThan(20);
      if (mode == Mode.PER_CONFIGURATION && structures == 0) {
        assertThat(largest).as("one sample alone has no entropy").isZero();
      }
    }
  }

  /** Multiplied by n/A, the pull is the same whether the dataset holds 80 samples or 8,000. */
  @Test
  void doesNotFadeAsTheDatasetGrows() {
    Structure structure = Crystals.rattled(Crystals.diamond(), 0.15, 3);
    EntropyDataset once = dataset(Crystals.diamond(), SETTINGS, Mode.PER_ATOM, 10);
    EntropyDataset often = new EntropyDataset(once.moments());
    for (int i = 0; i < 99; i++) {
      addRattled(often, Crystals.diamond(), SETTINGS, 10);
    }
    double few = largest(once.moments(), structure, true);
    double many = largest(often.moments(), structure, true);
    assertThat(many).isBetween(0.3 * few, 3 * few);
    assertThat(largest(often.moments(), structure, false)).isLessThan(0.01 * many);
  }

  private static double largest(Moments moments, Structure structure, boolean sizeFree) {
    GlobalEntropyBias bias = new GlobalEntropyBias(SETTINGS, moments, 1, sizeFree);
    return Vectors.of(evaluate(bias, structure).forces()).largestNorm();
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void isInvariant(Mode mode) {
    Structure structure = Crystals.skewed();
    FingerprintSettings settings = FingerprintSettings.of(4.2, 40);
    Moments moments = dataset(structure, settings, mode, 50).moments();
    GlobalEntropyBias bias = new GlobalEntropyBias(settings, moments, 1, true);
    double energy = evaluate(bias, structure).energy();
    assertThat(evaluate(bias, Crystals.rotated(structure)).energy())
        .isCloseTo(energy, within(1e-8));
    assertThat(evaluate(bias, Crystals.reversed(structure)).energy())
        .isCloseTo(energy, within(1e-8));
    if (mode == Mode.PER_CONFIGURATION) {
      assertThat(evaluate(bias, structure.repeated(1, 2, 1)).energy())
          .isCloseTo(energy, within(1e-8));
    }
  }

  @Test
  void refusesWhatDoesNotFit() {
    Moments moments = Moments.none(Mode.PER_ATOM, 40, 1e-6);
    assertThatThrownBy(() -> new GlobalEntropyBias(SETTINGS, moments, 1, true))
        .hasMessageContaining("50 numbers, got 40");
    assertThatThrownBy(
            () -> new GlobalEntropyBias(FingerprintSettings.of(5, 40), moments, -1, true))
        .hasMessageContaining("got -1.0");
  }

  private static EntropyDataset dataset(
      Structure structure, FingerprintSettings settings, Mode mode, int count) {
    EntropyDataset dataset = new EntropyDataset(mode, settings.length(), EntropyDataset.FINE);
    addRattled(dataset, structure, settings, count);
    return dataset;
  }

  private static void addRattled(
      EntropyDataset dataset, Structure structure, FingerprintSettings settings, int count) {
    for (int i = 0; i < count; i++) {
      Structure rattled = Crystals.rattled(structure, 0.12, i);
      dataset.add(Samples.of(GaussianOverlap.of(rattled, settings), dataset.mode()));
    }
  }

  private static Tally evaluate(GlobalEntropyBias bias, Structure structure) {
    Tally tally = new Tally(structure.size());
    bias.kernel(structure.species()).add(Neighbours.of(structure, bias.cutoff()), tally);
    return tally;
  }
}
