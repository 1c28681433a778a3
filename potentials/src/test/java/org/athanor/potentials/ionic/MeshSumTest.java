package org.athanor.potentials.ionic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.athanor.potentials.ionic.Electrostatics.Ewald;
import org.athanor.potentials.ionic.Electrostatics.Method;
import org.athanor.potentials.parallel.Team;
import org.athanor.potentials.potential.Kernel;
import org.athanor.potentials.potential.Potential;
import org.athanor.potentials.potential.Prediction;
import org.athanor.potentials.potential.Tally;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Neighbours;
import org.athanor.potentials.structure.Sample;
import org.athanor.potentials.structure.SampleStructures;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;
import org.junit.jupiter.api.Test;

/**
 * What holds at any accuracy, shown at a poor one: forces and virial are the slopes of the mesh's
 * own energy.
 */
class MeshSumTest {
  private static final Potential POOR = RockSalt.chargesAlone(new Ewald(1e-3, Method.MESH), 6);
  private static final double STEP = 1e-4;

  private static Structure large() {
    return SampleStructures.rattled(RockSalt.cubic(5.64).repeated(5, 4, 4), 0.3, 4);
  }

  /** By a kernel that was given the cell of {@code first}. */
  private static Prediction predict(Structure first, Structure structure) {
    Tally tally = new Tally(structure.size());
    Kernel kernel = POOR.kernel(structure.species(), first.cell());
    kernel.add(Neighbours.of(structure, POOR.cutoff()), tally);
    return tally.prediction();
  }

  private static Structure moved(Structure structure, int coordinate, double step) {
    double[] positions = structure.positions().toArray();
    positions[coordinate] += step;
    return structure.withPositions(Vectors.of(positions));
  }

  /** But for their mean, which is taken off. */
  @Test
  void forcesAreMinusTheSlopeOfTheEnergy() {
    for (Sample sample : RockSalt.samples()) {
      Structure s = sample.structure();
      double[] slopes = new double[3 * s.size()];
      double[] mean = new double[3];
      for (int k = 0; k < slopes.length; k++) {
        double up = predict(s, moved(s, k, STEP)).energy();
        double down = predict(s, moved(s, k, -STEP)).energy();
        slopes[k] = (up - down) / (2 * STEP);
        mean[k % 3] += slopes[k] / s.size();
      }
      Vectors forces = predict(s, s).forces();
      for (int k = 0; k < slopes.length; k++) {
        assertThat(forces.get(k / 3, k % 3))
            .as("%s: coordinate %d", sample, k)
            .isCloseTo(mean[k % 3] - slopes[k], within(1e-6));
      }
      assertThat(Vectors.of(mean).largestNorm()).as("%s: mean", sample).isBetween(1e-9, 1e-2);
    }
  }

  @Test
  void virialIsMinusTheSlopeOfTheEnergyWithStrain() {
    for (Sample sample : RockSalt.samples()) {
      Structure s = sample.structure();
      Matrix3 virial = predict(s, s).virial();
      for (int k = 0; k < 9; k++) {
        double[] strain = new double[9];
        strain[k] = STEP / 2;
        double up = predict(s, s.strained(Matrix3.of(strain))).energy();
        strain[k] = -STEP / 2;
        double down = predict(s, s.strained(Matrix3.of(strain))).energy();
        assertThat(virial.get(k / 3, k % 3))
            .as("%s: component %d", sample, k)
            .isCloseTo((down - up) / STEP, within(1e-5));
      }
    }
  }

  @Test
  void theNumberOfThreadsChangesNoBit() {
    Structure s = large();
    Prediction alone = twice(s, Team.alone());
    for (int threads : new int[] {2, 3, 7}) {
      try (Team team = Team.of(threads)) {
        assertThat(twice(s, team)).as("%d threads", threads).isEqualTo(alone);
      }
    }
  }

