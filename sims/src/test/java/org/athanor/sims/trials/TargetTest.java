package org.athanor.sims.trials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.athanor.potentials.potential.StillingerWeber;
import org.athanor.potentials.potential.StillingerWeberFile;
import org.athanor.potentials.potential.TunableStillingerWeber;
import org.athanor.potentials.structure.Scalars;
import org.athanor.protocol.campaign.CampaignEvent.PotentialFitted;
import org.athanor.protocol.campaign.Ended;
import org.athanor.protocol.label.LabelEvent;
import org.athanor.protocol.label.LabelId;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Campaigns with a target: silicon's parameters come back from wrong ones. */
@Tag("trial")
class TargetTest {
  private static final String TARGET =
      """
      target {
        potential = "sw:start.sw:Si", structure = "diamond:Si"
        properties { a = 0.1 %, cohesive-energy = 1 %, C11 = 2 %, C12 = 3 %, C44 = 3 % }
      }
      stop.rounds = 12
      """;

  @TempDir static Path home;

  /** That nobody disturbs. */
  private static Path one;

  @BeforeAll
  static void runsOnce() throws IOException {
    one = home.resolve("one/run");
    Athanor.runHere(file("one", "machines.explorers = 1"), one).fine();
  }

  private static Path file(String name, String... lines) throws IOException {
    Path folder = Files.createDirectories(home.resolve(name));
    TunableStillingerWeber silicon = TunableStillingerWeber.of(StillingerWeber.silicon());
    double[] theta = silicon.theta().toArray();
    for (int p = 0; p < theta.length; p++) {
      theta[p] += p % 2 == 0 ? 0.03 : -0.06;
    }
    Files.writeString(
        folder.resolve("start.sw"),
        StillingerWeberFile.write(silicon.with(Scalars.of(theta)).fixed()));
    return Tiny.file(folder, TARGET, String.join("\n", lines));
  }

  private static List<String> potentials(History history) {
    return history.state().fits().stream().map(PotentialFitted::potential).toList();
  }

  @Test
  void fewLabelsGiveWhatIsWantedWhoeverWalks() throws Exception {
    History expected = new History(one).read();
    assertThat(expected.state().ended().orElseThrow().reason()).isInstanceOf(Ended.TargetMet.class);
    Path again = home.resolve("three/run");
    Athanor.runHere(file("three", "machines.explorers = 3"), again).fine();
    History three = new History(again).read();
    assertThat(three.hash()).isEqualTo(expected.hash());
    assertThat(potentials(three)).isEqualTo(potentials(expected));
    itSaysSo(one);
    otherCommandsTakeIt(one);
  }

  private static void itSaysSo(Path run) throws IOException {
    String report = Files.readString(run.resolve("report.txt"));
    assertThat(report)
        .contains("cohesive-energy", "inflated σ", "change of weights (%)", "without a target")
        .doesNotContain("NaN", "null");
    JsonNode target =
        new ObjectMapper()
            .readTree(Athanor.here("status", run.toString(), "--json").fine().output())
            .get("target");
    assertThat(target.get("properties")).hasSize(5);
    for (JsonNode property : target.get("properties")) {
      assertThat(property.get("met").asBoolean()).isTrue();
      assertThat(property.get("standardDeviation").asDouble())
          .isLessThanOrEqualTo(1.001 * property.get("wanted").asDouble());
    }
    assertThat(target.get("chosen").asInt()).isLessThan(target.get("kept").asInt() / 2);
    double[] silicon = {15.27991, 0.60222, 2.0951, 2.51412, 45.53218};
    for (int p = 0; p < silicon.length; p++) {
      assertThat(target.get("parameters").get(p).get("value").asDouble() / silicon[p])
          .as(target.get("parameters").get(p).get("name").asText())
          .isCloseTo(1, within(0.01));
    }
  }

  private static void otherCommandsTakeIt(Path run) throws IOException {
    String frames = run.resolve("test.extxyz").toString();
    for (String spec :
        List.of(run.resolve("potential").toString(), "sw:" + run + "/potential/Si.sw:Si")) {
      JsonNode errors =
          new ObjectMapper()
              .readTree(
                  Athanor.here(
                          "evaluate",
                          frames,
                          "--potential",
                          spec,
                          "--output",
                          run.resolve("e.extxyz").toString(),
                          "--json")
                      .fine()
                      .output())
              .get("errors");
      assertThat(errors.get("forceMaeMeVPerAngstrom").asDouble()).as(spec).isLessThan(1);
    }
    Athanor.here("report", run.toString()).fine();
  }

  @Test
  void aPoolOfEverythingIsLarger() throws Exception {
    Path run = home.resolve("all/run");
    Athanor.runHere(file("all", "target.pool = everything"), run).fine();
    JsonNode target =
        new ObjectMapper()
            .readTree(Athanor.here("status", run.toString(), "--json").fine().output())
            .get("target");
    assertThat(target.get("kept").asInt()).isGreaterThan(40);
    assertThat(target.get("chosen").asInt()).isLessThan(20);
  }

  @Test
  void killedAgainAndAgainItIsTheSameAndNothingIsPaidTwice() throws Exception {
    History expected = new History(one).read();
    Path file = file("killed");
    Path run = home.resolve("killed/run");
    Random random = new Random(20261121);
    History history = new History(run);
    int kills = 0;
    for (int k = 0; k < 7; k++) {
      int events = history.read().size() + 1 + random.nextInt(expected.size() / 6);
      try (Athanor athanor = Athanor.run(file, run)) {
        Awaitility.await()
            .atMost(Athanor.PATIENCE)
            .pollInterval(Duration.ofMillis(10))
            .pollDelay(Duration.ZERO)
            .until(() -> !athanor.isAlive() || history.read().size() >= events);
        kills += athanor.kill() ? 1 : 0;
      }
    }
    assertThat(kills).isGreaterThan(3);
    try (Athanor last = Athanor.run(file, run)) {
      last.answer().fine();
    }
    history.read();
    assertThat(history.hash()).isEqualTo(expected.hash());
    assertThat(potentials(history)).isEqualTo(potentials(expected));
    Set<LabelId> paid = new HashSet<>();
    for (LabelEvent event : history.labels()) {
      if (event instanceof LabelEvent.StructureLabeled label) {
        assertThat(paid.add(label.id())).as("%s paid once", label.id()).isTrue();
      }
    }
    assertThat(paid).hasSize(expected.queue().tally().done());
  }
}
