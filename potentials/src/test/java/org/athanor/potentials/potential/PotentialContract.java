package org.athanor.potentials.potential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.athanor.potentials.parallel.Team;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Cell.Periodicity;
import org.athanor.potentials.structure.Derivatives;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Neighbours;
import org.athanor.potentials.structure.Sample;
import org.athanor.potentials.structure.SampleStructures;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;
import org.junit.jupiter.api.Test;

/**
 * What every potential promises; implement it in a test class and give the potential.
 *
 * <p>The samples are rattled, triclinic, compressed, tiny and open, and none is at equilibrium, so
 * that a wrong sign cannot pass.
 */
public interface PotentialContract {
  /** Proper rotation by a generic angle about a generic axis: columns are the images of x, y, z. */
  Matrix3 ROTATION = Rotations.about(0.3, -0.5, 0.81, 1.234);

  /** The potential under test. */
  Potential potential();

  /** A typical distance of nearest neighbours in Å. */
  double nearestNeighbours();

  /** Structures to try; all of the potential's species appear. */
  default List<Sample> samples() {
    return SampleStructures.around(nearestNeighbours(), potential().species());
  }

  /** Step of the finite differences in Å, and by strain. */
  default double step() {
    return 2e-4;
  }

  /** Allowed deviation from finite differences, relative to the largest force, at least 1 eV/Å. */
  default double tolerance() {
    return 1e-7;
  }

  /** The energy in eV. */
  private double energy(Structure structure) {
    return potential().predict(structure).energy();
  }

  @Test
  default void samplesAreNotAtEquilibrium() {
    for (Sample sample : samples()) {
      Prediction prediction = potential().predict(sample.structure());
      boolean alone = sample.structure().size() == 1;
      double felt =
          alone ? prediction.virial().largestAbsolute() : prediction.forces().largestNorm();
      assertThat(felt).as("%s: largest force", sample).isGreaterThan(1e-3);
    }
  }

  @Test
  default void forcesAreMinusTheSlopeOfTheEnergy() {
    for (Sample sample : samples()) {
      Structure structure = sample.structure();
      Vectors forces = potential().predict(structure).forces();
      double allowed = tolerance() * Math.max(1, forces.largestNorm());
      for (int i = 0; i < structure.size(); i++) {
        for (int axis = 0; axis < 3; axis++) {
          double slope = Derivatives.position(this::energy, structure, i, axis, step());
          assertThat(forces.get(i, axis))
              .as("%s: force on atom %d along %d", sample, i, axis)
              .isCloseTo(-slope, within(allowed));
        }
      }
    }
  }

  @Test
  default void virialIsMinusTheSlopeOfTheEnergyWithStrain() {
    for (Sample sample : samples()) {
      Matrix3 virial = potential().predict(sample.structure()).virial();
      double allowed = 10 * tolerance() * Math.max(1, virial.largestAbsolute());
      for (int row = 0; row < 3; row++) {
        for (int column = 0; column < 3; column++) {
          double slope =
              Derivatives.strain(this::energy, sample.structure(), row, column, step() / 4);
          assertThat(virial.get(row, column))
              .as("%s: virial %d %d", sample, row, column)
              .isCloseTo(-slope, within(allowed));
        }
      }
    }
  }

  @Test
  default void forcesSumToZeroAndEnergiesToTheEnergy() {
    for (Sample sample : samples()) {
      Prediction prediction = potential().predict(sample.structure());
      double[] sum = new double[4];
      for (int i = 0; i < sample.structure().size(); i++) {
        sum[3] += prediction.energies().get(i);
        for (int axis = 0; axis < 3; axis++) {
          sum[axis] += prediction.forces().get(i, axis);
        }
      }
      double allowed = 1e-11 * Math.max(1, prediction.forces().largestNorm());
      for (int axis = 0; axis < 3; axis++) {
        assertThat(sum[axis]).as("%s: net force", sample).isCloseTo(0, within(allowed));
      }
      assertThat(prediction.energy()).as(sample.name()).isEqualTo(sum[3]);
    }
  }