  /** The second evaluation, after one of other positions in another cell. */
  private static Prediction twice(Structure s, Team team) {
    Kernel kernel = POOR.kernel(s.species(), s.cell());
    Neighbours list = new Neighbours(POOR.cutoff(), 0.5, team);
    Tally tally = new Tally(s.size());
    for (Structure each : List.of(s.strained(Matrix3.diagonal(0.1, -0.01, 0)), s)) {
      tally.clear();
      list.update(each.cell(), each.positions().toArray());
      kernel.add(list, tally);
    }
    return tally.prediction();
  }

  @Test
  void whatWasEvaluatedBeforeChangesNoBit() {
    Structure s = large();
    assertThat(twice(s, Team.alone())).isEqualTo(predict(s, s));
  }

  @Test
  void withoutAFirstCellItIsThatOfTheFirstStructure() {
    Structure s = large();
    assertThat(POOR.predict(s)).isEqualTo(predict(s, s));
  }

  @Test
  void forcesSumToZero() {
    Prediction prediction = predict(large(), large());
    for (int axis = 0; axis < 3; axis++) {
      double sum = 0;
      for (int i = 0; i < prediction.forces().size(); i++) {
        sum += prediction.forces().get(i, axis);
      }
      assertThat(sum).isCloseTo(0, within(1e-11));
    }
  }

  @Test
  void latticeShiftsOfSingleAtomsChangeNothing() {
    Structure s = large();
    double[] positions = s.positions().toArray();
    for (int i = 0; i < s.size(); i++) {
      for (int axis = 0; axis < 3; axis++) {
        positions[3 * i + axis] += (i % 5 - 2) * s.cell().rows().get(axis, axis);
      }
    }
    Prediction shifted = predict(s, s.withPositions(Vectors.of(positions)));
    Prediction plain = predict(s, s);
    assertThat(shifted.energy()).isCloseTo(plain.energy(), within(1e-9));
    for (int i = 0; i < s.size(); i++) {
      assertThat(shifted.forces().get(i, 1)).isCloseTo(plain.forces().get(i, 1), within(1e-10));
    }
  }

  /** An atom's own images are among its neighbours where the cutoff exceeds the cell. */
  @Test
  void energiesOfAtomsSumToThatOfTheExactSum() {
    Structure s = RockSalt.samples().getFirst().structure();
    Prediction fine = RockSalt.chargesAlone(new Ewald(1e-9, Method.MESH), 11).predict(s);
    Prediction exact = RockSalt.chargesAlone(new Ewald(1e-13, Method.WAVES), 11).predict(s);
    for (int i = 0; i < s.size(); i++) {
      assertThat(fine.energies().get(i)).isCloseTo(exact.energies().get(i), within(1e-7));
    }
  }

  /** Strained as far as a run at constant pressure goes, the mesh stays, and nothing jumps. */
  @Test
  void theMeshStaysWhileTheCellBreathes() {
    Cell first = large().cell();
    MeshSize size = size(first, first);
    for (double strain = -0.2; strain < 0.05; strain += 0.01) {
      Matrix3 breath = Matrix3.diagonal(strain, 0.3 * strain, -0.05 * strain);
      assertThat(size(first, first.strained(breath))).isEqualTo(size);
    }
    assertThat(size(first, first.strained(Matrix3.diagonal(0.3, 0, 0))).a())
        .isGreaterThan(size.a());
  }

  private static MeshSize size(Cell first, Cell cell) {
    return MeshSize.of(first, cell, 1.6, 6);
  }

  /** Whatever the cell was in between. */
  @Test
  void aRowHasEnoughPointsForAnyLength() {
    Cell first = Cell.cubic(20);
    for (double length = 3; length < 100; length *= 1.013) {
      MeshSize size = size(first, Cell.periodic(Matrix3.diagonal(length, 20, 20)));
      assertThat(size.a()).isEven().isGreaterThanOrEqualTo((int) (1.2 * 1.6 * length / Math.PI));
      assertThat(size.b()).isEqualTo(size.c()).isEqualTo(size(first, first).b());
    }
  }

  @Test
  void aMeshBeyondReasonIsRefused() {
    Cell first = Cell.cubic(20);
    assertThatThrownBy(() -> size(first, Cell.cubic(1e4)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Ewald mesh: expected at most 2000 points along a row of the cell");
  }
}
