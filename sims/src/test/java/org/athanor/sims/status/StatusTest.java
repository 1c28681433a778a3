package org.athanor.sims.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.athanor.protocol.campaign.CampaignEvent.CampaignResumed;
import org.athanor.protocol.campaign.Errors;
import org.junit.jupiter.api.Test;

class StatusTest {
  private static final Story.Told TOLD = Story.told(6);

  @Test
  void theStateFollowsFromTheEventsAndTheLock() {
    Chronicle begun = TOLD.chronicles().getFirst();
    assertThat(state(Chronicle.EMPTY, false)).isEqualTo(RunState.PLANNED);
    assertThat(state(Chronicle.EMPTY, true)).isEqualTo(RunState.RUNNING);
    assertThat(state(begun, false)).isEqualTo(RunState.STOPPED);
    assertThat(state(begun, true)).isEqualTo(RunState.RUNNING);
    assertThat(state(TOLD.end(), true)).isEqualTo(RunState.COMPLETE);
    assertThat(state(TOLD.end(), false)).isEqualTo(RunState.COMPLETE);
  }

  @Test
  void everyLabelIsSomewhereAtEveryMoment() {
    for (Chronicle chronicle : TOLD.chronicles()) {
      LabelCounts labels = Status.of(chronicle, Story.PLAN, true).labels();
      assertThat(labels.waiting() + labels.running() + labels.done() + labels.quarantined())
          .isEqualTo(labels.requested());
      assertThat(labels.running()).isBetween(0, 1);
    }
  }

  @Test
  void theJsonHasWhatIsPromised() {
    JsonNode json = StatusJson.of(Status.of(TOLD.end(), Story.PLAN, false));
    Errors heldOut = TOLD.end().campaign().latestFit().orElseThrow().report().heldOut().get();
    assertThat(json.get("schema").asText()).isEqualTo("athanor/status");
    assertThat(json.get("version").asInt()).isEqualTo(5);
    assertThat(json.get("programs")).hasSize(1);
    assertThat(json.get("programs").get(0).asText()).isEqualTo("0.1.0 (commit 0c774ff)");
    assertThat(json.get("state").asText()).isEqualTo("complete");
    assertThat(json.get("round").asInt()).isEqualTo(5);
    assertThat(json.get("datasetHash").asText()).isEqualTo("a".repeat(64));
    for (String count : List.of("done", "failed", "quarantined", "computed")) {
      assertThat(json.get("labels").get(count).asInt()).as(count).isPositive();
    }
    assertThat(json.get("labels").get("budget").asInt()).isEqualTo(200);
    JsonNode errors = json.get("errors");
    assertThat(errors.get("energyMaeMeVPerAtom").asDouble()).isEqualTo(heldOut.energyMae());
    assertThat(errors.get("energyRmseMeVPerAtom").asDouble()).isEqualTo(heldOut.energyRmse());
    assertThat(errors.get("forceMaeMeVPerAngstrom").asDouble()).isEqualTo(heldOut.forceMae());
    assertThat(errors.get("forceRmseMeVPerAngstrom").asDouble()).isEqualTo(heldOut.forceRmse());
    assertThat(errors.get("stressMaeGPa").asDouble()).isEqualTo(heldOut.stressMae().orElseThrow());
  }

  @Test
  void whatIsNotKnownIsNull() {
    JsonNode json = StatusJson.of(Status.of(Chronicle.EMPTY, Plan.UNKNOWN, false));
    for (String key : List.of("name", "round", "datasetHash", "errors", "potential", "started")) {
      assertThat(json.has(key)).as(key).isTrue();
      assertThat(json.get(key).isNull()).as(key).isTrue();
    }
    assertThat(json.get("labels").get("budget").isNull()).isTrue();
  }

  @Test
  void peopleAreToldTheSame() {
    String text = String.join("\n", StatusText.of(Status.of(TOLD.end(), Story.PLAN, false)));
    assertThat(text)
        .contains("silicon: complete, round 5 (the budget of 200 labels is spent)")
        .contains("of 200 done")
        .contains("dataset    " + "a".repeat(64))
        .contains("meV/atom")
        .doesNotContain("versions");
    CampaignResumed other = new CampaignResumed(Optional.of("0.2.0"), Instant.EPOCH);
    assertThat(StatusText.of(Status.of(TOLD.end().applied(other), Story.PLAN, false)))
        .last()
        .asString()
        .startsWith("versions   begun by 0.1.0 (commit 0c774ff), going on with 0.2.0;");
  }

  private static RunState state(Chronicle chronicle, boolean held) {
    return Status.of(chronicle, Story.PLAN, held).state();
  }
}
