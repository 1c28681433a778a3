package org.athanor.sims.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.athanor.potentials.uncertainty.Coverage;
import org.athanor.potentials.uncertainty.Quantity;
import org.athanor.protocol.campaign.CampaignEvent.PotentialFitted;
import org.athanor.sims.report.Doubts;
import org.athanor.sims.report.Trust;
import org.athanor.sims.report.plot.Point;
import org.athanor.sims.status.Chronicle;

/** Schema {@code athanor/page-uncertainty} version 1 (docs/commands.md). */
final class UncertaintyJson {
  private static final int MOST_POINTS = 4000;

  /** The campaign needs the other cores. */
  private static final int THREADS = 1;

  private UncertaintyJson() {}

  static ObjectNode of(Chronicle chronicle) {
    ObjectNode json = Json.document("athanor/page-uncertainty");
    Optional<PotentialFitted> fit = chronicle.campaign().latestFit();
    json.put("potential", fit.map(PotentialFitted::version).orElse(null));
    Trust trust =
        fit.filter(one -> one.tuning().isEmpty())
            .map(one -> trust(one, chronicle))
            .orElseGet(Trust::new);
    ArrayNode quantities = json.putArray("quantities");
    for (Quantity quantity : Quantity.values()) {
      trust.coverage(quantity).ifPresent(known -> add(quantities, quantity, known, trust));
    }
    return json;
  }

  private static Trust trust(PotentialFitted fit, Chronicle chronicle) {
    return Doubts.trust(Doubts.of(fit, chronicle, THREADS), Judged.of(fit, chronicle));
  }

  private static void add(ArrayNode quantities, Quantity quantity, Coverage coverage, Trust trust) {
    ObjectNode json = quantities.addObject();
    json.put("quantity", Trust.name(quantity));
    json.put("unit", quantity == Quantity.FORCE ? "meV/\u00c5" : "meV/atom");
    json.put("count", coverage.count());
    json.put("in50", coverage.half());
    json.put("in90", coverage.ninety());
    json.put("in95", coverage.ninetyFive());
    ArrayNode curve = json.putArray("curve");
    trust.curve(quantity).forEach(at -> curve.addArray().add(at.x()).add(Json.finite(at.y())));
    List<Point> pairs = trust.pairs(quantity);
    int every = Math.ceilDiv(pairs.size(), MOST_POINTS);
    ArrayNode deviation = json.putArray("deviation");
    ArrayNode error = json.putArray("error");
    for (int k = 0; k < pairs.size(); k += every) {
      deviation.add(Json.finite(pairs.get(k).x()));
      error.add(Json.finite(pairs.get(k).y()));
    }
  }
}
