package org.athanor.sims.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.athanor.config.CampaignFile;
import org.junit.jupiter.api.Test;

class ForecastTest {
  private static String found(String file) {
    return new Forecast(CampaignFile.read(Path.of(file)), 10, 1, 8).diagnosis().found();
  }

  /** 80 labels and 10 held out, as the file says; with a target few of the 80 are bought. */
  @Test
  void withATargetTheBudgetIsAnUpperBound() {
    assertThat(found("silicon-target.conf"))
        .startsWith("at most 90 labels like this one")
        .contains("0.250 core-h", "far fewer");
    assertThat(found("silicon-dft.conf")).startsWith("50 labels").doesNotContain("at most");
  }
}
