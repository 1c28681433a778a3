package org.athanor.sims.trials;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Campaigns that part from another one at the end of a round. */
@Tag("trial")
class ForkTest {
  @TempDir static Path data;
  private static PwStandIn program;
  private static Path parent;
  private static History before;
  @TempDir Path home;

  @BeforeAll
  static void runs() throws IOException {
    program = PwStandIn.in(data.resolve("pw"), "sleep 0.02");
    parent = data.resolve("parent");
    Athanor.runHere(Tiny.file(data, program.settings()), parent).fine();
    before = new History(parent).read();
  }

  private static JsonNode fork(Path from, int round, Path to) throws IOException {
    Answer answer =
        Athanor.here(
            "fork", from.toString(), "--round", "" + round, "--output", to.toString(), "--json");
    return new ObjectMapper().readTree(answer.fine().output());
  }

  @Test
  void withTheSameFileItComesToTheSameDatasetAndPaysForNothing() throws Exception {
    Path directory = home.resolve("fork");
    JsonNode made = fork(parent, 2, directory);
    int labels = before.queue().tally().done();
    assertThat(made.get("labels").asInt() + made.get("carried").asInt()).isEqualTo(labels);
    assertThat(made.get("carried").asInt()).isPositive();
    History history = new History(directory).read();
    assertThat(history.state().rounds()).isEqualTo(before.state().rounds().subList(0, 3));
    assertThat(history.state().fits()).hasSize(3);
    int computed = history.queue().tally().computed();
    Athanor.runHere(Tiny.file(home, program.settings()), directory).fine();
    assertThat(history.read().hash()).isEqualTo(before.hash());
    assertThat(history.queue().tally().computed()).isEqualTo(computed);
    assertThat(history.queue().tally().recalled()).isEqualTo(made.get("carried").asInt());
    Answer story = Athanor.here("history", directory.toString()).fine();
    assertThat(story.output()).contains("forked", parent.toString(), "after round 2", "ended");
    assertThat(Athanor.here("lineage", directory.toString(), "2/0/0").fine().output())
        .contains("from       " + parent);
    assertThat(Athanor.here("lineage", directory.toString(), "4/0/0").fine().output())
        .doesNotContain("from       ");
  }

  @Test
  void withAnotherFileItGoesItsOwnWayAlsoFromAForkOfAFork() throws Exception {
    Path first = home.resolve("first");
    Path second = home.resolve("second");
    fork(parent, 3, first);
    JsonNode made = fork(first, 1, second);
    assertThat(made.get("labels").asInt() + made.get("carried").asInt())
        .as("what the first fork carried goes along")
        .isEqualTo(before.queue().tally().done());
    Path file = Tiny.file(home, program.settings(), "label.budget = 30", "stop.rounds = 4");
    Athanor.runHere(file, second).fine();
    History history = new History(second).read();
    assertThat(history.state().rounds()).hasSize(4);
    assertThat(history.queue().tally().done()).isLessThan(before.queue().tally().done());
    assertThat(new History(parent).read().size()).isEqualTo(before.size());
  }

  @Test
  void mistakesAreSaidAndLeaveNothing() throws Exception {
    Path directory = home.resolve("fork");
    String to = directory.toString();
    String from = parent.toString();
    Athanor.here("fork", from, "--round", "5", "--output", to)
        .refused(2, "--round", "0 to 4", "got 5");
    Athanor.here("fork", from, "--round", "-1", "--output", to).refused(2, "got -1");
    Athanor.here("fork", home.resolve("nothing").toString(), "--round", "1", "--output", to)
        .refused(2, "was a campaign ever run");
    Athanor.here("fork", from, "--round", "1", "--output", home.toString())
        .refused(2, "expected nothing there");
    assertThat(home).isEmptyDirectory();
  }
}
