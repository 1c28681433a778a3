package org.athanor.sims.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Structure;
import org.athanor.protocol.label.LabelRequest;
import org.athanor.protocol.label.LabelStatus;
import org.athanor.protocol.walk.CandidateId;
import org.athanor.protocol.walk.Walk;
import org.athanor.sims.status.Cause;
import org.athanor.sims.status.Charge;
import org.athanor.sims.status.Chronicle;
import org.athanor.sims.status.Finding;
import org.athanor.sims.status.Format;

/** Schema {@code athanor/page-structure} version 1 (docs/commands.md). */
final class StructureJson {
  private StructureJson() {}

  /** A structure that a label was asked for, with where it comes from; empty if there is none. */
  static Optional<ObjectNode> of(CandidateId candidate, Chronicle chronicle) {
    return LabelsJson.requests(chronicle)
        .filter(request -> request.selection().candidate().equals(candidate))
        .findFirst()
        .map(request -> of(request, chronicle));
  }

  private static ObjectNode of(LabelRequest request, Chronicle chronicle) {
    ObjectNode json = Json.document("athanor/page-structure");
    json.put("candidate", request.selection().candidate().toString());
    json.put("label", request.id().digest());
    json.put("arm", Format.word(request.selection().arm()));
    json.put("phase", request.selection().phase());
    addOrigin(json, request, new Origins(chronicle));
    addLabel(json, chronicle.labels().entries().get(request.id()).status());
    addTries(json.putArray("tries"), request, new Bills(chronicle));
    addAtoms(json, request.selection().structure());
    return json;
  }

  private static void addOrigin(ObjectNode json, LabelRequest request, Origins origins) {
    CandidateId candidate = request.selection().candidate();
    Optional<Walk> walk = origins.walk(candidate);
    json.put("round", candidate.walk().round());
    json.put("walk", candidate.walk().index());
    json.put("index", candidate.index());
    json.put("motion", walk.map(Origins::motion).orElse(null));
    json.put("potential", walk.flatMap(Origins::driver).orElse(null));
    json.put("pressureGPa", walk.map(Walk::pressureGPa).orElse(null));
    json.put("temperatureK", walk.flatMap(Origins::temperature).orElse(null));
    json.put("biasEV", walk.flatMap(Origins::bias).orElse(null));
    // As words: numbers of JavaScript have fewer digits than seeds.
    json.put("seed", walk.map(one -> Long.toString(one.seed())).orElse(null));
    Optional<Finding> finding = origins.finding(candidate);
    json.put("novelty", finding.map(Finding::novelty).map(Json::finite).orElse(null));
    json.put("verdict", finding.map(one -> one.verdict().word()).orElse(null));
    json.put("compared", finding.map(one -> Format.word(one.mode())).orElse(null));
  }

  private static void addLabel(ObjectNode json, LabelStatus status) {
    json.put("state", LabelsJson.state(status));
    json.put("reason", LabelsJson.reason(status));
    if (status instanceof LabelStatus.Done done) {
      json.put("energyEV", Json.finite(done.labels().energy()));
      json.put("largestForceEVPerAngstrom", Json.finite(done.labels().forces().largestNorm()));
    }
  }

  private static void addTries(ArrayNode tries, LabelRequest request, Bills bills) {
    for (Charge charge : bills.of(request.id())) {
      tries
          .addObject()
          .put("outcome", charge.failure().map(one -> Cause.of(one).word()).orElse("labelled"))
          .put("reason", charge.failure().map(one -> one.words()).orElse(null))
          .put("seconds", Json.finite(charge.seconds()))
          .put("cores", charge.cost().cores());
    }
  }

  private static void addAtoms(ObjectNode json, Structure structure) {
    json.put("volumePerAtomA3", Json.finite(structure.volumePerAtom()));
    ArrayNode cell = json.putArray("cell");
    ArrayNode periodic = json.putArray("periodic");
    for (int row = 0; row < 3; row++) {
      ArrayNode vector = cell.addArray();
      for (int axis = 0; axis < 3; axis++) {
        vector.add(structure.cell().rows().get(row, axis));
      }
      periodic.add(structure.cell().periodicity().along(row));
    }
    ArrayNode elements = json.putArray("elements");
    ArrayNode positions = json.putArray("positions");
    for (int i = 0; i < structure.size(); i++) {
      elements.add(Element.of(structure.species().get(i)).symbol());
      ArrayNode position = positions.addArray();
      for (int axis = 0; axis < 3; axis++) {
        position.add(structure.positions().get(i, axis));
      }
    }
  }
}
