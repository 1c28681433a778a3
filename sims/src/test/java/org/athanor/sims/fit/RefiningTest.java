package org.athanor.sims.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.athanor.potentials.ace.ClusterShape;
import org.athanor.potentials.embedding.EmbeddedFit;
import org.athanor.potentials.embedding.Refinement;
import org.athanor.potentials.linear.AceBasis;
import org.athanor.potentials.linear.Columns;
import org.athanor.potentials.linear.FitWeights;
import org.athanor.potentials.linear.LinearFit;
import org.athanor.potentials.linear.Prior;
import org.athanor.potentials.parallel.Team;
import org.athanor.potentials.potential.Prediction;
import org.athanor.potentials.potential.StillingerWeber;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.SampleStructures;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.uncertainty.CalibratedFit;
import org.athanor.potentials.uncertainty.CalibratedFit.Label;
import org.athanor.potentials.uncertainty.CalibratedFit.Source;
import org.athanor.sims.properties.Ticker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefiningTest {
  private static final int STEPS = 6;

  @TempDir private Path folder;

  private static List<Label> silicon() {
    List<Label> labels = new ArrayList<>();
    for (int k = 0; k < 20; k++) {
      Structure s =
          SampleStructures.rattled(SampleStructures.diamond(2.3 + 0.01 * k, List.of(14)), 0.2, k);
      Prediction said = StillingerWeber.silicon().predict(s);
      Labels label = new Labels(said.energy(), said.forces(), Optional.of(said.virial()));
      labels.add(new Label(s, label, FitWeights.STANDARD));
    }
    return labels;
  }

  private final Columns columns =
      Columns.of(AceBasis.of(4.2, new ClusterShape(3, 12, 3, 1), List.of(14)));
  private final EmbeddedFit fit = new EmbeddedFit(columns, Prior.RIDGE, silicon(), Team.alone());

  private LinearFit linear() {
    CalibratedFit one = CalibratedFit.start(columns, Prior.RIDGE);
    one.absorb(silicon(), Team.alone(), done -> {});
    return one.solve(Source.POSTERIOR).fit();
  }

  /** Ends as a process does that is killed: after so many steps were kept, without a word. */
  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private Progress progress(String task, int killedAfter) {
    return new Progress(
        Ticker.NONE,
        values -> {
          if (values.size() - 1 == killedAfter) {
            throw new Killed();
          }
        },
        STEPS,
        new Resumption(Digest.of(task), Optional.of(folder.resolve("made")), Duration.ZERO));
  }

  @Test
  void whatWasKilledGoesOnToTheSameBits() {
    LinearFit linear = linear();
    Refinement whole =
        new Refining(fit, new Progress(Ticker.NONE, v -> {}, STEPS, Resumption.NONE))
            .of(linear, 20);
    assertThat(whole.descent().count()).isEqualTo(STEPS);
    assertThatThrownBy(() -> new Refining(fit, progress("silicon", 2)).of(linear, 20))
        .isInstanceOf(Killed.class);
    assertThat(folder.resolve("made")).isDirectoryContaining(Files::isRegularFile);
    List<Integer> told = new ArrayList<>();
    Progress later = progress("silicon", -1);
    Refinement end =
        new Refining(
                fit,
                new Progress(
                    later.ticker(),
                    values -> told.add(values.size() - 1),
                    STEPS,
                    later.resumption()))
            .of(linear, 20);
    assertThat(told).containsExactly(2, 3, 4, 5, 6);
    assertThat(end).isEqualTo(whole);
  }

  @Test
  void anotherTaskBeginsAnew() {
    LinearFit linear = linear();
    assertThatThrownBy(() -> new Refining(fit, progress("silicon", 2)).of(linear, 20))
        .isInstanceOf(Killed.class);
    assertThatThrownBy(() -> new Refining(fit, progress("carbon", 0)).of(linear, 20))
        .isInstanceOf(Killed.class);
    assertThat(Digest.of("silicon")).isNotEqualTo(Digest.of("carbon"));
    Checkpoint checkpoint = progress("", -1).resumption().refinement();
    checkpoint.clear();
    assertThat(checkpoint.load()).isEmpty();
  }
}
