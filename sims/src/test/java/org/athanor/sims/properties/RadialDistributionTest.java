package org.athanor.sims.properties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Scalars;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;
import org.athanor.sims.dynamics.Noise;
import org.athanor.sims.phases.StructureSpec;
import org.athanor.sims.properties.RadialDistribution.Curve;
import org.athanor.sims.properties.RadialDistribution.Shell;
import org.junit.jupiter.api.Test;

class RadialDistributionTest {
  @Test
  void shellsOfAFaceCentredCrystal() {
    Structure copper = StructureSpec.parse("fcc:Cu@3.6").structure();
    List<Shell> shells = RadialDistribution.shells(copper, 6.3);
    double[] neighbours = {12, 6, 24, 12, 24, 8};
    assertThat(shells).hasSize(6);
    for (int k = 0; k < 6; k++) {
      assertThat(shells.get(k).neighbours()).isEqualTo(neighbours[k]);
      assertThat(shells.get(k).distance()).isCloseTo(3.6 * Math.sqrt(0.5 * (k + 1)), within(1e-9));
    }
  }

  @Test
  void anIdealGasHasNoOrder() {
    int n = 2000;
    double[] positions = new double[3 * n];
    Noise noise = Noise.seeded(5, 0);
    for (int k = 0; k < positions.length; k++) {
      positions[k] = 25 * noise.uniform();
    }
    int[] species = new int[n];
    for (int i = 0; i < n; i++) {
      species[i] = i % 4 == 0 ? 18 : 36;
    }
    Structure gas = new Structure(Cell.cubic(25), Species.of(species), Vectors.of(positions));
    RadialHistogram histogram = new RadialHistogram(gas, 7, 14);
    histogram.add(gas);
    List<Curve> curves = histogram.curves(gas);
    assertThat(curves.stream().map(Curve::name)).containsExactly("all", "Ar-Ar", "Ar-Kr", "Kr-Kr");
    for (Curve curve : curves) {
      // The last bins hold some thousand pairs each.
      for (int bin = 8; bin < 14; bin++) {
        assertThat(curve.values().get(bin)).isCloseTo(1, within(0.07));
      }
    }
  }

  @Test
  void partsOfACompoundAddUp() {
    Structure salt = StructureSpec.parse("rocksalt:Na,Cl@5.63").structure();
    RadialHistogram histogram = new RadialHistogram(salt, 5, 100);
    histogram.add(salt);
    List<Curve> curves = histogram.curves(salt);
    Scalars unlike = curves.get(2).values();
    for (int bin = 0; bin < 100; bin++) {
      double sum =
          0.25 * curves.get(1).values().get(bin)
              + 0.5 * unlike.get(bin)
              + 0.25 * curves.get(3).values().get(bin);
      assertThat(curves.get(0).values().get(bin)).isCloseTo(sum, within(1e-9));
    }
    // Six unlike neighbours at 2.815 Å and none nearer, against those of a gas in that bin.
    assertThat(unlike.get(55)).isZero();
    double shell = 4 * Math.PI / 3 * (2.85 * 2.85 * 2.85 - 2.8 * 2.8 * 2.8);
    double gas = 4 / (5.63 * 5.63 * 5.63) * shell;
    assertThat(unlike.get(56)).isCloseTo(6 / gas, within(1e-6));
  }

  @Test
  void warmSiliconHasItsFirstShell() {
    RadialDistribution radial =
        RadialDistribution.of(Crystals.SILICON, new ShortRun(300, 600), Ticker.NONE);
    assertThat(radial.peak()).isCloseTo(2.352, within(0.04));
    assertThat(radial.temperature()).isCloseTo(300.0, within(30.0));
    assertThat(radial.height()).isBetween(7.0, 12.0);
    assertThat(radial.uncertainty()).isBetween(1e-3, 1.0);
    double neighbours = 0;
    double density = 1 / Crystals.SILICON.structure().volumePerAtom();
    Scalars r = radial.distances();
    double step = r.get(1) - r.get(0);
    for (int bin = 0; r.get(bin) < 3; bin++) {
      neighbours +=
          4
              * Math.PI
              * r.get(bin)
              * r.get(bin)
              * step
              * density
              * radial.curves().getFirst().values().get(bin);
    }
    assertThat(neighbours).isCloseTo(4, within(0.02));
  }

  @Test
  void aRunWithoutHeatOrTimeIsRefused() {
    assertThatThrownBy(() -> new ShortRun(0, 3000)).hasMessageContaining("positive temperature");
    assertThatThrownBy(() -> new ShortRun(300, 10)).hasMessageContaining("at least 300 steps");
  }
}
