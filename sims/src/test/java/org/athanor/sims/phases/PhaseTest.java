package org.athanor.sims.phases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Neighbours;
import org.athanor.potentials.structure.Structure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PhaseTest {
  private static final Element SILICON = Element.of("Si");

  /** Coordination numbers and nearest distances from the textbook, for a = 4 Å. */
  @ParameterizedTest
  @CsvSource({
    "diamond, 4, 4, 4, 8, 4, 1.7320508",
    "lonsdaleite, 4, 4, 6.5319726, 4, 4, 2.4494897",
    "simple-hexagonal, 4, 4, 3.6, 1, 2, 3.6",
    "sc, 4, 4, 4, 1, 6, 4",
    "bcc, 4, 4, 4, 2, 8, 3.4641016",
    "fcc, 4, 4, 4, 4, 12, 2.8284271",
    "hcp, 4, 4, 6.5319726, 2, 12, 4",
    "graphite, 4, 4, 10, 4, 3, 2.3094011",
    "rhombohedral-graphite, 4, 4, 16, 6, 3, 2.3094011",
    "beta-tin, 4, 4, 2.2, 4, 4, 2.0742469",
    "imma, 4, 3.8, 2.15, 4, 2, 2.0064957",
    "b1, 4, 4, 4, 8, 6, 2",
    "b2, 4, 4, 4, 2, 8, 3.4641016",
    "b3, 4, 4, 4, 8, 4, 1.7320508"
  })
  void hasTheNeighboursOfThePhase(
      String name, double a, double b, double c, int atoms, int coordination, double nearest) {
    Phase phase = Phase.named(name);
    List<Element> elements =
        phase.elements() == 1 ? List.of(SILICON) : List.of(Element.of("Na"), Element.of("Cl"));
    Structure structure = phase.structure(elements, new Lattice(a, b, c));
    assertThat(structure.size()).isEqualTo(atoms);
    Neighbours shell = Neighbours.of(structure, nearest * 1.001);
    assertThat(shell.shortestDistance()).isCloseTo(nearest, within(1e-6));
    for (int i = 0; i < atoms; i++) {
      assertThat(shell.first(i + 1) - shell.first(i)).isEqualTo(coordination);
      for (int k = shell.first(i); phase.elements() == 2 && k < shell.first(i + 1); k++) {
        assertThat(structure.species().get(shell.indices()[k]))
            .isNotEqualTo(structure.species().get(i));
      }
    }
  }

  /**
   * M-carbon has four bonds an atom, of 1.503 to 1.626 Å in AFLOW's cell (its second neighbours are
   * at 2.27 Å), and 5.97 Å³ an atom where diamond has 5.67.
   */
  @Test
  void mCarbonHasFourUnequalBonds() {
    Structure structure = Phase.of("m-carbon", Element.of("C"));
    assertThat(structure.volumePerAtom()).isCloseTo(5.972, within(0.005));
    for (double reach : new double[] {1.63, 2.26}) {
      Neighbours shell = Neighbours.of(structure, reach);
      assertThat(shell.shortestDistance()).isCloseTo(1.503, within(0.002));
      assertThat(neighbours(structure, reach)).containsOnly(4);
    }
  }

  /** ABC and AB stacking have layers alike: 2.62 Å² an atom at 2.46 Å, 3.354 Å apart. */
  @Test
  void stackingsOfGraphiteAreAlikeButForTheOrderOfLayers() {
    Structure abc = Phase.of("rhombohedral-graphite", Element.of("C"));
    Structure ab = Phase.of("graphite", Element.of("C"));
    assertThat(abc.volumePerAtom()).isCloseTo(ab.volumePerAtom(), within(0.05));
    // Twelve neighbours in the layer; straight above or below, every atom has one in ABC stacking,
    // in AB half of them have two.
    assertThat(neighbours(abc, 3.3)).containsOnly(12);
    assertThat(neighbours(ab, 3.3)).containsOnly(12);
    assertThat(neighbours(abc, 3.4)).containsOnly(13);
    assertThat(neighbours(ab, 3.4)).containsExactlyInAnyOrder(12, 12, 14, 14);
  }

  private static List<Integer> neighbours(Structure structure, double reach) {
    Neighbours shell = Neighbours.of(structure, reach);
    return IntStream.range(0, structure.size())
        .mapToObj(i -> shell.first(i + 1) - shell.first(i))
        .toList();
  }

  static List<String> names() {
    return Phase.names();
  }

  @ParameterizedTest
  @MethodSource("names")
  void startsFromSensibleLengthsForSilicon(String name) {
    Phase phase = Phase.named(name);
    List<Element> elements = phase.elements() == 1 ? List.of(SILICON) : List.of(SILICON, SILICON);
    Structure structure = phase.structure(elements);
    assertThat(structure.size()).isLessThanOrEqualTo(8);
    assertThat(Neighbours.of(structure, 5).shortestDistance()).isBetween(2.2, 2.6);
  }

  @Test
  void saysWhatItKnows() {
    assertThatThrownBy(() -> Phase.named("dimond"))
        .hasMessageContaining("diamond, beta-tin")
        .hasMessageContaining("got \"dimond\"");
    assertThatThrownBy(() -> Phase.of("b1", SILICON)).hasMessageContaining("expected 2 elements");
    assertThatThrownBy(() -> new Lattice(4, 0, 4)).hasMessageContaining("Å");
  }
}
