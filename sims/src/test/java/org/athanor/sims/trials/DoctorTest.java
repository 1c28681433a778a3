package org.athanor.sims.trials;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code doctor}: what is wrong is found before a run, and nothing is left behind. */
@Tag("trial")
class DoctorTest {
  @TempDir Path home;

  private Answer doctor(Path file, String... more) {
    String directory = home.resolve("run").toString();
    return more.length == 0
        ? Athanor.here("doctor", file.toString(), "--directory", directory)
        : Athanor.here("doctor", file.toString(), "--directory", directory, more[0]);
  }

  private static Map<String, JsonNode> checks(Answer answer) throws IOException {
    JsonNode json = new ObjectMapper().readTree(answer.output());
    assertThat(json.get("schema").asText()).isEqualTo("athanor/doctor");
    Map<String, JsonNode> checks = new TreeMap<>();
    json.get("checks").forEach(check -> checks.put(check.get("topic").asText(), check));
    assertThat(json.get("ready").asBoolean())
        .isEqualTo(
            checks.values().stream()
                .noneMatch(check -> check.get("grade").asText().equals("fail")));
    return checks;
  }

  private void failsAt(String topic, String found, Answer answer) throws IOException {
    assertThat(answer.clean().status()).isEqualTo(1);
    Map<String, JsonNode> checks = checks(answer);
    assertThat(checks.get(topic).get("grade").asText()).as(answer.output()).isEqualTo("fail");
    assertThat(checks.get(topic).get("found").asText()).contains(found);
    assertThat(checks.get(topic).get("remedy").asText()).isNotBlank();
  }

  @Test
  void aCampaignThatCanRunPassesAndLeavesNothing() throws Exception {
    Path file = Tiny.file(home);
    Answer answer = doctor(file).fine();
    assertThat(answer.output())
        .contains("ok   Java: ", "ok   reference: Stillinger-Weber")
        .contains("labels like this one", " by the slope of the energy")
        .contains("0 to be mended");
    assertThat(home.toFile().list()).containsExactly("tiny.conf");
    Map<String, JsonNode> checks = checks(doctor(file, "--json"));
    assertThat(checks.get("forces").get("grade").asText()).isEqualTo("pass");
    assertThat(checks.get("folder").get("found").asText()).contains("would begin");
    assertThat(checks(doctor(file, "--json"))).containsKeys("cores", "memory", "disk", "plan");
    assertThat(checks(doctor(file, "--json")))
        .containsKeys("kernels", "UNIX sockets", "local ports");
  }

  @Test
  void theDryRunCountsWalksAndPricesThePotentialTheyMoveOn() throws Exception {
    Map<String, JsonNode> checks = checks(doctor(Tiny.file(home), "--json").fine());
    Athanor.runHere(home.resolve("tiny.conf"), home.resolve("run")).fine();
    int walks =
        new History(home.resolve("run"))
            .read().state().rounds().stream().mapToInt(round -> round.walks().size()).sum();
    assertThat(checks.get("walks").get("found").asText())
        .startsWith(walks + " in all")
        .contains("on what is fitted");
    assertThat(checks).doesNotContainKey("walks' potential");
    checks =
        checks(doctor(Tiny.file(home, "explore.potential = \"lj:0.3,2.2,4:Si\""), "--json").fine());
    assertThat(checks.get("walks' potential").get("found").asText())
        .contains("lj:0.3,2.2,4:Si: 8 atoms in", "core-h");
    failsAt(
        "walks' potential",
        "lj:0.3,2.2,4:C without Si",
        doctor(Tiny.file(home, "explore.potential = \"lj:0.3,2.2,4:C\""), "--json"));
  }

  @Test
  void theMachineAloneCanBeLookedAt() throws IOException {
    assertThat(checks(Athanor.here("doctor", "--json").fine())).containsKeys("Java", "programs");
  }

  @Test
  void aProgramWhoseForcesAreNoSlopeIsFound() throws Exception {
    PwStandIn program = PwStandIn.in(home.resolve("pw"), "scale=-1");
    failsAt(
        "forces",
        "by the slope of the energy",
        doctor(Tiny.file(home, program.settings()), "--json"));
    Files.delete(program.executable());
    program.install("scale=1.9");
    failsAt(
        "forces",
        "by the slope of the energy",
        doctor(Tiny.file(home, program.settings()), "--json"));
    Files.delete(program.executable());
    program.install("");
    doctor(Tiny.file(home, program.settings())).fine();
  }

  @Test
  void whatIsMissingOrBrokenFailsWithItsRemedy() throws Exception {
    PwStandIn program = PwStandIn.in(home.resolve("pw"), "exit 3");
    failsAt("single point", "exit status 3", doctor(Tiny.file(home, program.settings()), "--json"));
    Files.delete(program.executable());
    failsAt("reference", "pw.x", doctor(Tiny.file(home, program.settings()), "--json"));
    failsAt(
        "campaign file", "stop.rounds", doctor(Tiny.file(home, "stop.rounds = none"), "--json"));
    Files.writeString(home.resolve("run"), "no folder");
    doctor(home.resolve("none.conf")).refused(2, "none.conf");
  }

  @Test
  void aChangedFileIsHeldAgainstTheCampaignThatBegan() throws Exception {
    Athanor.runHere(
            Tiny.file(home, "label { budget = 12, test = 2 }", "stop.rounds = 2"),
            home.resolve("run"))
        .fine();
    Map<String, JsonNode> checks = checks(doctor(home.resolve("tiny.conf"), "--json").fine());
    assertThat(checks.get("folder").get("found").asText()).contains("would go on");
    failsAt("folder", "seed", doctor(Tiny.file(home, "seed = 12"), "--json"));
  }
}
