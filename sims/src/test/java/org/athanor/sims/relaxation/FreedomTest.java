package org.athanor.sims.relaxation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.athanor.potentials.potential.Prediction;
import org.athanor.potentials.potential.StillingerWeber;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;
import org.athanor.sims.dynamics.Noise;
import org.athanor.sims.dynamics.Silicon;
import org.athanor.sims.dynamics.Watch;
import org.athanor.sims.phases.Phase;
import org.junit.jupiter.api.Test;

class FreedomTest {
  private static final RelaxationSettings TIGHT = new RelaxationSettings(1e-5, 1e-4, 3000);

  private static Structure rattled(Structure crystal) {
    double[] positions = crystal.positions().toArray();
    double[] kicks = new double[positions.length];
    Noise.seeded(3, 0).normals(kicks);
    for (int k = 0; k < positions.length; k++) {
      positions[k] += 0.05 * kicks[k];
    }
    return crystal.withPositions(Vectors.of(positions));
  }

  private static Structure relaxed(Structure start, Freedom freedom) {
    Relaxation end = Fire.relax(start, Silicon.surface(start), freedom, TIGHT, Watch.NONE);
    assertThat(end).isInstanceOf(Relaxation.Converged.class);
    return ((Relaxation.Converged) end).structure();
  }

  @Test
  void positionsAloneLeaveTheCell() {
    Structure start =
        rattled(Silicon.diamond(1).strained(Matrix3.of(0.02, 0, 0, 0.01, 0, 0, 0, 0, -0.01)));
    Structure rest = relaxed(start, Freedom.POSITIONS);
    assertThat(rest.cell()).isEqualTo(start.cell());
    Prediction there = StillingerWeber.silicon().predict(rest);
    assertThat(there.forces().largestNorm()).isLessThan(1e-5);
    assertThat(there.virial().largestAbsolute()).isGreaterThan(1);
  }

  @Test
  void alongZTheOtherCoordinatesStay() {
    Structure start = rattled(Silicon.diamond(1));
    Structure rest = relaxed(start, Freedom.ALONG_Z);
    Prediction there = StillingerWeber.silicon().predict(rest);
    double moved = 0;
    for (int i = 0; i < start.size(); i++) {
      assertThat(rest.positions().get(i, 0)).isEqualTo(start.positions().get(i, 0));
      assertThat(rest.positions().get(i, 1)).isEqualTo(start.positions().get(i, 1));
      assertThat(Math.abs(there.forces().get(i, 2))).isLessThan(1e-5);
      moved = Math.max(moved, Math.abs(rest.positions().get(i, 2) - start.positions().get(i, 2)));
    }
    assertThat(moved).isGreaterThan(0.01);
    assertThat(there.forces().largestNorm()).isGreaterThan(0.1);
  }

  @Test
  void atItsVolumeTheShapeRelaxes() {
    Structure tin = Phase.of("beta-tin", Element.of("Si"));
    Structure start = rattled(tin.strained(Matrix3.diagonal(-0.03, -0.01, 0.02)));
    Structure rest = relaxed(start, Freedom.VOLUME_KEPT);
    assertThat(rest.cell().volume()).isCloseTo(start.cell().volume(), within(1e-9));
    Matrix3 virial = StillingerWeber.silicon().predict(rest).virial();
    double mean = virial.trace() / 3;
    Matrix3 rest3 = virial.plus(Matrix3.diagonal(-mean, -mean, -mean));
    assertThat(rest3.largestAbsolute()).isLessThan(1e-4);
    assertThat(Math.abs(mean)).isGreaterThan(1);
  }
}
