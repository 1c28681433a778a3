package org.athanor.sims.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.athanor.protocol.campaign.CampaignEvent;
import org.athanor.protocol.campaign.CampaignEvent.RoundOpened;
import org.athanor.protocol.label.LabelEvent;
import org.athanor.protocol.label.LabelEvent.LabelingFailed;
import org.athanor.protocol.label.LabelEvent.LabelingStarted;
import org.athanor.protocol.label.LabelEvent.StructureLabeled;
import org.athanor.protocol.label.LabelId;
import org.athanor.protocol.library.LibraryEvent;
import org.athanor.protocol.library.LibraryEvent.WalkArrived;
import org.athanor.protocol.library.LibraryEvent.WalkJudged;
import org.athanor.protocol.walk.Arm;
import org.junit.jupiter.api.Test;

class ChronicleTest {
  private static final Story.Told TOLD = Story.told(6);

  @Test
  void familiesMayComeOneAfterTheOther() {
    Chronicle chronicle = Chronicle.EMPTY;
    for (LabelEvent event : TOLD.labels()) {
      chronicle = chronicle.applied(event);
    }
    for (LibraryEvent event : TOLD.library()) {
      chronicle = chronicle.applied(event);
    }
    for (CampaignEvent event : TOLD.campaign()) {
      chronicle = chronicle.applied(event);
    }
    assertThat(chronicle).isEqualTo(TOLD.end());
  }

  @Test
  void everyCalculationIsCharged() {
    Chronicle end = TOLD.end();
    long labeled = count(StructureLabeled.class);
    long failed = count(LabelingFailed.class);
    assertThat(failed).isPositive();
    assertThat(end.charges()).hasSize((int) (labeled + failed));
    assertThat(end.charges().stream().filter(charge -> charge.failure().isPresent()))
        .hasSize((int) failed);
    assertThat(end.charges().stream().mapToDouble(Charge::seconds).sum())
        .isEqualTo(end.labels().tally().seconds(), within(1e-9));
  }

  @Test
  void whatWorkersBroughtIsCountedForTheirMachines() {
    Chronicle chronicle = Chronicle.EMPTY;
    Map<LabelId, String> at = new HashMap<>();
    Map<String, Integer> labels = new TreeMap<>();
    for (LabelEvent event : TOLD.labels()) {
      LabelEvent elsewhere = event;
      if (event instanceof LabelingStarted start && at.size() % 2 == 0) {
        elsewhere =
            new LabelingStarted(
                start.id(), start.attempt(), start.labeler() + "@helium.17", start.at());
      }
      if (elsewhere instanceof LabelingStarted start) {
        at.put(start.id(), start.labeler().contains("@") ? "helium.17" : Nodes.COORDINATOR);
      } else if (elsewhere instanceof StructureLabeled label) {
        labels.merge(at.get(label.id()), 1, Integer::sum);
      }
      chronicle = chronicle.applied(elsewhere);
    }
    assertThat(labels).containsOnlyKeys("coordinator", "helium.17");
    Nodes nodes = chronicle.nodes();
    assertThat(nodes.several()).isTrue();
    nodes.all().forEach((name, work) -> assertThat(work.labels()).isEqualTo(labels.get(name)));
    assertThat(nodes.all().values().stream().mapToInt(Nodes.Work::failed).sum())
        .isEqualTo((int) count(LabelingFailed.class));
    Instant last = nodes.all().get("helium.17").latest();
    Nodes later = nodes.walked("explorer-4@helium.17", last.minusSeconds(5));
    assertThat(later.all().get("helium.17").walks()).isOne();
    assertThat(later.all().get("helium.17").latest()).as("told later").isEqualTo(last);
    assertThat(StatusText.nodes(nodes))
        .hasSize(2)
        .last()
        .asString()
        .startsWith("node       helium.17: 0 walks, " + labels.get("helium.17") + " labels");
  }

  @Test
  void oneMachineIsNotNamed() {
    assertThat(TOLD.end().nodes().several()).isFalse();
    assertThat(StatusText.nodes(TOLD.end().nodes())).isEmpty();
  }

  @Test
  void everyWalkAndCandidateIsCounted() {
    Findings findings = TOLD.end().findings();
    long walks = TOLD.library().stream().filter(WalkArrived.class::isInstance).count();
    int candidates =
        TOLD.library().stream()
            .filter(WalkJudged.class::isInstance)
            .mapToInt(event -> ((WalkJudged) event).judgements().size())
            .sum();
    assertThat(findings.walks()).isEqualTo((int) walks);
    assertThat(findings.endings().values().stream().mapToInt(Integer::intValue).sum())
        .isEqualTo((int) walks);
    assertThat(findings.judged()).hasSize(candidates);
    assertThat(findings.count(lot -> true)).isEqualTo(candidates);
    assertThat(findings.count(lot -> lot.arm() == Arm.CONTROL && lot.round() == 0)).isZero();
    assertThat(findings.count(lot -> lot.arm() == Arm.CONTROL && lot.round() == 1)).isEqualTo(20);
  }

  @Test
  void roundsPassTheirMilestonesInOrder() {
    Timeline timeline = TOLD.end().timeline();
    for (CampaignEvent event : TOLD.campaign()) {
      if (event instanceof RoundOpened round) {
        assertThat(timeline.at(round.round(), Milestone.OPENED)).contains(round.at());
        assertThat(Milestone.values())
            .extracting(milestone -> timeline.at(round.round(), milestone).orElseThrow())
            .isSorted();
      }
    }
    assertThat(timeline.resumed()).hasSize(1);
  }

  private static long count(Class<? extends LabelEvent> kind) {
    return TOLD.labels().stream().filter(kind::isInstance).count();
  }
}
