package org.athanor.potentials.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.athanor.potentials.structure.Cell.Periodicity;
import org.junit.jupiter.api.Test;

class NeighboursTest {
  private static final Periodicity[] PERIODICITIES = {
    Periodicity.FULL,
    Periodicity.NONE,
    new Periodicity(true, false, true),
    new Periodicity(false, true, false),
    new Periodicity(false, false, true)
  };

  /** Every pair by looking at every image within a generous block, in the promised order. */
  private static List<String> bruteForce(Structure structure, double cutoff) {
    double[] m = structure.cell().rows().toArray();
    int[] most = new int[3];
    double spread = 2 * structure.positions().largestNorm();
    for (int axis = 0; axis < 3; axis++) {
      boolean repeats = structure.cell().periodicity().along(axis);
      most[axis] =
          repeats ? (int) Math.ceil((cutoff + spread) / structure.cell().height(axis)) + 1 : 0;
    }
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i < structure.size(); i++) {
      for (int j = 0; j < structure.size(); j++) {
        for (int a = -most[0]; a <= most[0]; a++) {
          for (int b = -most[1]; b <= most[1]; b++) {
            for (int c = -most[2]; c <= most[2]; c++) {
              double[] d = new double[3];
              for (int x = 0; x < 3; x++) {
                d[x] = structure.positions().get(j, x) - structure.positions().get(i, x);
                d[x] += a * m[x] + b * m[3 + x] + c * m[6 + x];
              }
              double square = d[0] * d[0] + d[1] * d[1] + d[2] * d[2];
              boolean self = i == j && a == 0 && b == 0 && c == 0;
              if (!self && square < cutoff * cutoff) {
                pairs.add(pair(i, j, d[0], d[1], d[2], Math.sqrt(square)));
              }
            }
          }
        }
      }
    }
    return pairs;
  }

  private static List<String> listed(Neighbours list) {
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i < list.atoms(); i++) {
      for (int k = list.first(i); k < list.first(i + 1); k++) {
        pairs.add(
            pair(
                i,
                list.indices()[k],
                list.dx()[k],
                list.dy()[k],
                list.dz()[k],
                list.distances()[k]));
      }
    }
    return pairs;
  }

  /** All bits of a pair; + 0.0 because no potential can tell −0 from 0. */
  private static String pair(int i, int j, double x, double y, double z, double r) {
    return i + " " + j + " " + (x + 0.0) + " " + (y + 0.0) + " " + (z + 0.0) + " " + r;
  }

  private static Structure random(SplittableRandom random, int most) {
    Matrix3 rows;
    do {
      double size = 1.5 + 4 * random.nextDouble();
      double[] m = new double[9];
      for (int k = 0; k < 9; k++) {
        m[k] = size * (k % 4 == 0 ? 1.2 : 1.6) * (2 * random.nextDouble() - 1);
      }
      rows = Matrix3.of(m);
    } while (Math.abs(rows.determinant()) < 4 || thinnest(rows) < 0.5);
    int n = 1 + random.nextInt(most);
    double[] positions = new double[3 * n];
    for (int k = 0; k < 3 * n; k++) {
      positions[k] = 12 * (2 * random.nextDouble() - 1);
    }
    Periodicity periodicity = PERIODICITIES[random.nextInt(PERIODICITIES.length)];
    return new Structure(
        new Cell(rows, periodicity), Species.repeated(14, n), Vectors.of(positions));
  }

  private static double thinnest(Matrix3 rows) {
    Cell cell = Cell.periodic(rows);
    return Math.min(cell.height(0), Math.min(cell.height(1), cell.height(2)));
  }

  @Test
  void randomCellsOfAnyShapeAgreeWithBruteForceToTheBit() {
    SplittableRandom random = new SplittableRandom(11);
    int pairs = 0;
    for (int trial = 0; trial < 150; trial++) {
      Structure structure = random(random, 7);
      double cutoff = 1 + 4 * random.nextDouble();
      List<String> expected = bruteForce(structure, cutoff);
      assertThat(listed(Neighbours.of(structure, cutoff)))
          .as("trial %d, %s, cutoff %s", trial, structure.cell(), cutoff)
          .isEqualTo(expected);
      pairs += expected.size();
    }
    assertThat(pairs).isGreaterThan(4_000);
  }

  @Test
  void samplesAgreeWithBruteForceAtCutoffsFromShortToManyTimesTheCell() {
    for (Sample sample : SampleStructures.around(2.35, List.of(14, 6))) {
      for (double cutoff : new double[] {1.0, 3.77, 6.1, 11.3}) {
        assertThat(listed(Neighbours.of(sample.structure(), cutoff)))
            .as("%s, cutoff %s", sample, cutoff)
            .isEqualTo(bruteForce(sample.structure(), cutoff));
      }
    }
  }

  @Test
  void manyBinsAgreeWithBruteForce() {
    Structure crystal = SampleStructures.diamond(2.35, List.of(14)).repeated(3, 2, 2);
    Structure rattled = SampleStructures.rattled(crystal, 0.4, 5);
    Structure wide =
        new Structure(
            new Cell(rattled.cell().rows(), new Periodicity(true, false, true)),
            rattled.species(),
            rattled.positions());
    for (Structure structure : List.of(crystal, rattled, wide)) {
      assertThat(listed(Neighbours.of(structure, 3.9))).isEqualTo(bruteForce(structure, 3.9));
    }
  }

  @Test
  void oneAtomSeesItsOwnImagesButNotItself() {
    Structure atom = new Structure(Cell.cubic(1), Species.of(14), Vectors.of(0.3, 5.2, -7));
    assertThat(Neighbours.of(atom, 1.1).first(1)).isEqualTo(6);
    assertThat(Neighbours.of(atom, 0.9).first(1)).isZero();
    assertThat(Neighbours.of(atom, 0.9).shortestDistance()).isInfinite();
    // Lattice points within 10.5 of one of them, less itself: the Gauss sphere count.
    assertThat(Neighbours.of(atom, 10.5).first(1)).isEqualTo(sphere(10.5) - 1);
  }

  private static int sphere(double radius) {
    int count = 0;
    for (int a = -11; a <= 11; a++) {
      for (int b = -11; b <= 11; b++) {
        for (int c = -11; c <= 11; c++) {
          count += a * a + b * b + c * c < radius * radius ? 1 : 0;
        }
      }
    }
    return count;
  }

  @Test
  void theHistoryOfTheListLeavesNoTraceInItsBits() {
    SplittableRandom random = new SplittableRandom(3);
    Structure start = SampleStructures.around(2.35, List.of(14)).get(1).structure();
    Neighbours reused = new Neighbours(3.9, 0.8);
    double[] positions = start.positions().toArray();
    for (int step = 0; step < 60; step++) {
      for (int k = 0; k < positions.length; k++) {
        positions[k] += 0.12 * (2 * random.nextDouble() - 1) + 0.01;
      }
      Structure now = start.withPositions(Vectors.of(positions));
      reused.update(start.cell(), positions);
      assertThat(listed(reused)).as("step %d", step).isEqualTo(listed(Neighbours.of(now, 3.9)));
    }
  }

  @Test
  void pairsAheadAreEachPairOnceInTheSameOrder() {
    SplittableRandom random = new SplittableRandom(21);
    for (int trial = 0; trial < 60; trial++) {
      Structure structure = random(random, 6);
      double cutoff = 1 + 4 * random.nextDouble();
      Neighbours once = new Neighbours(cutoff, 0.3);
      once.update(structure.cell(), structure.positions().toArray());
      List<String> ahead = ahead(once, cutoff);
      Neighbours both = Neighbours.of(structure, cutoff);
      assertThat(2 * ahead.size()).isEqualTo(both.first(structure.size()));
      assertThat(listed(both)).containsSubsequence(ahead);
      assertThat(ahead(both, cutoff)).isEqualTo(ahead);
      // Asked for the full list, the lean one finds the other half too.
      assertThat(listed(once)).isEqualTo(listed(both));
    }
  }

  private static List<String> ahead(Neighbours list, double reach) {
    Nearby nearby = new Nearby();
    Nearby again = new Nearby();
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i < list.atoms(); i++) {
      list.gatherAhead(i, reach, nearby);
      list.gatherAhead(i, reach, again);
      assertThat(again.count()).isEqualTo(nearby.count());
      list.refill(i, again.codes().clone(), 0, again.count(), again);
      for (int k = 0; k < nearby.count(); k++) {
        double r = Math.sqrt(nearby.squares()[k]);
        pairs.add(pair(i, again.atoms()[k], again.dx()[k], again.dy()[k], again.dz()[k], r));
      }
    }
    return pairs;
  }

  @Test
  void aChangingCellLeavesNoTraceInTheBitsEither() {
    SplittableRandom random = new SplittableRandom(5);
    Structure start = SampleStructures.around(2.35, List.of(14)).get(1).structure();
    Neighbours reused = new Neighbours(3.9, 0.8);
    Structure now = start;
    for (int step = 0; step < 60; step++) {
      double[] strain = new double[9];
      for (int k = 0; k < 9; k++) {
        strain[k] = 0.01 * (2 * random.nextDouble() - 1);
      }
      now = SampleStructures.rattled(now.strained(Matrix3.of(strain)), 0.03, step);
      reused.update(now.cell(), now.positions().toArray());
      assertThat(listed(reused)).as("step %d", step).isEqualTo(listed(Neighbours.of(now, 3.9)));
    }
  }

  @Test
  void aListIsRebuiltWhenCellPeriodicityOrSizeChange() {
    Structure first = SampleStructures.around(2.35, List.of(14)).get(0).structure();
    Neighbours list = new Neighbours(4, 1);
    list.update(first.cell(), first.positions().toArray());
    Structure open =
        new Structure(
            new Cell(first.cell().rows(), Periodicity.NONE), first.species(), first.positions());
    Structure strained = first.strained(Matrix3.diagonal(1e-9, 0, 0));
    for (Structure next : List.of(open, strained, first, first.repeated(1, 1, 2), first)) {
      list.update(next.cell(), next.positions().toArray());
      assertThat(listed(list)).isEqualTo(listed(Neighbours.of(next, 4)));
    }
  }

  @Test
  void anAtomTooFarOutIsRefusedEachTimeAndNotTakenFromAnOldList() {
    Structure start = SampleStructures.diamond(2.35, List.of(14));
    Neighbours list = new Neighbours(4, 1);
    list.update(start.cell(), start.positions().toArray());
    double[] far = start.positions().toArray();
    far[0] += 2100 * start.cell().rows().get(0, 0);
    for (int attempt = 0; attempt < 2; attempt++) {
      assertThatThrownBy(() -> list.update(start.cell(), far))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("±2047");
    }
    list.update(start.cell(), start.positions().toArray());
    assertThat(listed(list)).isEqualTo(listed(Neighbours.of(start, 4)));
  }

  @Test
  void atomsOnTheCellsFacesAreFoundOnce() {
    Structure onFaces =
        new Structure(
            Cell.cubic(4),
            Species.repeated(14, 4),
            Vectors.of(0, 0, 0, -1e-17, 2, 2, 4, 2, 0, 2, 4 - 1e-16, -4));
    assertThat(listed(Neighbours.of(onFaces, 5))).isEqualTo(bruteForce(onFaces, 5));
  }

  @Test
  void impossibleCutoffsAreRefused() {
    for (double cutoff : new double[] {0, -1, Double.NaN}) {
      assertThatThrownBy(() -> new Neighbours(cutoff, 0))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> new Neighbours(3, -0.1)).hasMessageContaining("skin");
  }
}
