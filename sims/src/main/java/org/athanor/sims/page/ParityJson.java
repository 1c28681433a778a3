package org.athanor.sims.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.athanor.potentials.structure.Vectors;
import org.athanor.protocol.campaign.CampaignEvent.PotentialFitted;
import org.athanor.protocol.library.Selection;
import org.athanor.sims.report.Comparison;
import org.athanor.sims.status.Chronicle;
import org.athanor.sims.status.Format;

/** Schema {@code athanor/page-parity} version 1 (docs/commands.md). */
final class ParityJson {
  private static final int MOST_COMPONENTS = 6000;

  private ParityJson() {}

  static ObjectNode of(Chronicle chronicle) {
    ObjectNode json = Json.document("athanor/page-parity");
    Optional<PotentialFitted> fit = chronicle.campaign().latestFit();
    json.put("potential", fit.map(PotentialFitted::version).orElse(null));
    List<Comparison> all = fit.map(one -> Judged.of(one, chronicle)).orElse(List.of());
    Optional<Double> offset = all.isEmpty() ? Optional.empty() : Judged.offset(all, chronicle);
    json.put("energyOffsetEVPerAtom", offset.orElse(null));
    Columns structures = new Columns();
    all.forEach(one -> add(structures, one, offset.orElse(0.0)));
    structures.addTo(json.putObject("structures"));
    addForces(json.putObject("forces"), all);
    return json;
  }

  private static void add(Columns columns, Comparison one, double offset) {
    Selection selection = one.labeled().selection();
    int n = selection.structure().size();
    columns.words("candidate", selection.candidate().toString());
    columns.words("arm", Format.word(selection.arm()));
    columns.words("phase", selection.phase());
    columns.number("labelEVPerAtom", one.labeled().labels().energy() / n);
    columns.number("predictedEVPerAtom", one.prediction().energy() / n - offset);
  }

  /** Every k-th component, so that the page stays light. */
  private static void addForces(ObjectNode json, List<Comparison> all) {
    int components = all.stream().mapToInt(one -> 3 * one.prediction().forces().size()).sum();
    int every = Math.ceilDiv(Math.max(1, components), MOST_COMPONENTS);
    ArrayNode structure = json.put("components", components).putArray("structure");
    ArrayNode label = json.putArray("labelEVPerAngstrom");
    ArrayNode predicted = json.putArray("predictedEVPerAngstrom");
    int k = 0;
    for (int s = 0; s < all.size(); s++) {
      Vectors said = all.get(s).prediction().forces();
      Vectors labels = all.get(s).labeled().labels().forces();
      for (int c = 0; c < 3 * said.size(); c++, k++) {
        if (k % every == 0) {
          structure.add(s);
          label.add(Json.finite(labels.get(c / 3, c % 3)));
          predicted.add(Json.finite(said.get(c / 3, c % 3)));
        }
      }
    }
  }
}
