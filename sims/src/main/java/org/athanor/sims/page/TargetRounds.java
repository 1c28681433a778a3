package org.athanor.sims.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.athanor.protocol.campaign.CampaignEvent.PotentialFitted;
import org.athanor.protocol.matching.MatchingEvent.Bounds;
import org.athanor.protocol.matching.MatchingEvent.Missing;
import org.athanor.protocol.matching.MatchingEvent.RoundMatched;
import org.athanor.protocol.matching.TargetReading;
import org.athanor.protocol.matching.Tuning;
import org.athanor.sims.status.Chronicle;

/** How certain a campaign's target became, round by round. */
final class TargetRounds {
  private TargetRounds() {}

  /** One entry for each round that was matched; what no fit has reached yet is null. */
  static ArrayNode of(Chronicle chronicle) {
    ArrayNode rounds = Json.array();
    List<PotentialFitted> fits = chronicle.campaign().fits();
    for (RoundMatched round : chronicle.matching().rounds()) {
      ObjectNode json = rounds.addObject();
      json.put("round", round.round());
      json.put("pool", round.pool());
      json.put("needed", round.needed().size());
      json.put("withWeight", round.weights().size());
      json.put("change", Json.finite(round.change()));
      json.put("missing", missing(round).orElse(null));
      ArrayNode properties = json.putArray("properties");
      fits.stream()
          .filter(fit -> fit.version() == round.round())
          .flatMap(fit -> fit.tuning().stream())
          .forEach(tuning -> add(properties, tuning));
    }
    return rounds;
  }

  private static Optional<String> missing(RoundMatched round) {
    return switch (round.found()) {
      case Bounds _ -> Optional.empty();
      case Missing missing -> Optional.of(missing.words());
    };
  }

  private static void add(ArrayNode properties, Tuning tuning) {
    for (int q = 0; q < tuning.readings().size(); q++) {
      TargetReading reading = tuning.readings().get(q);
      double deviation = tuning.deviations().get(q);
      properties
          .addObject()
          .put("property", reading.property())
          .put("unit", reading.unit())
          .put("value", Json.finite(reading.value()))
          .put("wanted", Json.finite(reading.wanted()))
          .put("standardDeviation", Json.finite(deviation))
          .put("inflated", Json.finite(deviation * tuning.inflation()));
    }
  }
}
