package org.athanor.sims.trials;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.athanor.potentials.potential.StillingerWeber;
import org.athanor.potentials.potential.StillingerWeberFile;
import org.athanor.protocol.campaign.CampaignEvent.RoundOpened;
import org.athanor.protocol.walk.Arm;
import org.athanor.protocol.walk.Walk;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A campaign whose reference will not compute one phase: it stops walking there, the same each
 * time.
 */
@Tag("trial")
class AvoidanceTest {
  /** The dense phase has a volume below 17 Å³ an atom, and is no cube of cells. */
  private static final String REFUSES_THE_DENSE_PHASE =
      """
      if awk '
        /^CELL_PARAMETERS/ { part = 1; row = 0; next }
        /^ATOMIC_POSITIONS/ { part = 2; next }
        /^K_POINTS/ { part = 0 }
        part == 1 { for (x = 0; x < 3; x++) h[row, x] = $(x + 1); row++ }
        part == 2 { n++ }
        END {
          v = h[0, 0] * (h[1, 1] * h[2, 2] - h[1, 2] * h[2, 1]) - h[0, 1] * (h[1, 0] * h[2, 2] - h[1, 2] * h[2, 0])
          v += h[0, 2] * (h[1, 0] * h[2, 1] - h[1, 1] * h[2, 0])
          exit (v < 0 ? -v : v) / n < 17 ? 0 : 1
        }' "$input"; then echo 'atoms are too close'; exit 1; fi
      """;

  private static final String SHAPE =
      "explore { walks = 8, steps = 24, potential = \"sw:Si.sw:Si\" }, stop.rounds = 5"
          + ", label { budget = 60, seeds = 8, test = 2, anchors = 0, control = 10 % }";

  @TempDir Path home;

  private History ran(String name, String... more) throws IOException {
    Path folder = Files.createDirectories(home.resolve(name));
    Files.writeString(
        folder.resolve("Si.sw"), StillingerWeberFile.write(StillingerWeber.silicon()));
    PwStandIn program = PwStandIn.in(folder.resolve("pw"), REFUSES_THE_DENSE_PHASE);
    String[] lines = new String[more.length + 2];
    lines[0] = program.settings();
    lines[1] = SHAPE;
    System.arraycopy(more, 0, lines, 2, more.length);
    Athanor.runHere(Tiny.file(folder, lines), folder.resolve("run")).fine();
    return new History(folder.resolve("run")).read();
  }

  private static long dense(History history, int round) {
    List<RoundOpened> rounds = history.state().rounds();
    return rounds.get(round).walks().stream()
        .filter(walk -> walk.arm() == Arm.ENTROPY)
        .map(Walk::phase)
        .filter("beta-tin"::equals)
        .count();
  }

  @Test
  void whatCannotBeLabelledIsWalkedNoMore() throws Exception {
    History one = ran("one", "machines { explorers = 1, labelers = 1 }");
    assertThat(one.queue().tally().quarantined()).isGreaterThan(3);
    assertThat(dense(one, 1)).isPositive();
    assertThat(dense(one, 4)).isLessThan(dense(one, 1));
    History three = ran("three", "machines { explorers = 3, labelers = 2 }");
    assertThat(three.hash()).isEqualTo(one.hash());
    assertThat(three.state().rounds())
        .extracting(RoundOpened::walks)
        .isEqualTo(one.state().rounds().stream().map(RoundOpened::walks).toList());
    History stubborn = ran("stubborn", "explore.avoid = 100 %");
    assertThat(dense(stubborn, 4)).isGreaterThan(dense(one, 4));
    assertThat(stubborn.queue().tally().quarantined())
        .isGreaterThan(one.queue().tally().quarantined());
  }
}
