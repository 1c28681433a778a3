package org.athanor.sims.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.athanor.protocol.campaign.CampaignEvent.CampaignStarted;
import org.athanor.protocol.campaign.CampaignEvent.PotentialFitted;
import org.athanor.protocol.campaign.CampaignEvent.RoundOpened;
import org.athanor.protocol.campaign.CurvePoint;
import org.athanor.protocol.campaign.Errors;
import org.athanor.protocol.walk.Arm;
import org.athanor.sims.report.NoveltyHistogram;
import org.athanor.sims.report.Report;
import org.athanor.sims.status.Chronicle;
import org.athanor.sims.status.Finding;
import org.athanor.sims.status.Milestone;
import org.athanor.sims.status.Plan;
import org.athanor.sims.status.Status;
import org.athanor.sims.status.StatusJson;

/** Schema {@code athanor/page-campaign} version 1 (docs/commands.md). */
final class CampaignJson {
  private final Chronicle chronicle;
  private final Plan plan;

  private CampaignJson(Chronicle chronicle, Plan plan) {
    this.chronicle = chronicle;
    this.plan = plan;
  }

  static ObjectNode of(Scene scene) {
    Status status = Status.of(scene.chronicle(), scene.plan(), scene.held());
    ObjectNode json = Json.document("athanor/page-campaign");
    json.put("name", status.name().orElse(null));
    Waiting.words(status).forEach(json.putArray("waiting")::add);
    new CampaignJson(scene.chronicle(), scene.plan()).addTo(json);
    return json;
  }

  private void addTo(ObjectNode json) {
    json.put("reference", plan.reference().orElse(null));
    json.put("caution", plan.caution().orElse(null));
    json.put("versions", chronicle.programs().caution().orElse(null));
    json.put("seed", chronicle.campaign().started().map(CampaignStarted::seed).orElse(null));
    json.put("roundsPlanned", plan.rounds().orElse(null));
    json.put("aimed", chronicle.matching().target().isPresent());
    // The caution has a field of its own.
    Report.summary(chronicle, Plan.UNKNOWN).forEach(json.putArray("headlines")::add);
    json.set("fits", fits());
    json.set("rounds", rounds());
    ArrayNode resumed = json.putArray("resumed");
    chronicle.timeline().resumed().forEach(at -> resumed.add(at.toString()));
    json.set("novelty", novelty());
    ObjectNode endings = json.putObject("walkEndings");
    chronicle.findings().endings().forEach(endings::put);
    json.set("targetRounds", TargetRounds.of(chronicle));
  }

  private ArrayNode fits() {
    ArrayNode fits = Json.array();
    for (PotentialFitted fit : chronicle.campaign().fits()) {
      ObjectNode json = fits.addObject();
      json.put("version", fit.version());
      json.put("at", fit.at().toString());
      json.put("labels", fit.report().labels());
      json.put("regularisation", Json.finite(fit.report().regularisation()));
      json.set("training", StatusJson.errors(fit.report().training()));
      json.set("heldOut", StatusJson.errors(fit.report().heldOut()));
      json.put(
          "energyOffsetEVPerAtom",
          fit.report().heldOut().flatMap(Errors::energyOffset).orElse(null));
      json.set("entropyArm", arm(fit.report().entropyArm()));
      json.set("controlArm", arm(fit.report().controlArm()));
    }
    return fits;
  }

  private static ObjectNode arm(Optional<CurvePoint> point) {
    return point
        .map(
            at -> {
              ObjectNode json = Json.object().put("ownLabels", at.labels());
              json.set("errors", StatusJson.errors(Optional.of(at.errors())));
              return json;
            })
        .orElse(null);
  }

  private ArrayNode rounds() {
    ArrayNode rounds = Json.array();
    for (RoundOpened round : chronicle.campaign().rounds()) {
      ObjectNode json = rounds.addObject();
      json.put("round", round.round()).put("walks", round.walks().size());
      json.put("opened", at(round, Milestone.OPENED));
      json.put("selected", at(round, Milestone.SELECTED));
      json.put("firstLabel", at(round, Milestone.FIRST_LABEL));
      json.put("lastLabel", at(round, Milestone.LAST_LABEL));
      json.put("fitted", at(round, Milestone.FITTED));
    }
    return rounds;
  }

  private String at(RoundOpened round, Milestone milestone) {
    return Json.text(chronicle.timeline().at(round.round(), milestone));
  }

  private ObjectNode novelty() {
    List<Finding> judged =
        chronicle.findings().judged().stream().filter(one -> one.arm() == Arm.ENTROPY).toList();
    if (judged.isEmpty()) {
      return null;
    }
    NoveltyHistogram histogram = new NoveltyHistogram(judged, plan.noveltyThreshold());
    ObjectNode json = Json.object().put("candidates", judged.size());
    json.put("threshold", plan.noveltyThreshold().orElse(null));
    json.put(
        "scale",
        switch (histogram.kind()) {
          case LINEAR, WHOLE -> "linear";
          case LOGARITHMIC -> "logarithmic";
          case SIGNED -> "asinh";
        });
    ArrayNode bins = json.putArray("bins");
    for (NoveltyHistogram.Bin bin : histogram.bins()) {
      bins.addObject()
          .put("low", bin.low())
          .put("high", bin.high())
          .put("accepted", bin.accepted())
          .put("familiar", bin.familiar())
          .put("other", bin.other());
    }
    return json;
  }
}
