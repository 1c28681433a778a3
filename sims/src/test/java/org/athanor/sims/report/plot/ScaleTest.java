package org.athanor.sims.report.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.athanor.sims.report.plot.Scale.Kind;
import org.athanor.sims.report.plot.Scale.Tick;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ScaleTest {
  @ParameterizedTest
  @EnumSource(Kind.class)
  void sharesAndValuesAreInverse(Kind kind) {
    Scale scale = new Scale(0.3, 4000, kind);
    assertThat(scale.share(0.3)).isZero();
    assertThat(scale.share(4000)).isEqualTo(1, within(1e-12));
    for (double share = 0.05; share < 1; share += 0.1) {
      assertThat(scale.share(scale.at(share))).isEqualTo(share, within(1e-12));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, 210, LINEAR, '0 50 100 150 200'",
    "-4.13, -3.38, LINEAR, '-4 -3.8 -3.6 -3.4'",
    "0, 3, WHOLE, '0 1 2 3'",
    "-0.6, 1.6, WHOLE, '0 1'",
    "3, 300, LOGARITHMIC, '5 10 20 50 100 200'",
    "0.02, 30000, LOGARITHMIC, '0.1 1 10 100 1000 10000'",
    "-30, 4000, SIGNED, '-10 -1 0 1 10 100 1000'",
  })
  void ticksAreRoundNumbers(double low, double high, Kind kind, String ticks) {
    List<String> texts = new Scale(low, high, kind).ticks().stream().map(Tick::text).toList();
    assertThat(String.join(" ", texts)).isEqualTo(ticks);
  }

  @Test
  void aSingleValueHasRoomAroundIt() {
    Scale scale = Scale.around(-4.2, -4.2);
    assertThat(scale.share(-4.2)).isEqualTo(0.5, within(1e-12));
  }
}
