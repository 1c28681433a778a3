package org.athanor.sims.strength.cna;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.concurrent.ForkJoinPool;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;
import org.athanor.sims.dynamics.Noise;
import org.athanor.sims.phases.Phase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommonNeighboursTest {
  private static final Element TANTALUM = Element.of("Ta");

  @ParameterizedTest
  @CsvSource({"bcc, BCC", "fcc, FCC", "hcp, HCP", "diamond, OTHER", "sc, OTHER"})
  void knowsPerfectCrystals(String phase, CrystalKind expected) {
    Structure crystal = Phase.of(phase, TANTALUM).repeated(5, 4, 3);
    Kinds kinds = CommonNeighbours.of(crystal);
    assertThat(kinds.count(expected)).isEqualTo(crystal.size());
  }

  @ParameterizedTest
  @CsvSource({"bcc, BCC", "fcc, FCC", "hcp, HCP"})
  void knowsThemInTheSmallestCells(String phase, CrystalKind expected) {
    Structure crystal = Phase.of(phase, TANTALUM);
    assertThat(CommonNeighbours.of(crystal).count(expected)).isEqualTo(crystal.size());
  }

  @Test
  void needsNoDensity() {
    Structure crystal = Phase.of("bcc", TANTALUM).repeated(4, 4, 4);
    for (double scale : new double[] {-0.3, 0.5}) {
      Structure scaled = crystal.strained(Matrix3.IDENTITY.times(scale));
      assertThat(CommonNeighbours.of(scaled).count(CrystalKind.BCC)).isEqualTo(crystal.size());
    }
  }

  @Test
  void standsSkewedCellsAndAtomsOutsideThem() {
    Structure crystal = Phase.of("bcc", TANTALUM).repeated(4, 4, 4);
    double[] m = crystal.cell().rows().toArray();
    double[] skewed = m.clone();
    for (int x = 0; x < 3; x++) {
      skewed[6 + x] += 2 * m[x] - 3 * m[3 + x];
    }
    double[] positions = crystal.positions().toArray();
    for (int k = 0; k < positions.length; k += 6) {
      positions[k] += 2 * m[0];
      positions[k + 2] -= m[8];
    }
    Kinds kinds = CommonNeighbours.of(Cell.periodic(skewed), positions);
    assertThat(kinds.count(CrystalKind.BCC)).isEqualTo(crystal.size());
  }

  /**
   * Tantalum at 300 K in Debye's model: 3ħ²T/(m k_B Θ²) = 0.0042 Å² along each axis with Θ = 240 K.
   */
  @Test
  void standsThermalNoise() {
    Structure crystal = Phase.of("bcc", TANTALUM).repeated(12, 12, 12);
    Kinds kinds = CommonNeighbours.of(rattled(crystal, 0.064));
    assertThat(kinds.fractionOtherThan(CrystalKind.BCC)).isLessThan(0.002);
  }

  @Test
  void seesTheNeighboursOfAVacancy() {
    Structure crystal = Phase.of("bcc", TANTALUM).repeated(6, 6, 6);
    double[] positions = crystal.positions().toArray();
    Kinds kinds =
        CommonNeighbours.of(crystal.cell(), Arrays.copyOf(positions, positions.length - 3));
    assertThat(kinds.count(CrystalKind.BCC)).isEqualTo(crystal.size() - 1 - 14);
    assertThat(kinds.count(CrystalKind.OTHER)).isEqualTo(14);
  }

  /** Layers whose two neighbours are alike are hcp, the others fcc. */
  @ParameterizedTest
  @CsvSource({"ABC, 0", "AB, 2", "ABCABCB, 2", "ABCACB, 2", "ABAC, 2", "ABABC, 2", "ABABABC, 4"})
  void countsFaultedLayers(String stacking, int hexagonal) {
    Structure crystal = layers(stacking);
    Kinds kinds = CommonNeighbours.of(crystal);
    int perLayer = crystal.size() / stacking.length();
    assertThat(kinds.count(CrystalKind.HCP)).isEqualTo(hexagonal * perLayer);
    assertThat(kinds.count(CrystalKind.FCC)).isEqualTo(crystal.size() - hexagonal * perLayer);
  }

  @Test
  void givesTheSameOnAnyNumberOfThreads() throws Exception {
    Structure rattled = rattled(Phase.of("bcc", TANTALUM).repeated(8, 8, 8), 0.25);
    try (ForkJoinPool one = new ForkJoinPool(1);
        ForkJoinPool four = new ForkJoinPool(4)) {
      Kinds alone = one.submit(() -> CommonNeighbours.of(rattled)).get();
      assertThat(alone).isEqualTo(four.submit(() -> CommonNeighbours.of(rattled)).get());
      assertThat(alone.count(CrystalKind.OTHER)).isBetween(1, rattled.size() - 1);
    }
  }

  @Test
  void refusesWhatDoesNotRepeat() {
    Cell open = new Cell(Matrix3.IDENTITY, Cell.Periodicity.NONE);
    assertThatThrownBy(() -> CommonNeighbours.of(open, new double[3]))
        .hasMessageContaining("repeats along all three rows");
  }

  private static Structure rattled(Structure crystal, double width) {
    double[] noise = new double[3 * crystal.size()];
    Noise.seeded(7, 0).normals(noise);
    double[] positions = crystal.positions().toArray();
    for (int k = 0; k < noise.length; k++) {
      positions[k] += width * noise[k];
    }
    return crystal.withPositions(Vectors.of(positions));
  }

  /** Close-packed layers of 16 atoms in places A, B and C. */
  private static Structure layers(String stacking) {
    double d = 2.9;
    double height = d * Math.sqrt(2.0 / 3);
    Cell cell =
        Cell.periodic(
            4 * d, 0, 0, 2 * d, 2 * d * Math.sqrt(3), 0, 0, 0, height * stacking.length());
    double[] positions = new double[3 * 16 * stacking.length()];
    for (int layer = 0; layer < stacking.length(); layer++) {
      double off = (stacking.charAt(layer) - 'A') / 3.0;
      for (int k = 0; k < 16; k++) {
        double u = Math.floorDiv(k, 4) + off;
        double v = k % 4 + off;
        int at = 3 * (16 * layer + k);
        positions[at] = d * (u + 0.5 * v);
        positions[at + 1] = d * v * Math.sqrt(3) / 2;
        positions[at + 2] = height * layer;
      }
    }
    Species species = Species.repeated(TANTALUM.atomicNumber(), positions.length / 3);
    return new Structure(cell, species, Vectors.of(positions));
  }
}
