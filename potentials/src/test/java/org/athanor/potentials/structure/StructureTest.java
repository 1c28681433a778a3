package org.athanor.potentials.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StructureTest {
  private static final Matrix3 ROWS = Matrix3.of(4, 0.5, -1, 2, 5, 0.25, -0.75, 1.5, 6);

  @Test
  void heightsAndVolumeBelongTogether() {
    for (Matrix3 rows : List.of(ROWS, ROWS.times(-1))) {
      Cell cell = Cell.periodic(rows);
      assertThat(cell.volume()).isCloseTo(Math.abs(ROWS.determinant()), within(1e-12));
      // Height times base: the base of row 2 is |a × b|.
      double[] a = {4, 0.5, -1};
      double[] b = {2, 5, 0.25};
      double x = a[1] * b[2] - a[2] * b[1];
      double y = a[2] * b[0] - a[0] * b[2];
      double z = a[0] * b[1] - a[1] * b[0];
      double base = Math.sqrt(x * x + y * y + z * z);
      assertThat(cell.height(2) * base).isCloseTo(cell.volume(), within(1e-12));
    }
  }

  @Test
  void flatAndInfiniteCellsAreRefused() {
    assertThatThrownBy(() -> Cell.periodic(1, 0, 0, 0, 1, 0, 1, 1, 0)).hasMessageContaining("flat");
    assertThatThrownBy(() -> Cell.periodic(Double.NaN, 0, 0, 0, 1, 0, 0, 0, 1))
        .hasMessageContaining("finite");
  }

  @Test
  void strainMovesCellAndAtomsAlike() {
    Structure structure =
        new Structure(Cell.periodic(ROWS), Species.of(14), Vectors.of(ROWS.toArray()[0], 0.5, -1));
    Matrix3 strain = Matrix3.of(0.01, 0.02, 0.03, 0.04, 0.05, 0.06, 0.07, 0.08, 0.09);
    Structure strained = structure.strained(strain);
    // The atom sits at the end of row a before and after.
    for (int x = 0; x < 3; x++) {
      assertThat(strained.positions().get(0, x))
          .isCloseTo(strained.cell().rows().get(0, x), within(1e-14));
    }
    assertThat(strained.cell().rows().get(0, 1))
        .isCloseTo(0.5 + 4 * 0.02 + 0.5 * 0.05 - 0.08, within(1e-14));
  }

  @Test
  void supercellsRepeatAtomsImageByImage() {
    Structure structure =
        new Structure(Cell.periodic(ROWS), Species.of(11, 17), Vectors.of(0, 0, 0, 1, 2, 3));
    Structure doubled = structure.repeated(1, 2, 3);
    assertThat(doubled.size()).isEqualTo(12);
    assertThat(doubled.cell().volume()).isCloseTo(6 * structure.cell().volume(), within(1e-9));
    assertThat(doubled.species().get(3)).isEqualTo(17);
    assertThat(doubled.positions().get(3, 2)).isEqualTo(3 + 6.0);
    assertThat(doubled.positions().get(7, 0)).isEqualTo(1 + 2.0);
    assertThatThrownBy(() -> structure.repeated(1, 0, 1)).hasMessageContaining("1×0×1");
  }

  @Test
  void partsThatDoNotFitAreRefused() {
    Cell cell = Cell.cubic(5);
    assertThatThrownBy(() -> new Structure(cell, Species.of(), Vectors.zeros(0)))
        .hasMessageContaining("at least one atom");
    assertThatThrownBy(() -> new Structure(cell, Species.of(14), Vectors.zeros(2)))
        .hasMessageContaining("got 2");
    assertThatThrownBy(
            () -> new Structure(cell, Species.of(14), Vectors.of(0, Double.POSITIVE_INFINITY, 0)))
        .hasMessageContaining("finite");
    assertThatThrownBy(() -> Species.of(0)).hasMessageContaining("got 0");
    assertThatThrownBy(() -> new Labels(Double.NaN, Vectors.zeros(1), Optional.empty()))
        .hasMessageContaining("energy");
  }

  @Test
  void matricesInvertTransposeAndMultiply() {
    Matrix3 unity = ROWS.times(ROWS.inverse());
    assertThat(unity.plus(Matrix3.IDENTITY.times(-1)).largestAbsolute()).isLessThan(1e-15);
    assertThat(ROWS.transposed().get(0, 2)).isEqualTo(-0.75);
    assertThat(ROWS.symmetric().get(0, 1)).isEqualTo(1.25);
    assertThat(ROWS.trace()).isEqualTo(15);
    assertThatThrownBy(() -> Matrix3.ZERO.inverse()).isInstanceOf(ArithmeticException.class);
  }

  @Test
  void elementsAreKnownByNumberAndSymbol() {
    assertThat(Element.of("Si").atomicNumber()).isEqualTo(14);
    assertThat(Element.of(73).symbol()).isEqualTo("Ta");
    assertThat(Element.find("Xx")).isEmpty();
    assertThatThrownBy(() -> Element.of("si")).hasMessageContaining("\"si\"");
  }

  @Test
  void valuesAreCopiedInAndOut() {
    double[] numbers = {1, 2, 3};
    Vectors vectors = Vectors.of(numbers);
    numbers[0] = 9;
    vectors.toArray()[1] = 9;
    assertThat(vectors).isEqualTo(Vectors.of(1, 2, 3));
    assertThat(vectors.largestNorm()).isEqualTo(Math.sqrt(14));
  }
}
