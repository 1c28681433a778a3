package org.athanor.sims.phases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
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
