package org.athanor.persistence.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Neighbours;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;
import org.junit.jupiter.api.Test;

class LammpsDumpTest {
  private static final Species SPECIES = Species.of(73, 6, 73);
  private static final Vectors VELOCITIES =
      Vectors.of(0.001, 0.002, -0.003, 0.004, -0.005, 0.006, 0, 0.5, 0);

  @Test
  void anUprightCellIsWrittenAsItIsWithAtomsWrapped() {
    Structure structure =
        new Structure(
            new Cell(Matrix3.diagonal(3, 4, 5), new Cell.Periodicity(true, true, false)),
            SPECIES,
            Vectors.of(1, 2, 3, -0.5, 9, 6, 0, 0, 0));
    assertThat(written(structure))
        .isEqualTo(
            """
            ITEM: UNITS
            metal
            ITEM: TIME
            0.5
            ITEM: TIMESTEP
            250
            ITEM: NUMBER OF ATOMS
            3
            ITEM: BOX BOUNDS pp pp ff
            0.0 3.0
            0.0 4.0
            0.0 5.0
            ITEM: ATOMS id type element x y z vx vy vz
            1 2 Ta 1.0 2.0 3.0 1.0 2.0 -3.0
            2 1 C 2.5 1.0 6.0 4.0 -5.0 6.0
            3 2 Ta 0.0 0.0 0.0 0.0 500.0 0.0
            """);
  }

  /** Bounds of a box with xy = −1, xz = 2, yz = 0.5, worked out by hand. */
  @Test
  void aTiltedBoxHasTheBoundsOfItsCorners() {
    Structure structure =
        new Structure(Cell.periodic(3, 0, 0, -1, 4, 0, 2, 0.5, 5), SPECIES, Vectors.zeros(3));
    assertThat(written(structure))
        .contains("BOX BOUNDS xy xz yz pp pp pp\n-1.0 5.0 -1.0\n0.0 4.5 2.0\n0.0 5.0 0.5\n");
  }

  @Test
  void anyOtherCellIsTurnedAndNoDistanceChanges() {
    double[] right = {0.3, 2.9, 0.4, -2.1, 0.6, 3.3, 3.6, -0.2, 1.1};
    Matrix3 leftRows = Matrix3.diagonal(1, 1, -1).times(Matrix3.of(right));
    for (Cell cell : List.of(Cell.periodic(right), Cell.periodic(leftRows))) {
      Structure structure =
          new Structure(cell, SPECIES, Vectors.of(9, 0.2, 0.3, 1.4, -7, 2.2, 0.1, 0.7, 5.5));
      LammpsFrame frame = LammpsFrame.of(structure);
      assertThat(frame.rows().get(0, 1)).isZero();
      assertThat(frame.rows().get(0, 0)).isPositive();
      assertThat(frame.rows().get(1, 1)).isPositive();
      assertThat(frame.rows().get(2, 2)).isPositive();
      Structure turned =
          new Structure(Cell.periodic(frame.rows()), SPECIES, Vectors.of(frame.positions()));
      assertThat(distances(turned)).hasSameSizeAs(distances(structure));
      for (int k = 0; k < distances(turned).length; k++) {
        assertThat(distances(turned)[k]).isCloseTo(distances(structure)[k], within(1e-12));
      }
      Matrix3 inverse = frame.rows().inverse();
      for (double fraction : fractions(frame.positions(), inverse)) {
        assertThat(fraction).isBetween(-1e-12, 1 + 1e-12);
      }
      double[] v = frame.turned(VELOCITIES);
      assertThat(Math.hypot(Math.hypot(v[0], v[1]), v[2]))
          .isCloseTo(Math.sqrt(14) * 1e-3, within(1e-15));
    }
  }

  private static double[] distances(Structure structure) {
    Neighbours list = Neighbours.of(structure, 6);
    double[] all = Arrays.copyOf(list.distances(), list.first(structure.size()));
    Arrays.sort(all);
    return all;
  }

  private static double[] fractions(double[] x, Matrix3 inverse) {
    double[] fractions = new double[x.length];
    for (int k = 0; k < x.length; k++) {
      int i = 3 * (k / 3);
      fractions[k] =
          x[i] * inverse.get(0, k % 3)
              + x[i + 1] * inverse.get(1, k % 3)
              + x[i + 2] * inverse.get(2, k % 3);
    }
    return fractions;
  }

  private static String written(Structure structure) {
    StringWriter text = new StringWriter();
    try (LammpsDumpWriter writer = LammpsDumpWriter.to(text)) {
      writer.write(250, 500, structure, VELOCITIES);
    }
    return text.toString();
  }
}
