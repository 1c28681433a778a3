package org.athanor.potentials.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.athanor.potentials.potential.Tally;
import org.athanor.potentials.structure.Neighbours;
import org.athanor.potentials.structure.Sample;
import org.athanor.potentials.structure.SampleStructures;
import org.athanor.potentials.structure.Scalars;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;
import org.junit.jupiter.api.Test;

/**
 * What every basis promises; implement it in a test class and give the basis. That the kernel's
 * forces are slopes is for {@code PotentialContract} to show, of a potential with random
 * coefficients.
 */
public interface BasisContract {
  /** The basis under test. */
  Basis basis();

  /** A typical distance of nearest neighbours in Å. */
  double nearestNeighbours();

  /** Uniform random coefficients within ±1 eV. */
  static Scalars randomCoefficients(Basis basis, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] all = new double[basis.size()];
    for (int k = 0; k < all.length; k++) {
      all[k] = 2 * random.nextDouble() - 1;
    }
    return Scalars.of(all);
  }

  @Test
  default void rowsTimesCoefficientsAreWhatTheKernelGives() {
    Scalars coefficients = randomCoefficients(basis(), 7);
    for (Sample sample : SampleStructures.around(nearestNeighbours(), basis().species())) {
      Structure s = sample.structure();
      Neighbours list = Neighbours.of(s, basis().cutoff() + 0.4);
      Tally tally = new Tally(s.size());
      basis().kernel(s.species(), coefficients).add(list, tally);
      DesignRows rows = new DesignRows(s.size(), basis().size());
      basis().design(s.species()).add(list, rows);
      double scale = Math.max(1, Vectors.of(tally.forces()).largestNorm());
      assertThat(times(rows.energy(), 0, coefficients))
          .as("%s: energy", sample)
          .isCloseTo(tally.energy(), within(1e-11 * Math.max(1, Math.abs(tally.energy()))));
      for (int row = 0; row < tally.forces().length; row++) {
        assertThat(times(rows.forces(), row, coefficients))
            .as("%s: force %d", sample, row)
            .isCloseTo(tally.forces()[row], within(1e-11 * scale));
      }
      for (int row = 0; row < 9; row++) {
        assertThat(times(rows.virial(), row, coefficients))
            .as("%s: virial %d", sample, row)
            .isCloseTo(tally.virial()[row], within(1e-10 * scale * s.size()));
      }
    }
  }

  private static double times(double[] rows, int row, Scalars coefficients) {
    double sum = 0;
    for (int k = 0; k < coefficients.size(); k++) {
      sum += rows[row * coefficients.size() + k] * coefficients.get(k);
    }
    return sum;
  }

  @Test
  default void rowsAddUpAndRepeatToTheBit() {
    Structure s =
        SampleStructures.around(nearestNeighbours(), basis().species()).get(1).structure();
    Neighbours list = Neighbours.of(s, basis().cutoff());
    DesignKernel kernel = basis().design(s.species());
    DesignRows rows = new DesignRows(s.size(), basis().size());
    kernel.add(list, rows);
    double[] once = rows.forces().clone();
    kernel.add(list, rows);
    assertThat(rows.energy()[0]).isNotZero();
    assertThat(times(rows.forces(), 4, randomCoefficients(basis(), 1)))
        .isCloseTo(2 * times(once, 4, randomCoefficients(basis(), 1)), within(1e-10));
    rows.clear();
    kernel.add(list, rows);
    assertThat(rows.forces()).isEqualTo(once);
  }

  @Test
  default void functionsOfTheAtomsAddUpToTheEnergiesOfTheFunctions() {
    int width =
        basis().species().stream().mapToInt(z -> basis().functionsOf(z).size()).max().orElseThrow();
    for (Sample sample : SampleStructures.around(nearestNeighbours(), basis().species())) {
      Structure s = sample.structure();
      Neighbours list = Neighbours.of(s, basis().cutoff());
      double[] values = new double[s.size() * width];
      basis().atoms(s.species()).fill(list, values, width);
      double[] sums = new double[basis().size()];
      for (int i = 0; i < s.size(); i++) {
        Basis.Span own = basis().functionsOf(s.species().get(i));
        for (int k = own.from(); k < own.to(); k++) {
          sums[k] += values[i * width + k - own.from()];
        }
      }
      DesignRows rows = new DesignRows(s.size(), basis().size());
      basis().design(s.species()).add(list, rows);
      for (int k = 0; k < sums.length; k++) {
        double scale = Math.max(1, Math.abs(sums[k]));
        assertThat(sums[k])
            .as("%s: %d", sample, k)
            .isCloseTo(rows.energy()[k], within(1e-11 * scale));
      }
    }
  }

  @Test
  default void wrongNumbersOfCoefficientsAreRefused() {
    Species one = Species.of(basis().species().first());
    assertThatThrownBy(() -> basis().kernel(one, Scalars.of(1, 2, 3, 4, 5, 6, 7)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("got 7");
    assertThatThrownBy(() -> basis().design(Species.of(92))).hasMessageContaining("got U");
  }
}
