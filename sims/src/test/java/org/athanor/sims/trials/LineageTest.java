package org.athanor.sims.trials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.athanor.persistence.formats.ExtxyzReader;
import org.athanor.persistence.formats.Frame;
import org.athanor.potentials.potential.Potential;
import org.athanor.potentials.text.PotentialText;
import org.athanor.protocol.label.LabelEvent.LabelingFailed;
import org.athanor.protocol.library.Judgement;
import org.athanor.protocol.library.LibraryEvent.WalkJudged;
import org.athanor.protocol.library.Verdict;
import org.athanor.protocol.walk.CandidateId;
import org.athanor.protocol.walk.Walk;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of single structures, held against the files and the events of their campaign. */
@Tag("trial")
class LineageTest {
  @TempDir static Path home;
  private static Path directory;
  private static History history;

  @BeforeAll
  static void runs() throws IOException {
    directory = home.resolve("run");
    Path calls = Files.createDirectories(home.resolve("calls"));
    String sometimes = "touch %s/$$; [ $(( $(ls %s | wc -l) %% 9 )) -ne 0 ] || exit 3";
    PwStandIn program = PwStandIn.in(home.resolve("pw"), sometimes.formatted(calls, calls));
    Athanor.runHere(Tiny.file(home, program.settings()), directory).fine();
    history = new History(directory).read();
  }

  private static JsonNode lineage(String id) throws IOException {
    Answer answer = Athanor.here("lineage", directory.toString(), id, "--json").fine();
    return new ObjectMapper().readTree(answer.output());
  }

  @Test
  void everyLabelledStructureLeadsBackToItsWalkAndForwardToItsErrors() throws Exception {
    List<Frame> frames = ExtxyzReader.readAll(directory.resolve("dataset.extxyz"));
    String text = history.state().latestFit().orElseThrow().potential();
    Potential last = PotentialText.read(text);
    for (int k = 0; k < frames.size(); k += 13) {
      Frame frame = frames.get(k);
      JsonNode told = lineage(frame.info().get("candidate"));
      assertThat(told.get("label").get("id").asText()).isEqualTo(frame.info().get("label_id"));
      assertThat(told.get("walk").get("phase").asText()).isEqualTo(frame.info().get("phase"));
      assertThat(told.get("walk").get("arm").asText()).isEqualTo(frame.info().get("config_type"));
      assertThat(told.get("label").get("there").asBoolean()).isTrue();
      assertThat(told.get("home").get("atoms").asInt())
          .isEqualTo(frame.structure().species().size());
      int round = told.get("label").get("round").asInt();
      assertThat(told.get("fits")).hasSize(Tiny.ROUNDS - round);
      JsonNode fit = told.get("fits").get(Tiny.ROUNDS - round - 1);
      double energy =
          last.predict(frame.structure()).energy() - frame.labels().orElseThrow().energy();
      assertThat(fit.get("energyErrorMeVPerAtom").asDouble())
          .isCloseTo(1000 * energy / frame.structure().species().size(), within(1e-6));
      assertThat(fit.get("heldOut").asBoolean()).isFalse();
      assertThat(fit.get("forceRmseMeVPerAngstrom").asDouble()).isPositive();
      assertThat(lineage(frame.info().get("label_id").substring(0, 12))).isEqualTo(told);
    }
  }

  @Test
  void whatFailedAndWhatWasNeverChosenHasAStoryToo() throws Exception {
    CandidateId duplicate = duplicate();
    JsonNode told = lineage(duplicate.toString());
    assertThat(told.get("label").isNull()).isTrue();
    assertThat(told.get("judgement").get("eligible").asBoolean()).isFalse();
    assertThat(told.get("judgement").get("duplicateOf").asText()).contains("/");
    Walk walk =
        history
            .state()
            .rounds()
            .get(duplicate.walk().round())
            .walks()
            .get(duplicate.walk().index());
    assertThat(told.get("walk").get("seed").asLong()).isEqualTo(walk.seed());
    LabelingFailed failed =
        history.labels().stream()
            .filter(LabelingFailed.class::isInstance)
            .map(LabelingFailed.class::cast)
            .findFirst()
            .orElseThrow();
    JsonNode tries = lineage(failed.id().brief()).get("label").get("tries");
    assertThat(tries.size()).isGreaterThan(1);
    assertThat(tries.get(failed.attempt() - 1).get("failure").asText())
        .contains("crashed: exit status 3");
    assertThat(tries.get(failed.attempt() - 1).get("seconds").asDouble())
        .isEqualTo(failed.cost().seconds());
    Frame held = ExtxyzReader.readAll(directory.resolve("test.extxyz")).getFirst();
    Answer answer =
        Athanor.here("lineage", directory.toString(), held.info().get("candidate")).fine();
    assertThat(answer.output())
        .contains("structure  " + held.info().get("candidate"), "held out", "meV/atom", "try 1");
  }

  private static CandidateId duplicate() {
    for (Object event : history.library()) {
      if (event instanceof WalkJudged judged) {
        for (Judgement one : judged.judgements()) {
          if (one.verdict() instanceof Verdict.Duplicate) {
            return new CandidateId(judged.walk(), one.candidate());
          }
        }
      }
    }
    throw new AssertionError("expected a duplicate in this campaign");
  }

  @Test
  void whatIsNotThereIsSaidWithWhatIs() {
    String where = directory.toString();
    Athanor.here("lineage", where, "99/0/0").refused(2, "round 99", "the 5 that were opened");
    Athanor.here("lineage", where, "1/999/0").refused(2, "walk 1/999", "of round 1");
    Athanor.here("lineage", where, "0/0/999").refused(2, "there is no 999");
    Athanor.here("lineage", where, "first").refused(2, "round/walk/index", "first");
    Athanor.here("lineage", where, "000000000000").refused(2, "got none");
    Athanor.here("lineage", home.resolve("nothing").toString(), "0/0/0")
        .refused(2, "was a campaign ever run");
  }
}
