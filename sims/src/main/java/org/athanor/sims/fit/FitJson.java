package org.athanor.sims.fit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.athanor.potentials.linear.LinearFit;
import org.athanor.potentials.numerics.Descent;
import org.athanor.potentials.regression.Committee;
import org.athanor.potentials.regression.Posterior;
import org.athanor.potentials.screening.Finding;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.uncertainty.Calibration;
import org.athanor.potentials.uncertainty.Coverage;
import org.athanor.potentials.uncertainty.Quantity;
import org.athanor.sims.report.Trust;
import org.athanor.sims.status.Accuracy;
import org.athanor.sims.status.StatusJson;

/** A fit as JSON, schema athanor/fit. */
public final class FitJson {
  private FitJson() {}

  /** The document. */
  public static ObjectNode of(String dataset, String basis, FitResult result) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    LinearFit fit = result.found().fit();
    json.put("schema", "athanor/fit");
    json.put("version", 1);
    json.put("dataset", dataset);
    json.put("labels", result.training().errors().structures());
    json.put("labelsInAll", result.absorbed().fit().labels());
    json.put("basis", basis);
    json.put("functions", fit.potential().basis().size());
    json.put("densities", result.refinement().isPresent() ? 2 : 1);
    json.put("cutoffAngstrom", fit.potential().basis().cutoff());
    json.put("regularisation", fit.regularisation());
    json.put("logEvidence", fit.logEvidence());
    json.put("noise", fit.noise());
    ObjectNode references = json.putObject("referenceEnergiesEV");
    result
        .potential()
        .references()
        .forEach((z, energy) -> references.put(Element.of(z).symbol(), energy));
    json.set("errors", StatusJson.errors(Optional.of(Accuracy.of(result.training().errors()))));
    json.set("testErrors", StatusJson.errors(result.test().map(t -> Accuracy.of(t.errors()))));
    json.set("uncertainty", uncertainty(result));
    ArrayNode dropped = json.putArray("dropped");
    result.dropped().forEach(finding -> add(dropped, finding));
    json.set("refinement", result.refinement().map(FitJson::refinement).orElse(null));
    json.put("seconds", result.seconds());
    return json;
  }

  private static ObjectNode refinement(Descent.State state) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("steps", state.count());
    json.put("evaluations", state.evaluations());
    json.put("lossAtStart", state.values().getFirst());
    json.put("loss", state.value());
    return json;
  }

  private static void add(ArrayNode dropped, Finding finding) {
    ObjectNode json = dropped.addObject();
    json.put("frame", finding.index() + 1);
    json.put("fault", finding.fault().word());
    json.put("reason", finding.words());
  }

  private static ObjectNode uncertainty(FitResult result) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put(
        "source",
        switch (result.found().uncertainty().spread()) {
          case Posterior _ -> "posterior";
          case Committee _ -> "committee";
        });
    for (Quantity quantity : Quantity.values()) {
      Calibration calibration = result.found().uncertainty().calibration(quantity);
      ObjectNode own = json.putObject(name(quantity));
      own.put("share", calibration.width().share());
      own.put("floor", calibration.width().floor());
      own.put("heldOutErrors", calibration.count());
      own.set("coverage", calibration.coverage().map(FitJson::coverage).orElse(null));
      own.set(
          "testCoverage",
          result
              .test()
              .flatMap(test -> test.trust().coverage(quantity))
              .map(FitJson::coverage)
              .orElse(null));
    }
    return json;
  }

  /** Shares of errors within intervals, by quantity; null where there are none. */
  public static ObjectNode coverages(Trust trust) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    for (Quantity quantity : Quantity.values()) {
      json.set(name(quantity), trust.coverage(quantity).map(FitJson::coverage).orElse(null));
    }
    return json;
  }

  private static String name(Quantity quantity) {
    return switch (quantity) {
      case ENERGY -> "energyPerAtomEV";
      case FORCE -> "forceEVPerAngstrom";
      case VIRIAL -> "virialPerAtomEV";
    };
  }

  private static ObjectNode coverage(Coverage coverage) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("half", coverage.half());
    json.put("ninety", coverage.ninety());
    json.put("ninetyFive", coverage.ninetyFive());
    json.put("errors", coverage.count());
    return json;
  }
}
