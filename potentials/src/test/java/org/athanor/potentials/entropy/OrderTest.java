package org.athanor.potentials.entropy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.athanor.potentials.fingerprint.Crystals;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Neighbours;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OrderTest {
  static Stream<Structure> crystals() {
    return Stream.of(
        Crystals.diamond(),
        Crystals.diamond().repeated(2, 2, 2),
        Crystals.betaTin().repeated(1, 2, 2),
        Crystals.betaTin().repeated(2, 2, 2),
        Crystals.hexagonal().repeated(2, 2, 3),
        Crystals.hexagonal().repeated(3, 3, 3),
        Crystals.rockSalt(),
        Crystals.rockSalt().repeated(2, 2, 2));
  }

  @ParameterizedTest
  @MethodSource("crystals")
  void crystalsStayCrystalsWhenShakenAndStrained(Structure crystal) {
    Structure strained = crystal.strained(Matrix3.of(.03, .02, 0, .02, -.02, 0, 0, .01, .01));
    assertThat(Order.of(crystal, 5).coherence()).isGreaterThan(0.99);
    for (int seed = 0; seed < 10; seed++) {
      Order order = Order.of(Crystals.rattled(strained, 0.17, seed), 5);
      assertThat(order.mode()).as("%s", order).isEqualTo(Mode.PER_CONFIGURATION);
    }
  }

  @ParameterizedTest
  @MethodSource("crystals")
  void randomPackingsAreNone(Structure crystal) {
    double closest = crystal.species().get(0) == 14 ? 1.9 : 2.2;
    int perAtom = 0;
    for (int seed = 0; seed < 10; seed++) {
      Order order = Order.of(Crystals.scrambled(crystal, closest, seed), 5);
      perAtom += order.mode() == Mode.PER_ATOM ? 1 : 0;
    }
    // Eight atoms in a periodic cell may look alike by chance; many may not.
    assertThat(perAtom).isGreaterThanOrEqualTo(crystal.size() <= 8 ? 8 : 10);
  }

  @Test
  void strongDisorderIsNoCrystal() {
    Structure crystal = Crystals.diamond().repeated(2, 2, 2);
    for (int seed = 0; seed < 10; seed++) {
      Order order = Order.of(Crystals.rattled(crystal, 0.45, seed), 5);
      assertThat(order.mode()).as("%s", order).isEqualTo(Mode.PER_ATOM);
    }
  }

  @Test
  void isInvariant() {
    Structure structure = Crystals.rattled(Crystals.betaTin().repeated(1, 2, 2), 0.2, 3);
    double coherence = Order.of(structure, 5).coherence();
    assertThat(Order.of(Crystals.rotated(structure), 5).coherence())
        .isCloseTo(coherence, within(1e-12));
    assertThat(Order.of(Crystals.reversed(structure), 5).coherence())
        .isCloseTo(coherence, within(1e-12));
    assertThat(Order.of(structure.repeated(1, 1, 2), 5).coherence())
        .isCloseTo(coherence, within(1e-12));
  }

  @Test
  void bondVectorsObeyTheAdditionTheorem() {
    Cell open = new Cell(Cell.cubic(10).rows(), Cell.Periodicity.NONE);
    Structure three =
        new Structure(open, Species.repeated(14, 3), Vectors.of(0, 0, 0, 1, 2, 2, -2, 0.4, 1.5));
    Neighbours neighbours = Neighbours.of(three, 9);
    double[] u = {1 / 3.0, 2 / 3.0, 2 / 3.0};
    double length = Math.sqrt(4 + 0.16 + 2.25);
    double z = (u[0] * -2 + u[1] * 0.4 + u[2] * 1.5) / length;
    double p4 = (35 * Math.pow(z, 4) - 30 * z * z + 3) / 8;
    double p6 = (231 * Math.pow(z, 6) - 315 * Math.pow(z, 4) + 105 * z * z - 5) / 16;
    double w1 = Math.pow(1 - 9 / 81.0, 2);
    double w2 = Math.pow(1 - length * length / 81, 2);
    double square = 0;
    for (double component : new BondOrder().of(neighbours, 0, 9)) {
      square += component * component;
    }
    double expected = (2 * w1 * w1 + 2 * w2 * w2 + 2 * w1 * w2 * (p4 + p6)) / Math.pow(w1 + w2, 2);
    assertThat(square).isCloseTo(expected, within(1e-13));
  }

  @Test
  void loneAtomsAreOrdered() {
    assertThat(Order.of(Crystals.hexagonal(), 5).mode()).isEqualTo(Mode.PER_CONFIGURATION);
    Cell open = new Cell(Cell.cubic(10).rows(), Cell.Periodicity.NONE);
    Structure lone = new Structure(open, Species.of(14), Vectors.of(1, 2, 3));
    assertThat(Order.of(lone, 5)).isEqualTo(new Order(1, 1));
  }
}
