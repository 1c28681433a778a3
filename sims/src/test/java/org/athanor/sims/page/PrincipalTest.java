package org.athanor.sims.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.athanor.potentials.structure.Scalars;
import org.junit.jupiter.api.Test;

class PrincipalTest {
  /** Along (3, 4, 0)/5 with variance 2·4, along (0, 0, 1) with variance 2·1/4. */
  @Test
  void findsTheAxesOfACloud() {
    List<Scalars> cloud = new ArrayList<>();
    for (int s : new int[] {-2, 2}) {
      cloud.add(Scalars.of(7 + 0.6 * 2 * s, -1 + 0.8 * 2 * s, 3));
      cloud.add(Scalars.of(7, -1, 3 + 0.5 * s));
    }
    Principal principal = Principal.of(cloud);
    assertThat(principal.places().get(0).first()).isEqualTo(-4, within(1e-12));
    assertThat(principal.places().get(2).first()).isEqualTo(4, within(1e-12));
    assertThat(principal.places().get(0).second()).isEqualTo(0, within(1e-12));
    assertThat(principal.places().get(3).second()).isEqualTo(1, within(1e-12));
    assertThat(principal.shares().first()).isEqualTo(16.0 / 17, within(1e-12));
    assertThat(principal.shares().second()).isEqualTo(1.0 / 17, within(1e-12));
  }

  @Test
  void putsASingleVectorInTheMiddle() {
    Principal principal = Principal.of(List.of(Scalars.of(1, 2)));
    assertThat(principal.places()).containsExactly(new Principal.Place(0, 0));
    assertThat(principal.shares()).isEqualTo(new Principal.Place(0, 0));
  }
}
