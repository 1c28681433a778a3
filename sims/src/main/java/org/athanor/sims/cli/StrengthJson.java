package org.athanor.sims.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.athanor.sims.strength.Curve;
import org.athanor.sims.strength.Loading;
import org.athanor.sims.strength.Sample;
import org.athanor.sims.strength.Specimen;
import org.athanor.sims.strength.Summary;
import org.athanor.sims.strength.flow.CorrelatedMean;
import org.athanor.sims.strength.flow.Flow;

/** What a strength run found as JSON, schema athanor/strength. */
final class StrengthJson {
  private StrengthJson() {}

  static ObjectNode of(Summary summary, Path folder) {
    Curve curve = summary.curve();
    Specimen specimen = curve.settings().specimen();
    Loading loading = curve.settings().loading();
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("schema", "athanor/strength");
    document.put("version", 1);
    document.put("potential", curve.settings().potential());
    document.put("element", specimen.element().symbol());
    document.put("atoms", curve.atoms());
    document.put("axis", specimen.axis().toString());
    document.put("temperatureK", loading.temperature());
    document.put("pressureGPa", loading.pressureGPa());
    document.put("ratePerSecond", loading.ratePerSecond());
    document.put("strain", loading.strain());
    document.put("timestepFs", loading.pace().timestep());
    document.put("seed", loading.seed());
    document.put("samples", curve.samples().size());
    document.set("peak", sample(curve.peak()));
    document.set("last", sample(curve.last()));
    flow(summary.flow(), document);
    document.put("directory", folder.toString());
    return document;
  }

  private static void flow(Flow flow, ObjectNode document) {
    switch (flow) {
      case Flow.Plateau plateau -> {
        document.set("flow", plateau(plateau));
        document.putNull("reason");
      }
      case Flow.NoPlateau none -> {
        document.putNull("flow");
        document.put("reason", none.reason());
      }
    }
  }

  private static ObjectNode plateau(Flow.Plateau plateau) {
    CorrelatedMean mean = plateau.stressGPa();
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("stressGPa", mean.mean());
    node.put("errorGPa", mean.error());
    node.put("blockErrorGPa", mean.blockError());
    node.put("fromStrain", plateau.fromStrain());
    node.put("toStrain", plateau.toStrain());
    node.put("samples", mean.samples());
    node.put("correlationTimeSamples", mean.correlationTime());
    node.put("driftGPa", plateau.driftGPa());
    node.put("driftErrorGPa", plateau.driftErrorGPa());
    node.put("steady", plateau.steady());
    return node;
  }

  private static ObjectNode sample(Sample sample) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("strain", sample.strain());
    node.put("stressGPa", sample.stressGPa());
    node.put("vonMisesGPa", sample.vonMisesGPa());
    node.put("temperatureK", sample.temperature());
    node.put("bccFraction", sample.bcc());
    node.put("dislocationDensity1e16PerM2", sample.lineDensity());
    return node;
  }
}
