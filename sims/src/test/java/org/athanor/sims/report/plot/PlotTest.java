package org.athanor.sims.report.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.athanor.sims.report.plot.Scale.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlotTest {
  private static final Pattern NUMBER =
      Pattern.compile("class=\"tick\" x=\"([0-9.]+)\" y=\"[0-9.]+\" text-anchor=\"end\">([^<]+)<");

  /** The title is turned and ends 21 points from the left; a letter is 6.7 wide. */
  @ParameterizedTest
  @ValueSource(doubles = {1, 1e-3, 2.5e-5, 1.234e-8, 3e6, 5e12})
  void numbersBesideTheFrameDoNotReachTheTitle(double high) {
    Axis up = new Axis("stress MAE (GPa)", new Scale(-0.3 * high, high, Kind.LINEAR));
    String svg = new Plot("test", new Axis("labels", new Scale(0, 10, Kind.WHOLE)), up).svg();
    Matcher numbers = NUMBER.matcher(svg);
    int count = 0;
    for (; numbers.find(); count++) {
      double width = 6.7 * numbers.group(2).length();
      assertThat(Double.parseDouble(numbers.group(1)) - width)
          .as(numbers.group(2))
          .isGreaterThan(22);
    }
    assertThat(count).isGreaterThan(2);
  }
}