  @Test
  default void translationChangesNothing() {
    for (Sample sample : samples()) {
      double[] positions = sample.structure().positions().toArray();
      for (int k = 0; k < positions.length; k++) {
        positions[k] += 1.37 - 4.1 * (k % 3);
      }
      Structure moved = sample.structure().withPositions(Vectors.of(positions));
      Agreement.of(sample, potential().predict(sample.structure()))
          .with(potential().predict(moved));
    }
  }

  @Test
  default void rotationTurnsForcesAndVirial() {
    for (Sample sample : samples()) {
      Structure s = sample.structure();
      Structure turned =
          new Structure(
              new Cell(s.cell().rows().times(ROTATION), s.cell().periodicity()),
              s.species(),
              Rotations.turned(s.positions(), ROTATION));
      Prediction before = potential().predict(s);
      Prediction expected =
          new Prediction(
              before.energy(),
              before.energies(),
              Rotations.turned(before.forces(), ROTATION),
              ROTATION.transposed().times(before.virial()).times(ROTATION));
      Agreement.of(sample, expected).with(potential().predict(turned));
    }
  }

  @Test
  default void permutationPermutes() {
    for (Sample sample : samples()) {
      Structure s = sample.structure();
      int n = s.size();
      int[] numbers = new int[n];
      double[] positions = new double[3 * n];
      int[] source = new int[n];
      for (int i = 0; i < n; i++) {
        source[i] = (3 * i + 2) % n;
        numbers[i] = s.species().get(source[i]);
        for (int axis = 0; axis < 3; axis++) {
          positions[3 * i + axis] = s.positions().get(source[i], axis);
        }
      }
      Structure shuffled = new Structure(s.cell(), Species.of(numbers), Vectors.of(positions));
      Agreement.of(sample, Agreement.picked(potential().predict(s), source))
          .with(potential().predict(shuffled));
    }
  }

  @Test
  default void latticeShiftsOfSingleAtomsChangeNothing() {
    for (Sample sample : samples()) {
      Structure s = sample.structure();
      double[] positions = s.positions().toArray();
      for (int i = 0; i < s.size(); i++) {
        for (int row = 0; row < 3; row++) {
          int shift = s.cell().periodicity().along(row) ? (i + row) % 5 - 2 : 0;
          for (int axis = 0; axis < 3; axis++) {
            positions[3 * i + axis] += shift * s.cell().rows().get(row, axis);
          }
        }
      }
      Agreement.of(sample, potential().predict(s))
          .with(potential().predict(s.withPositions(Vectors.of(positions))));
    }
  }

  @Test
  default void supercellsAreExtensive() {
    for (Sample sample : samples()) {
      Structure s = sample.structure();
      Periodicity along = s.cell().periodicity();
      Structure large = s.repeated(along.a() ? 2 : 1, 1, along.c() ? 3 : 1);
      int copies = large.size() / s.size();
      int[] source = new int[large.size()];
      for (int i = 0; i < source.length; i++) {
        source[i] = i % s.size();
      }
      Prediction small = potential().predict(s);
      Prediction repeated = Agreement.picked(small, source);
      Prediction expected =
          new Prediction(
              copies * small.energy(),
              repeated.energies(),
              repeated.forces(),
              small.virial().times(copies));
      Agreement.of(sample, expected).with(potential().predict(large));
    }
  }

  @Test
  default void anIsolatedAtomFeelsNothing() {
    for (int z : potential().species()) {
      double edge = 3 * potential().cutoff();
      Cell open = new Cell(Matrix3.diagonal(1, 2, 3), Periodicity.NONE);
      Prediction inCell =
          potential().predict(new Structure(Cell.cubic(edge), Species.of(z), Vectors.of(1, 2, 3)));
      Prediction alone =
          potential().predict(new Structure(open, Species.of(z), Vectors.of(-4, 2, 30)));
      assertThat(inCell).isEqualTo(alone);
      assertThat(alone.forces().largestNorm()).isZero();
      assertThat(alone.virial().largestAbsolute()).isZero();
    }
  }

