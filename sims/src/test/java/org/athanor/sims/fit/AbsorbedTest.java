package org.athanor.sims.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.athanor.persistence.formats.Frame;
import org.athanor.potentials.linear.FitWeights;
import org.athanor.potentials.linear.Prior;
import org.athanor.potentials.parallel.Team;
import org.athanor.potentials.potential.Prediction;
import org.athanor.potentials.potential.StillingerWeber;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.SampleStructures;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.uncertainty.CalibratedFit.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AbsorbedTest {
  @TempDir private Path folder;

  private static Dataset silicon(int count) {
    List<Frame> frames = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      Structure s =
          SampleStructures.rattled(SampleStructures.diamond(2.3 + 0.001 * k, List.of(14)), 0.2, k);
      Prediction said = StillingerWeber.silicon().predict(s);
      Labels labels = new Labels(said.energy(), said.forces(), Optional.of(said.virial()));
      frames.add(Frame.of(s, labels));
    }
    // One that is left out, and must stay so after a restart.
    frames.add(20, frames.get(3));
    return new Dataset("silicon", frames);
  }

  private static final FitSpec SPEC =
      new FitSpec(
          new BasisSpec("radial-angular:4.2:6,3,2,0,0"),
          FitWeights.STANDARD,
          Prior.RIDGE,
          Source.POSTERIOR,
          Optional.empty(),
          1,
          true);

  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private static FitResult fit(Resumption resumption, int killedAt, List<Integer> told) {
    Progress progress =
        new Progress(
            (done, of) -> {
              told.add(done);
              if (done == killedAt) {
                throw new Killed();
              }
            },
            steps -> {},
            1,
            resumption);
    return new FitRun(SPEC, Team.alone(), progress).run("silicon", silicon(100), Optional.empty());
  }

  private Resumption kept(String task) {
    return new Resumption(Digest.of(task), Optional.of(folder), Duration.ZERO);
  }

  private static void same(FitResult one, FitResult other) {
    assertThat(one.potential().text()).isEqualTo(other.potential().text());
    assertThat(one.potential().bytes(one.found().uncertainty()))
        .isEqualTo(other.potential().bytes(other.found().uncertainty()));
    assertThat(one.dropped()).isEqualTo(other.dropped());
  }

  @Test
  void whatWasKilledGoesOnToTheSameBits() {
    FitResult whole = fit(Resumption.NONE, -1, new ArrayList<>());
    assertThat(whole.dropped()).hasSize(1);
    assertThatThrownBy(() -> fit(kept("a"), 48, new ArrayList<>())).isInstanceOf(Killed.class);
    List<Integer> told = new ArrayList<>();
    assertThatThrownBy(() -> fit(kept("a"), 80, told)).isInstanceOf(Killed.class);
    // The process had not yet kept the batch in which it was killed.
    assertThat(told).containsExactly(48, 64, 80);
    told.clear();
    same(fit(kept("a"), -1, told), whole);
    assertThat(told).containsExactly(80, 96, 100);
  }

  @Test
  void anotherTaskBeginsAnew() {
    assertThatThrownBy(() -> fit(kept("a"), 48, new ArrayList<>())).isInstanceOf(Killed.class);
    List<Integer> told = new ArrayList<>();
    same(fit(kept("b"), -1, told), fit(Resumption.NONE, -1, new ArrayList<>()));
    assertThat(told.getFirst()).isEqualTo(16);
    kept("b").clear();
    assertThat(folder).isEmptyDirectory();
  }
}
