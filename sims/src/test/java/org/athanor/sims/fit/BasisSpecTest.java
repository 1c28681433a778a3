package org.athanor.sims.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.athanor.potentials.linear.SnapBasis;
import org.athanor.potentials.snap.SnapShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BasisSpecTest {
  private static final List<Integer> CARBIDE = List.of(14, 6);

  @Test
  void aBispectrumHasTheUsualSizeOrItsOwn() {
    assertThat(new BasisSpec("snap:4.7").of(CARBIDE))
        .isEqualTo(SnapBasis.of(4.7, SnapShape.of(8, false), CARBIDE));
    assertThat(new BasisSpec("snap-quadratic:4.7:4").of(CARBIDE))
        .isEqualTo(SnapBasis.of(4.7, SnapShape.of(4, true), CARBIDE));
  }

  @Test
  void elementsThatAreNamedHaveRadiiAndWeightsOfTheirOwn() {
    SnapShape shape =
        new SnapShape(4, false, new TreeMap<>(Map.of(6, 0.4)), new TreeMap<>(Map.of(6, -1.5)));
    assertThat(new BasisSpec("snap:4.7:4:C,0.4,-1.5").of(CARBIDE))
        .isEqualTo(SnapBasis.of(4.7, shape, CARBIDE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "snap",
        "snap:x",
        "snap:4.7:4.5",
        "snap:4.7:4:C",
        "snap:4.7:4:C,0.4",
        "snap-cubic:4.7:4",
        "ace:5:5,300,8,6:C,0.4,1",
        "snap:4.7:4:C,0.4,1,2"
      })
  void whatIsNoBasisIsToldTheForms(String text) {
    assertThatThrownBy(() -> new BasisSpec(text).of(CARBIDE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("snap or snap-quadratic:CUTOFF")
        .hasMessageContaining("got \"" + text + "\"");
  }
}