  @Test
  default void repeatedAndReusedEvaluationsGiveTheSameBits() {
    for (Sample sample : samples()) {
      Structure s = sample.structure();
      Prediction first = potential().predict(s);
      Kernel kernel = potential().kernel(s.species());
      Neighbours list = new Neighbours(potential().cutoff(), 0.5);
      Tally tally = new Tally(s.size());
      Structure squeezed = s.strained(Matrix3.diagonal(-0.05, -0.02, -0.04));
      for (Structure next : List.of(squeezed, s)) {
        tally.clear();
        list.update(next.cell(), next.positions().toArray());
        kernel.add(list, tally);
      }
      assertThat(tally.prediction()).as(sample.name()).isEqualTo(first);
      kernel.add(list, tally);
      assertThat(tally.energy())
          .as("%s: a second call adds", sample)
          .isCloseTo(2 * first.energy(), within(1e-12 * Math.max(1, Math.abs(first.energy()))));
    }
  }

  /** Enough atoms for work to be shared; less where the cost grows faster than their number. */
  default Structure large() {
    Structure unit = samples().getFirst().structure();
    return unit.repeated(unit.size() > 40 ? 2 : 4, 4, 512 / (16 * unit.size()) + 2);
  }

  @Test
  default void theNumberOfThreadsChangesNoBit() {
    Structure large = large();
    Prediction alone = predicted(large, Team.alone());
    for (int threads : new int[] {2, 3, 7}) {
      try (Team team = Team.of(threads)) {
        assertThat(predicted(large, team)).as("%d threads", threads).isEqualTo(alone);
      }
    }
  }

  /** By the second evaluation of a list that was searched elsewhere. */
  private Prediction predicted(Structure structure, Team team) {
    Kernel kernel = potential().kernel(structure.species());
    Neighbours list = new Neighbours(potential().cutoff(), 0.6, team);
    Tally tally = new Tally(structure.size());
    double[] positions = structure.positions().toArray();
    for (int step = 0; step < 2; step++) {
      for (int k = 0; k < positions.length; k++) {
        positions[k] += 0.03 * (k * 7 % 11 - 5) / (1 + step);
      }
      tally.clear();
      list.update(structure.cell(), positions);
      kernel.add(list, tally);
    }
    return tally.prediction();
  }

  @Test
  default void aListThatReachesFurtherGivesTheSameBits() {
    for (Sample sample : samples()) {
      Structure s = sample.structure();
      Tally tally = new Tally(s.size());
      Neighbours wide = Neighbours.of(s, potential().cutoff() + 1.3);
      int[] indices = wide.indices().clone();
      double[] distances = wide.distances().clone();
      potential().kernel(s.species()).add(wide, tally);
      assertThat(tally.prediction()).as(sample.name()).isEqualTo(potential().predict(s));
      assertThat(wide.indices()).as("%s: the list is left alone", sample).isEqualTo(indices);
      assertThat(wide.distances()).isEqualTo(distances);
    }
  }

  @Test
  default void inputIsUnchanged() {
    for (Sample sample : samples()) {
      Structure s = sample.structure();
      double[] positions = s.positions().toArray();
      double[] rows = s.cell().rows().toArray();
      int[] numbers = s.species().toArray();
      potential().predict(s);
      assertThat(s.positions().toArray()).isEqualTo(positions);
      assertThat(s.cell().rows().toArray()).isEqualTo(rows);
      assertThat(s.species().toArray()).isEqualTo(numbers);
    }
  }

  @Test
  default void unknownSpeciesAreRefused() {
    int stranger = potential().species().contains(92) ? 91 : 92;
    assertThatThrownBy(
            () -> potential().kernel(Species.of(potential().species().first(), stranger)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("got " + Element.of(stranger).symbol());
  }
}
