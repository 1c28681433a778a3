package org.athanor.sims.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.athanor.protocol.label.Cost;
import org.athanor.protocol.label.Failure;
import org.athanor.protocol.label.LabelEvent;
import org.athanor.protocol.label.LabelEvent.LabelingFailed;
import org.athanor.protocol.label.LabelEvent.LabelingStarted;
import org.athanor.protocol.label.LabelEvent.LabelsRequested;
import org.athanor.protocol.label.LabelEvent.StructureLabeled;
import org.athanor.protocol.label.LabelId;
import org.athanor.protocol.matching.MatchingEvent.TargetSet;
import org.junit.jupiter.api.Test;

class LedgerTest {
  private static final Story.Told TOLD = Story.told(6);
  private static final Plan PLAN =
      new Plan(
          Optional.empty(), Optional.empty(), Optional.of(6), Optional.empty(), Optional.empty());
  private static final Instant AT = Instant.parse("2026-11-21T03:04:05Z");

  @Test
  void itAddsUpToWhatTheQueueCounted() {
    Ledger ledger = Ledger.of(TOLD.end(), Story.PLAN);
    var tally = TOLD.end().labels().tally();
    assertThat(ledger.total().seconds()).isCloseTo(tally.seconds(), within(1e-6));
    assertThat(ledger.total().tries()).isEqualTo(tally.computed());
    assertThat(ledger.entries())
        .extracting(Ledger.Entry::outcome)
        .containsExactly("labelled", "not converged", "out of time");
    assertThat(ledger.forecast()).as("of a campaign that has ended").isEmpty();
  }

  @Test
  void coresCountAndFailuresMakeTheRestDearer() {
    Chronicle chronicle = chronicle(new Failure.NotConverged(100));
    Ledger ledger = Ledger.of(chronicle, PLAN);
    assertThat(ledger.entries())
        .containsExactly(
            new Ledger.Entry("labelled", 1, 900, 2), new Ledger.Entry("not converged", 1, 1800, 1));
    assertThat(ledger.forecast()).contains(new Ledger.Forecast(5, 5 * 2700, 15, false));
    assertThat(ledger.missing()).isEmpty();
    String text = String.join("\n", StatusText.ledger(ledger));
    assertThat(text)
        .contains("3 core-h: 1 labelled (2 core-h), 1 not converged (1 core-h)")
        .contains("about 15 core-h for 5 labels more (3 h 45 min of one labeler)");
  }

  @Test
  void whereLabelsAreChosenForATargetTheRestIsAnUpperBound() {
    Chronicle chronicle =
        chronicle(new Failure.NotConverged(100))
            .applied(new TargetSet("potential", List.of(), List.of(), AT));
    Ledger ledger = Ledger.of(chronicle, PLAN);
    assertThat(ledger.forecast()).contains(new Ledger.Forecast(5, 5 * 2700, 15, true));
    assertThat(String.join("\n", StatusText.ledger(ledger))).contains("at most 15 core-h for 5");
    assertThat(StatusJson.ledger(ledger).get("forecast").get("atMost").asBoolean()).isTrue();
  }

  @Test
  void whatIsMissingIsSaidUntilItIsThere() {
    Ledger ledger = Ledger.of(chronicle(new Failure.Unavailable("licence of VASP")), PLAN);
    assertThat(ledger.missing()).contains("licence of VASP");
    JsonNode json = StatusJson.ledger(ledger);
    assertThat(json.get("missing").asText()).isEqualTo("licence of VASP");
    assertThat(json.get("byOutcome").get(1).get("outcome").asText()).isEqualTo("unavailable");
    assertThat(json.get("forecast").get("coreHours").asDouble()).isEqualTo(15);
    assertThat(StatusText.ledger(ledger)).contains("missing    licence of VASP");
  }

  /** One label on eight cores, and then a failure on two. */
  private static Chronicle chronicle(Failure failure) {
    LabelsRequested asked = (LabelsRequested) TOLD.labels().getFirst();
    LabelId first = asked.requests().get(0).id();
    LabelId second = asked.requests().get(1).id();
    var labels = TOLD.end().labels().labeled(asked).getFirst().labels();
    Chronicle chronicle = Chronicle.EMPTY;
    for (LabelEvent event :
        List.of(
            asked,
            new LabelingStarted(first, 1, "a", AT),
            new StructureLabeled(first, 1, labels, new Cost(900, 8), AT),
            new LabelingStarted(second, 1, "a", AT),
            new LabelingFailed(second, 1, failure, new Cost(1800, 2), AT))) {
      chronicle = chronicle.applied(event);
    }
    return chronicle;
  }
}
