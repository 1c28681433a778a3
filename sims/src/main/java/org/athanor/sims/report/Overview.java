package org.athanor.sims.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.athanor.protocol.campaign.CampaignEvent.CampaignStarted;
import org.athanor.protocol.campaign.CampaignState;
import org.athanor.sims.report.Part.Caution;
import org.athanor.sims.report.Part.Grid;
import org.athanor.sims.report.Part.Paragraph;
import org.athanor.sims.report.Part.Section;
import org.athanor.sims.status.Chronicle;
import org.athanor.sims.status.Format;
import org.athanor.sims.status.Plan;
import org.athanor.sims.status.Words;

/** What ran, how it ended, and the figures that matter most. */
final class Overview {
  private final Chronicle chronicle;
  private final Plan plan;

  Overview(Chronicle chronicle, Plan plan) {
    this.chronicle = chronicle;
    this.plan = plan;
  }

  Section section() {
    List<Part> parts = new ArrayList<>();
    plan.caution().ifPresent(words -> parts.add(new Caution(words)));
    Headlines.of(chronicle).forEach(line -> parts.add(new Paragraph(line)));
    parts.add(new Grid(Table.of(2, List.of("what", "value"), facts())));
    return new Section("What ran", parts);
  }

  private List<List<String>> facts() {
    CampaignState campaign = chronicle.campaign();
    List<List<String>> facts = new ArrayList<>();
    campaign.started().map(CampaignStarted::name).ifPresent(n -> facts.add(List.of("campaign", n)));
    plan.reference().ifPresent(name -> facts.add(List.of("reference", name)));
    campaign.started().ifPresent(begun -> facts.addAll(times(begun)));
    facts.add(List.of("processes that worked on it", "" + (1 + campaign.resumed())));
    chronicle
        .alterations()
        .forEach(
            one -> facts.add(List.of("file changed " + Format.instant(one.at()), one.words())));
    facts.add(List.of("rounds opened", "" + campaign.rounds().size()));
    facts.add(
        List.of(
            "end", campaign.ended().map(end -> Words.of(end.reason())).orElse("not reached yet")));
    campaign.ended().ifPresent(end -> facts.add(List.of("dataset hash", end.datasetHash())));
    return facts;
  }

  private List<List<String>> times(CampaignStarted begun) {
    List<List<String>> times = new ArrayList<>();
    times.add(List.of("seed", "" + begun.seed()));
    times.add(List.of("started", Format.instant(begun.at())));
    chronicle
        .timeline()
        .latest()
        .ifPresent(
            last -> {
              double seconds = Duration.between(begun.at(), last).toMillis() / 1000.0;
              times.add(List.of("last event", Format.instant(last)));
              times.add(List.of("between the two", Format.seconds(seconds)));
            });
    return times;
  }
}
