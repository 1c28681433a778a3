package org.athanor.sims.strength.crystal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Neighbours;
import org.athanor.potentials.structure.Structure;
import org.athanor.sims.strength.cna.CommonNeighbours;
import org.athanor.sims.strength.cna.CrystalKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BccCrystalTest {
  private static final double A = 3.3;

  @ParameterizedTest
  @ValueSource(strings = {"1,0,0", "0,0,1", "1,1,0", "1,1,1", "1,2,3", "-2,0,4"})
  void buildsAnyOrientation(String loaded) {
    Structure crystal = crystal(loaded, new Extent(15, 15, 15)).with(new Defects.None());
    assertThat(crystal.volumePerAtom()).isCloseTo(A * A * A / 2, within(1e-9));
    assertThat(CommonNeighbours.of(crystal).count(CrystalKind.BCC)).isEqualTo(crystal.size());
    assertThat(Neighbours.of(crystal, A).shortestDistance())
        .isCloseTo(A * Math.sqrt(3) / 2, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({"'1,0,0', 3.3", "'1,1,0', 4.66690475583121", "'1,1,1', 2.85788383248865"})
  void turnsTheLoadedDirectionToZ(String loaded, double shortest) {
    Structure crystal = crystal(loaded, new Extent(20, 20, 20)).with(new Defects.None());
    Neighbours near = Neighbours.of(crystal, shortest + 0.01);
    long along = 0;
    for (int k = near.first(0); k < near.first(1); k++) {
      along += Math.abs(near.dz()[k] - shortest) < 1e-9 ? 1 : 0;
    }
    assertThat(along).isEqualTo(1);
  }

  @Test
  void comesNearTheWantedSize() {
    Structure crystal = crystal("1,1,0", new Extent(30, 20, 25)).with(new Defects.None());
    assertThat(crystal.cell().height(0)).isCloseTo(30, within(A / 2));
    assertThat(crystal.cell().height(1)).isCloseTo(20, within(A));
    assertThat(crystal.cell().height(2)).isCloseTo(25, within(A));
  }

  @Test
  void numbersItsSitesThroughTheFaces() {
    BccBlock block = new BccBlock(A, CrystalFrame.loadedAlongEdge(new Miller(1, 1, 1)), 2, 3, 4);
    for (int i = 0; i < block.size(); i++) {
      Site site = block.site(i);
      assertThat(block.number(site)).isEqualTo(i);
      int next = block.number(site.plus(new Miller(-1, 1, 1), 7));
      assertThat(block.number(block.site(next).plus(new Miller(-1, 1, 1), -7))).isEqualTo(i);
    }
  }

  @Test
  void refusesWhatIsNoDirectionOrLength() {
    assertThatThrownBy(() -> Miller.parse("1,1"))
        .hasMessageContaining("three whole numbers")
        .hasMessageContaining("\"1,1\"");
    assertThatThrownBy(() -> Miller.parse("1,a,0")).hasMessageContaining("\"1,a,0\"");
    assertThatThrownBy(() -> Miller.parse("0,0,0")).hasMessageContaining("not all zero");
    assertThatThrownBy(() -> new Extent(10, -1, 10)).hasMessageContaining("-1.0");
    assertThatThrownBy(() -> new BccCrystal(Element.of("Ta"), 0, new Miller(1, 0, 0), size(10)))
        .hasMessageContaining("positive lattice constant in Å, got 0.0");
  }

  private static Extent size(double length) {
    return new Extent(length, length, length);
  }

  private static BccCrystal crystal(String loaded, Extent extent) {
    return new BccCrystal(Element.of("Ta"), A, Miller.parse(loaded), extent);
  }
}
