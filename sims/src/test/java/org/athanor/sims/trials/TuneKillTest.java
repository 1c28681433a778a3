package org.athanor.sims.trials;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.athanor.persistence.codec.EventCodecs;
import org.athanor.persistence.formats.ExtxyzWriter;
import org.athanor.persistence.formats.Frame;
import org.athanor.persistence.journal.JournalReader;
import org.athanor.potentials.structure.Structure;
import org.athanor.protocol.label.LabelEvent;
import org.athanor.protocol.label.LabelEvent.StructureLabeled;
import org.athanor.sims.matching.Cells;
import org.athanor.sims.phases.StructureSpec;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kill -9 of {@code tune} again and again: the same answer, and no finished label twice. */
@Tag("trial")
class TuneKillTest {
  private static final String PARAMETERS =
      "Si Si Si %s 2.0951 1.80 %s 1.20 -0.333333333333 7.049556277 0.6022245584 4 0 0\n";

  @TempDir Path home;

  private String[] command(String directory) throws IOException {
    Structure diamond = StructureSpec.parse("diamond:Si@5.431").structure();
    List<Frame> frames = new ArrayList<>();
    for (int k = 0; k < 30; k++) {
      frames.add(Frame.of(new Cells(0.02, 0.05, 0, Optional.empty()).of(diamond, 4, k)));
    }
    ExtxyzWriter.writeAll(home.resolve("pool.extxyz"), frames);
    Files.writeString(home.resolve("Si.sw"), PARAMETERS.formatted("2.1683", "21.0"));
    Files.writeString(home.resolve("start.sw"), PARAMETERS.formatted("2.0", "25.0"));
    Files.writeString(
        home.resolve("reference.conf"),
        "label.reference { kind = stillinger-weber, stillinger-weber.file = Si.sw }\n");
    return new String[] {
      "tune",
      home.resolve("pool.extxyz").toString(),
      "--potential",
      "sw:" + home.resolve("start.sw") + ":Si",
      "--structure",
      "diamond:Si",
      "--target",
      "a=0.2%,cohesive-energy=1%,C11=3%,C12=3%,C44=3%",
      "--reference",
      home.resolve("reference.conf").toString(),
      "--directory",
      home.resolve(directory).toString(),
      "--json"
    };
  }

  @Test
  void killedItGoesOnWithoutPayingAgain() throws IOException, InterruptedException {
    Answer undisturbed = Athanor.here(command("undisturbed"));
    assertThat(undisturbed.status()).isZero();
    int kills = 0;
    for (int delay = 800; ; delay += delay / 2) {
      try (Athanor tune = Athanor.start(home, command("killed"))) {
        if (tune.endsWithin(delay)) {
          assertThat(tune.answer().output()).isEqualTo(undisturbed.output());
          break;
        }
        kills += tune.kill() ? 1 : 0;
      }
    }
    assertThat(kills).isPositive();
    assertThat(labelled("killed")).doesNotHaveDuplicates().hasSameSizeAs(labelled("undisturbed"));
  }

  /** Of all journals, every label that was computed. */
  private List<String> labelled(String directory) throws IOException {
    List<String> ids = new ArrayList<>();
    try (Stream<Path> sets = Files.list(home.resolve(directory))) {
      sets.filter(set -> Files.exists(set.resolve("journal.db")))
          .forEach(
              set -> {
                List<LabelEvent> events = new ArrayList<>();
                new JournalReader(set).forEach("labels|file", EventCodecs.LABEL, events::add);
                events.stream()
                    .filter(StructureLabeled.class::isInstance)
                    .forEach(event -> ids.add(((StructureLabeled) event).id().digest()));
              });
    }
    return ids;
  }
}
