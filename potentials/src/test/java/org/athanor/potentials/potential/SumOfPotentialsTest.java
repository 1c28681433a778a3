package org.athanor.potentials.potential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.athanor.potentials.potential.ZieglerBiersackLittmark.Switching;
import org.athanor.potentials.structure.SampleStructures;
import org.athanor.potentials.structure.Structure;
import org.junit.jupiter.api.Test;

class SumOfPotentialsTest implements PotentialContract {
  private static final ZieglerBiersackLittmark REPULSION =
      ZieglerBiersackLittmark.of(List.of(6, 14), new Switching(1.1, 2.2));

  @Override
  public Potential potential() {
    return SumOfPotentials.of(REPULSION, StillingerWeber.silicon());
  }

  @Override
  public double nearestNeighbours() {
    return 2.2;
  }

  @Test
  void theSumIsTheSum() {
    Structure structure =
        SampleStructures.rattled(SampleStructures.diamond(2.0, List.of(14)), 0.1, 3);
    double sum = potential().predict(structure).energy();
    double parts =
        REPULSION.predict(structure).energy()
            + StillingerWeber.silicon().predict(structure).energy();
    assertThat(sum).isCloseTo(parts, within(1e-11));
    assertThat(potential().species()).containsExactly(14);
    assertThat(potential().cutoff()).isEqualTo(StillingerWeber.silicon().cutoff());
  }

  @Test
  void sumsOfNothingAndOfStrangersAreRefused() {
    assertThatThrownBy(SumOfPotentials::of).hasMessageContaining("got none");
    LennardJones argon =
        LennardJones.of(
            Map.of(new SpeciesPair(18, 18), new LennardJones.Parameters(0.01, 3.4, 8)),
            LennardJones.Truncation.CUT);
    assertThatThrownBy(() -> SumOfPotentials.of(argon, StillingerWeber.silicon()))
        .hasMessageContaining("known to all");
  }
}
