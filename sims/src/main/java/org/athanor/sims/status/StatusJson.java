package org.athanor.sims.status;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.athanor.config.KeyChange;
import org.athanor.protocol.campaign.CurvePoint;
import org.athanor.protocol.campaign.Errors;
import org.athanor.sims.status.TargetStanding.ControlStanding;
import org.athanor.sims.status.TargetStanding.ParameterStanding;
import org.athanor.sims.status.TargetStanding.PropertyStanding;

/**
 * A status as JSON, schema {@code athanor/status} version 5; what is not known is null.
 *
 * <p>Later versions add fields; a field that is there keeps its meaning. Version 2 added the
 * ledger, version 3 the programs and the target, version 4 the offset of energies, the misfit
 * deviations, the control of a target and the machines, version 5 what was given up and the changes
 * of the file.
 */
public final class StatusJson {
  private StatusJson() {}

  /** The JSON of a status. */
  public static ObjectNode of(Status status) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("schema", "athanor/status");
    json.put("version", 5);
    json.put("name", status.name().orElse(null));
    json.put("state", status.state().word());
    json.put("reason", status.ended().map(Words::of).orElse(null));
    json.put("round", status.round().orElse(null));
    json.put("datasetHash", status.datasetHash().orElse(null));
    json.set("labels", labels(status.labels()));
    json.set("givenUp", givenUp(status.givenUp()));
    json.set("ledger", ledger(status.ledger()));
    json.set("walks", walks(status.walks()));
    json.put("potential", status.potential().map(Standing::version).orElse(null));
    json.set("errors", heldOut(status.potential().flatMap(Standing::heldOut)));
    json.set("entropyArm", arm(status.potential().flatMap(Standing::entropyArm)));
    json.set("controlArm", arm(status.potential().flatMap(Standing::controlArm)));
    json.set("target", status.target().map(StatusJson::target).orElse(null));
    json.put("started", status.times().started().map(Object::toString).orElse(null));
    json.put("latestEvent", status.times().latest().map(Object::toString).orElse(null));
    json.put("resumed", status.times().resumed());
    status.programs().names().forEach(json.putArray("programs")::add);
    json.set("nodes", nodes(status.nodes()));
    json.set("alterations", alterations(status.alterations()));
    return json;
  }

  private static ArrayNode givenUp(List<GivenUp> all) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (GivenUp one : all) {
      list.addObject()
          .put("label", one.id().digest())
          .put("candidate", one.selection().candidate().toString())
          .put("arm", Format.word(one.selection().arm()))
          .put("phase", one.selection().phase())
          .put("cause", Cause.of(one.reason()).word())
          .put("reason", one.reason().words())
          .put("tries", one.tries())
          .put("kept", one.kept().orElse(null));
    }
    return list;
  }

  private static ArrayNode alterations(List<Alteration> alterations) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (Alteration one : alterations) {
      list.addObject()
          .put("at", one.at().toString())
          .put("by", one.by().orElse(null))
          .set("changes", changes(one.changes()));
    }
    return list;
  }

  /** What changed in a file, key by key. */
  public static ArrayNode changes(List<KeyChange> changes) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (KeyChange one : changes) {
      list.addObject()
          .put("key", one.key())
          .put("before", one.before().orElse(null))
          .put("after", one.after().orElse(null));
    }
    return list;
  }

  private static ArrayNode nodes(Nodes nodes) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    nodes
        .all()
        .forEach(
            (name, work) ->
                list.addObject()
                    .put("node", name)
                    .put("walks", work.walks())
                    .put("labels", work.labels())
                    .put("failed", work.failed())
                    .put("latest", work.latest().toString()));
    return list;
  }

  /** Errors with their units in the names; null where there are none. */
  public static ObjectNode errors(Optional<Errors> errors) {
    return errors.map(StatusJson::of).orElse(null);
  }

  private static ObjectNode heldOut(Optional<Errors> errors) {
    return errors
        .map(of -> of(of).put("energyOffsetEVPerAtom", of.energyOffset().orElse(null)))
        .orElse(null);
  }

  private static ObjectNode of(Errors errors) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("labels", errors.labels());
    json.put("energyMaeMeVPerAtom", errors.energyMae());
    json.put("energyRmseMeVPerAtom", errors.energyRmse());
    json.put("forceMaeMeVPerAngstrom", errors.forceMae());
    json.put("forceRmseMeVPerAngstrom", errors.forceRmse());
    json.put("stressMaeGPa", errors.stressMae().orElse(null));
    return json;
  }

  private static ObjectNode arm(Optional<CurvePoint> point) {
    return point
        .map(
            at -> {
              ObjectNode json = JsonNodeFactory.instance.objectNode();
              json.put("ownLabels", at.labels());
              json.set("errors", of(at.errors()));
              return json;
            })
        .orElse(null);
  }

  private static ObjectNode target(TargetStanding target) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("properties", properties(target.properties()));
    ArrayNode parameters = json.putArray("parameters");
    for (ParameterStanding one : target.parameters()) {
      parameters
          .addObject()
          .put("name", one.name())
          .put("unit", one.unit())
          .put("start", one.start())
          .put("value", one.value());
    }
    json.put("inflation", target.inflation());
    json.put("limitedByForm", target.limitedByForm());
    json.put("change", target.change());
    json.put("fitSettled", target.fitSettled());
    json.put("ridge", target.ridge().orElse(null));
    json.put("missing", target.missing().orElse(null));
    json.put("chosen", target.counts().chosen());
    json.put("unused", target.counts().unused());
    json.put("kept", target.counts().kept());
    json.put("pool", target.counts().pool());
    json.set("control", target.control().map(StatusJson::control).orElse(null));
    return json;
  }

  private static ObjectNode control(ControlStanding control) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("labels", control.labels());
    json.set("properties", properties(control.properties()));
    json.put("inflation", control.inflation());
    json.put("ridge", control.ridge().orElse(null));
    return json;
  }

  private static ArrayNode properties(List<PropertyStanding> standing) {
    ArrayNode properties = JsonNodeFactory.instance.arrayNode();
    for (PropertyStanding one : standing) {
      properties
          .addObject()
          .put("property", one.property())
          .put("unit", one.unit())
          .put("start", one.start().orElse(null))
          .put("value", one.value())
          .put("wanted", one.wanted())
          .put("standardDeviation", finite(one.deviation()))
          .put("inflated", finite(one.inflated()))
          .put("misfitDeviation", one.misfitDeviation().map(StatusJson::finite).orElse(null))
          .put("met", one.met());
    }
    return properties;
  }

  /** What is not determined has no number. */
  private static Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }

  private static ObjectNode labels(LabelCounts labels) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("budget", labels.budget().orElse(null));
    json.put("requested", labels.requested());
    json.put("waiting", labels.waiting());
    json.put("running", labels.running());
    json.put("done", labels.done());
    json.put("recalled", labels.recalled());
    json.put("failed", labels.failed());
    json.put("quarantined", labels.quarantined());
    json.put("computed", labels.computed());
    json.put("seconds", labels.seconds());
    return json;
  }

  /** What labels cost; times in seconds and core-hours. */
  public static ObjectNode ledger(Ledger ledger) {
    ObjectNode json = entry(ledger.total());
    ArrayNode outcomes = json.putArray("byOutcome");
    for (Ledger.Entry entry : ledger.entries()) {
      outcomes.add(entry(entry).put("outcome", entry.outcome()));
    }
    json.set("forecast", ledger.forecast().map(StatusJson::forecast).orElse(null));
    json.put("missing", ledger.missing().orElse(null));
    return json;
  }

  private static ObjectNode entry(Ledger.Entry entry) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("tries", entry.tries())
        .put("seconds", entry.seconds())
        .put("coreHours", entry.coreHours());
  }

  private static ObjectNode forecast(Ledger.Forecast forecast) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("labels", forecast.labels())
        .put("seconds", forecast.seconds())
        .put("coreHours", forecast.coreHours())
        .put("atMost", forecast.atMost());
  }

  private static ObjectNode walks(WalkCounts walks) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("planned", walks.planned());
    json.put("arrived", walks.arrived());
    json.put("total", walks.total());
    json.put("candidates", walks.candidates());
    json.put("accepted", walks.accepted());
    return json;
  }
}
