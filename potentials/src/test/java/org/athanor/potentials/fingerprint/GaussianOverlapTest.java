package org.athanor.potentials.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.athanor.potentials.numerics.Lanes;
import org.athanor.potentials.potential.Tally;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Neighbours;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GaussianOverlapTest {
  @ParameterizedTest
  @CsvSource({
    "si_distorted_8, s, 5", "si_distorted_8, sp, 5", "si_distorted_8, s, 3",
        "si_distorted_8, sp, 3",
    "nacl_b1_8, s, 5", "nacl_b1_8, sp, 5", "nacl_b1_8, s, 3", "nacl_b1_8, sp, 3",
    "graphite_4, s, 5", "graphite_4, sp, 5", "graphite_4, s, 3", "graphite_4, sp, 3"
  })
  void agreesWithLibfp(String name, String orbitals, double cutoff) {
    FingerprintSettings settings =
        new FingerprintSettings(
            cutoff, 240, orbitals.equals("s") ? Orbitals.S : Orbitals.SP, false);
    Fingerprints fingerprints = GaussianOverlap.of(ReferenceNumbers.structure(name), settings);
    for (int i = 0; i < fingerprints.atoms(); i++) {
      double[] expected =
          ReferenceNumbers.get(name + "." + orbitals + "." + (int) cutoff + "." + i);
      double[] row = fingerprints.row(i).toArray();
      assertThat(Arrays.copyOf(row, expected.length)).containsExactly(expected, within(1e-12));
      assertThat(Arrays.copyOfRange(row, expected.length, 240)).containsOnly(0.0);
    }
  }

  @Test
  void keepsTheLargestEigenvalues() {
    Structure silicon = ReferenceNumbers.structure("si_distorted_8");
    Fingerprints all = GaussianOverlap.of(silicon, FingerprintSettings.of(5, 50));
    Fingerprints few = GaussianOverlap.of(silicon, FingerprintSettings.of(5, 7));
    for (int i = 0; i < 8; i++) {
      double[] expected = Arrays.copyOf(all.row(i).toArray(), 7);
      assertThat(few.row(i).toArray()).isEqualTo(expected);
    }
  }

  /** The eigenvalues of this structure are not degenerate, so each derivative can be compared. */
  @Test
  void gradientAgreesWithLibfp() {
    Structure silicon = ReferenceNumbers.structure("si_distorted_8");
    double[] expected = ReferenceNumbers.get("gradient.dfp");
    FingerprintSettings settings = FingerprintSettings.of(5, 50);
    GaussianOverlap overlap = new GaussianOverlap(settings, silicon.species());
    Neighbours neighbours = Neighbours.of(silicon, 5);
    overlap.decompose(neighbours);
    for (int i = 0; i < 8; i++) {
      for (int m = 0; m < 29; m++) {
        double[] slopes = new double[8 * 50];
        slopes[50 * i + m] = 1;
        Tally tally = new Tally(8);
        overlap.addForces(neighbours, slopes, tally);
        for (int j = 0; j < 24; j++) {
          assertThat(-tally.forces()[j]).isCloseTo(expected[(i * 24 + j) * 29 + m], within(1e-9));
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"S, false", "S, true", "SP, false", "SP, true"})
  void forcesAndVirialAreDerivatives(Orbitals orbitals, boolean resolved) {
    Structure structure = Crystals.skewed();
    // Longer and shorter than the spectra; a list that reaches further than the cutoff.
    FiniteDifferences.check(
        structure, new SmoothFunction(new FingerprintSettings(3.7, 130, orbitals, resolved)), 2e-7);
    FiniteDifferences.check(
        structure, new SmoothFunction(new FingerprintSettings(3.7, 7, orbitals, resolved)), 2e-7);
  }

  @ParameterizedTest
  @CsvSource({"S, false", "S, true", "SP, false", "SP, true"})
  void isInvariant(Orbitals orbitals, boolean resolved) {
    FingerprintSettings settings = new FingerprintSettings(3.7, 40, orbitals, resolved);
    Structure structure = Crystals.skewed();
    Fingerprints here = GaussianOverlap.of(structure, settings);
    assertClose(GaussianOverlap.of(Crystals.rotated(structure), settings), here, false);
    assertClose(GaussianOverlap.of(Crystals.reversed(structure), settings), here, true);
    assertClose(GaussianOverlap.of(structure.repeated(2, 1, 3), settings), here, false);
  }

  @Test
  void resolvedSpeciesTellCompoundsApartThatWidthsDoNot() {
    Structure one = Crystals.rockSalt();
    int[] exchanged = Arrays.stream(one.species().toArray()).map(z -> z == 11 ? 17 : 11).toArray();
    Structure two = new Structure(one.cell(), Species.of(exchanged), one.positions());
    FingerprintSettings settings = new FingerprintSettings(5, 30, Orbitals.S, true);
    Fingerprints first = GaussianOverlap.of(one, settings);
    Fingerprints second = GaussianOverlap.of(two, settings);
    assertThat(first.get(0, 0)).isGreaterThan(1 - 1e-12);
    assertThat(first.get(0, 1)).as("sodium has no lighter neighbours").isZero();
    assertThat(second.get(0, 1)).as("chlorine has").isGreaterThan(0.1);
  }

  @ParameterizedTest
  @EnumSource(Orbitals.class)
  void hasTheSameBitsInEveryLane(Orbitals orbitals) {
    Structure structure = Crystals.rattled(Crystals.diamond(), 0.2, 5);
    FingerprintSettings settings = new FingerprintSettings(5, 50, orbitals, false);
    Tally one = forces(structure, settings, Lanes.ONE);
    Tally many = forces(structure, settings, Lanes.MANY);
    assertThat(many.forces()).isEqualTo(one.forces());
    assertThat(many.virial()).isEqualTo(one.virial());
  }

  private static Tally forces(Structure structure, FingerprintSettings settings, Lanes lanes) {
    GaussianOverlap overlap = new GaussianOverlap(settings, structure.species(), lanes);
    Neighbours neighbours = Neighbours.of(structure, settings.cutoff());
    overlap.decompose(neighbours);
    Tally tally = new Tally(structure.size());
    overlap.addForces(neighbours, overlap.values(), tally);
    return tally;
  }

  @Test
  void knowsClustersAndLoneAtoms() {
    Cell open = new Cell(Cell.cubic(10).rows(), Cell.Periodicity.NONE);
    FingerprintSettings settings = FingerprintSettings.of(5, 4);
    Structure lone = new Structure(open, Species.of(14), Vectors.of(1, 2, 3));
    assertThat(GaussianOverlap.of(lone, settings).row(0).toArray()).containsExactly(1, 0, 0, 0);
    Structure pair = new Structure(open, Species.of(14, 14), Vectors.of(0, 0, 0, 3, 0, 0));
    Fingerprints fingerprints = GaussianOverlap.of(pair, settings);
    double weight = Math.pow(1 - 9.0 / 25, 2);
    double trace = fingerprints.get(0, 0) + fingerprints.get(0, 1);
    assertThat(trace).isCloseTo(1 + weight * weight, within(1e-14));
    assertThat(fingerprints.row(1)).isEqualTo(fingerprints.row(0));
  }

  @Test
  void refusesImpossibleSettingsAndShortLists() {
    assertThatThrownBy(() -> FingerprintSettings.of(-2, 50))
        .hasMessageContaining("cutoff in Å, got -2.0");
    assertThatThrownBy(() -> FingerprintSettings.of(5, 0)).hasMessageContaining("got 0");
    assertThatThrownBy(() -> new FingerprintSettings(5, 2, Orbitals.S, true))
        .hasMessageContaining("at least 3");
    Structure silicon = Crystals.diamond();
    GaussianOverlap overlap = new GaussianOverlap(FingerprintSettings.of(5, 50), silicon.species());
    assertThatThrownBy(() -> overlap.evaluate(Neighbours.of(silicon, 4)))
        .hasMessageContaining("within 5.0 Å, got a list that ends at 4.0 Å");
    assertThatThrownBy(() -> overlap.evaluate(Neighbours.of(silicon.repeated(1, 1, 2), 5)))
        .hasMessageContaining("expected 8 atoms");
  }

  private static void assertClose(Fingerprints found, Fingerprints expected, boolean reversed) {
    for (int i = 0; i < found.atoms(); i++) {
      int j = i % expected.atoms();
      double[] row = expected.row(reversed ? expected.atoms() - 1 - j : j).toArray();
      assertThat(found.row(i).toArray()).containsExactly(row, within(1e-12));
    }
  }

  /**
   * Σ_i c_i Σ_m (q_im³ + sin 5q_im) with random c: it treats the eigenvalues of an atom alike, so
   * it is smooth where they cross.
   */
  private record SmoothFunction(FingerprintSettings settings)
      implements FiniteDifferences.Function {
    @Override
    public Tally at(Structure structure) {
      GaussianOverlap overlap = new GaussianOverlap(settings, structure.species());
      Neighbours neighbours = Neighbours.of(structure, settings.cutoff() + 0.8);
      overlap.decompose(neighbours);
      double[] q = overlap.values();
      double[] c = new SplittableRandom(9).doubles(structure.size(), -1, 1).toArray();
      double[] slopes = new double[q.length];
      Tally tally = new Tally(structure.size());
      for (int k = 0; k < q.length; k++) {
        int i = k / settings.length();
        slopes[k] = c[i] * (3 * q[k] * q[k] + 5 * Math.cos(5 * q[k]));
        tally.energies()[i] += c[i] * (q[k] * q[k] * q[k] + Math.sin(5 * q[k]));
      }
      overlap.addForces(neighbours, slopes, tally);
      return tally;
    }
  }
}
