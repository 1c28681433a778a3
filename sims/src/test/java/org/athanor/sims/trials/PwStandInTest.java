package org.athanor.sims.trials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.athanor.persistence.formats.ExtxyzReader;
import org.athanor.persistence.formats.Frame;
import org.athanor.potentials.potential.Prediction;
import org.athanor.potentials.potential.StillingerWeber;
import org.athanor.potentials.structure.Labels;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A campaign with a process for each label gets the numbers of that process. */
@Tag("trial")
class PwStandInTest {
  @TempDir Path home;

  @Test
  void labelsAreWhatTheProgramSays() throws IOException {
    PwStandIn program = PwStandIn.in(home.resolve("pw"), "");
    Path directory = home.resolve("run");
    Athanor.runHere(Tiny.file(home, program.settings()), directory).fine();
    List<Frame> frames = ExtxyzReader.readAll(directory.resolve("dataset.extxyz"));
    assertThat(frames).hasSizeGreaterThan(30);
    for (Frame frame : frames) {
      Labels labels = frame.labels().orElseThrow();
      Prediction truth = StillingerWeber.silicon().predict(frame.structure());
      assertThat(labels.energy()).isCloseTo(truth.energy(), within(1e-6));
      for (int k = 0; k < 3 * frame.structure().size(); k++) {
        assertThat(labels.forces().get(k / 3, k % 3))
            .isCloseTo(truth.forces().get(k / 3, k % 3), within(1e-6));
      }
      for (int k = 0; k < 9; k++) {
        assertThat(labels.virial().orElseThrow().get(k / 3, k % 3))
            .isCloseTo(truth.virial().get(k / 3, k % 3), within(2e-4));
      }
    }
  }
}
