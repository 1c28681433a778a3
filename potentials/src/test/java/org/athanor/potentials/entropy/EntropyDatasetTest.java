package org.athanor.potentials.entropy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.athanor.potentials.fingerprint.Crystals;
import org.athanor.potentials.fingerprint.FingerprintSettings;
import org.athanor.potentials.fingerprint.Fingerprints;
import org.athanor.potentials.fingerprint.GaussianOverlap;
import org.athanor.potentials.fingerprint.ReferenceNumbers;
import org.athanor.potentials.structure.Structure;
import org.junit.jupiter.api.Test;

class EntropyDatasetTest {
  private static final FingerprintSettings SETTINGS = FingerprintSettings.of(5, 50);

  @Test
  void agreesWithTheIndependentProgram() {
    EntropyDataset dataset = GlobalSamples.reference();
    Samples candidate = candidate();
    assertThat(dataset.count()).isEqualTo(96);
    assertThat(dataset.entropy()).isCloseTo(expected("logdet_before"), within(1e-8));
    assertThat(dataset.gain(candidate)).isCloseTo(expected("gain"), within(1e-10));
    dataset.add(candidate);
    assertThat(dataset.entropy()).isCloseTo(expected("logdet_with"), within(1e-8));
  }

  private static double expected(String name) {
    return ReferenceNumbers.get("global." + name)[0];
  }

  private static Samples candidate() {
    Structure silicon = ReferenceNumbers.structure("si_distorted_8");
    return Samples.of(GaussianOverlap.of(silicon, SETTINGS), Mode.PER_ATOM);
  }

  @Test
  void doesNotCareHowSamplesAreCutUp() {
    Fingerprints all = random(60, 7, 1);
    EntropyDataset whole = new EntropyDataset(Mode.PER_ATOM, 7, EntropyDataset.FINE);
    EntropyDataset parts = new EntropyDataset(Mode.PER_ATOM, 7, EntropyDataset.FINE);
    whole.add(Samples.of(all, Mode.PER_ATOM));
    for (int i = 0; i < 60; i++) {
      parts.add(Samples.of(Fingerprints.of(7, all.row(i).toArray()), Mode.PER_ATOM));
    }
    assertThat(parts.count()).isEqualTo(60);
    assertThat(parts.entropy()).isCloseTo(whole.entropy(), within(1e-11));
  }

  /** Far from the origin and long: Σxxᵀ/n − μμᵀ would have lost all its digits here. */
  @Test
  void keepsItsDigitsFarFromTheOrigin() {
    EntropyDataset here = new EntropyDataset(Mode.PER_CONFIGURATION, 3, EntropyDataset.FINE);
    EntropyDataset there = new EntropyDataset(Mode.PER_CONFIGURATION, 3, EntropyDataset.FINE);
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 20_000; i++) {
      double[] x = random.doubles(3, 0, 1e-3).toArray();
      here.add(Samples.of(Fingerprints.of(3, x), Mode.PER_CONFIGURATION));
      for (int k = 0; k < 3; k++) {
        x[k] += 1000;
      }
      there.add(Samples.of(Fingerprints.of(3, x), Mode.PER_CONFIGURATION));
    }
    assertThat(there.entropy()).isCloseTo(here.entropy(), within(1e-7));
  }

  @Test
  void noveltyDoesNotDependOnSize() {
    EntropyDataset small = new EntropyDataset(Mode.PER_ATOM, 5, EntropyDataset.FINE);
    EntropyDataset large = new EntropyDataset(Mode.PER_ATOM, 5, EntropyDataset.FINE);
    Samples seen = Samples.of(random(200, 5, 2), Mode.PER_ATOM);
    small.add(seen);
    for (int i = 0; i < 50; i++) {
      large.add(seen);
    }
    Samples same = Samples.of(random(40, 5, 3), Mode.PER_ATOM);
    Samples far = Samples.of(shifted(random(40, 5, 3), 1.5), Mode.PER_ATOM);
    assertThat(small.novelty(same)).isCloseTo(0, within(1.0));
    assertThat(large.novelty(same)).isCloseTo(0, within(1.0));
    assertThat(large.gain(far)).isLessThan(0.1 * small.gain(far));
    // Uniform numbers have variance 1/12: a shift by 1.5 adds 27 to the Mahalanobis distance
    // squared.
    assertThat(large.novelty(far)).isCloseTo(27, within(4.0));
    assertThat(large.effectiveDimension()).isCloseTo(5, within(1e-4));
  }

  @Test
  void everythingIsNewToAnEmptyDatasetAndNothingTwice() {
    EntropyDataset dataset = new EntropyDataset(Mode.PER_CONFIGURATION, 50, EntropyDataset.FINE);
    Samples first =
        Samples.of(GaussianOverlap.of(Crystals.diamond(), SETTINGS), Mode.PER_CONFIGURATION);
    Samples other =
        Samples.of(GaussianOverlap.of(Crystals.betaTin(), SETTINGS), Mode.PER_CONFIGURATION);
    assertThat(dataset.entropy()).isCloseTo(50 * Math.log(1e-6), within(1e-9));
    assertThat(dataset.novelty(first)).isEqualTo(50);
    dataset.add(first);
    assertThat(dataset.novelty(first)).isCloseTo(0, within(1e-9));
    assertThat(dataset.novelty(other)).isGreaterThan(1);
  }

  @Test
  void goesOnFromASnapshotWithTheSameBits() {
    EntropyDataset dataset = GlobalSamples.reference();
    EntropyDataset restored = new EntropyDataset(dataset.moments());
    assertThat(restored.moments()).isEqualTo(dataset.moments());
    dataset.add(candidate());
    restored.add(candidate());
    assertThat(restored.entropy()).isEqualTo(dataset.entropy());
    assertThat(restored.moments()).isEqualTo(dataset.moments());
  }

  @Test
  void refusesSamplesOfAnotherKind() {
    EntropyDataset dataset = new EntropyDataset(Mode.PER_CONFIGURATION, 50, 1e-6);
    assertThatThrownBy(() -> dataset.add(candidate()))
        .hasMessageContaining("expected PER_CONFIGURATION samples of 50 numbers, got")
        .hasMessageContaining("PER_ATOM 8×50");
    assertThatThrownBy(() -> new EntropyDataset(Mode.PER_ATOM, 0, 1e-6))
        .hasMessageContaining("dimension");
    assertThatThrownBy(() -> new EntropyDataset(Mode.PER_ATOM, 5, 0))
        .hasMessageContaining("regularisation, got 0.0");
  }

  private static Fingerprints random(int n, int d, long seed) {
    return Fingerprints.of(d, new SplittableRandom(seed).doubles((long) n * d, 0, 1).toArray());
  }

  private static Fingerprints shifted(Fingerprints fingerprints, double by) {
    double[] values = fingerprints.toArray();
    for (int k = 0; k < values.length; k += fingerprints.length()) {
      values[k] += by;
    }
    return Fingerprints.of(fingerprints.length(), values);
  }
}
