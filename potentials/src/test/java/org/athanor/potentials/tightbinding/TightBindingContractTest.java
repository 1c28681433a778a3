package org.athanor.potentials.tightbinding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.athanor.potentials.potential.Potential;
import org.athanor.potentials.potential.PotentialContract;
import org.athanor.potentials.potential.Prediction;
import org.athanor.potentials.structure.Cell.Periodicity;
import org.athanor.potentials.structure.Sample;
import org.athanor.potentials.structure.Structure;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TightBindingContractTest {
  @Nested
  class SiliconOnGamma extends Extensive {
    SiliconOnGamma() {
      super(TightBindingParameters.silicon(), 2.55, false);
    }
  }

  @Nested
  class SiliconOffGamma extends Extensive {
    SiliconOffGamma() {
      super(TightBindingParameters.silicon(), 2.55, true);
    }
  }

  @Nested
  class Carbon extends Extensive {
    Carbon() {
      super(TightBindingParameters.carbon(), 1.75, false);
    }
  }

  /** With few k-points, which a supercell folds exactly. */
  abstract static class Extensive implements PotentialContract {
    private static final double WIDTH = 0.2;

    private final TightBindingParameters parameters;
    private final double distance;
    private final boolean shifted;

    Extensive(TightBindingParameters parameters, double distance, boolean shifted) {
      this.parameters = parameters;
      this.distance = distance;
      this.shifted = shifted;
    }

    @Override
    public Potential potential() {
      return TightBinding.of(parameters, new Sampling.Divisions(2, 1, 3, shifted), WIDTH);
    }

    @Override
    public double nearestNeighbours() {
      return distance;
    }

    /**
     * Small: the second derivatives jump where the tails begin and end, and carbon's second
     * neighbours lie there.
     */
    @Override
    public double step() {
      return 1e-5;
    }

    /** The cost grows as the cube of the number of atoms. */
    @Override
    public Structure large() {
      return samples().getFirst().structure().repeated(1, 1, 2);
    }

    /** A mesh off Γ folds onto one off Γ only where the cell's multiple is 1. */
    @Override
    @Test
    public void supercellsAreExtensive() {
      Potential mesh = TightBinding.of(parameters, new Sampling.Divisions(2, 1, 3, false), WIDTH);
      Potential folded = TightBinding.of(parameters, new Sampling.Divisions(1, 1, 1, false), WIDTH);
      for (Sample sample : samples()) {
        Structure s = sample.structure();
        Periodicity along = s.cell().periodicity();
        Structure large = s.repeated(along.a() ? 2 : 1, 1, along.c() ? 3 : 1);
        int copies = large.size() / s.size();
        Prediction small = mesh.predict(s);
        Prediction got = folded.predict(large);
        double allowed = 1e-9 * copies;
        assertThat(got.energy()).isCloseTo(copies * small.energy(), within(allowed));
        for (int i = 0; i < large.size(); i++) {
          for (int axis = 0; axis < 3; axis++) {
            assertThat(got.forces().get(i, axis))
                .as("%s: force on %d", sample, i)
                .isCloseTo(small.forces().get(i % s.size(), axis), within(allowed));
          }
        }
        for (int k = 0; k < 9; k++) {
          assertThat(got.virial().get(k / 3, k % 3))
              .isCloseTo(copies * small.virial().get(k / 3, k % 3), within(10 * allowed));
        }
      }
    }
  }
}
