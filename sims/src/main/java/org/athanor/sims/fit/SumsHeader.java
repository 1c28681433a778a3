package org.athanor.sims.fit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.athanor.potentials.linear.FitWeights;
import org.athanor.potentials.linear.Prior;
import org.athanor.potentials.screening.Fault;
import org.athanor.potentials.screening.Finding;
import org.athanor.potentials.uncertainty.CalibratedFit.Source;

/**
 * What {@link Sums} are of.
 *
 * @param spec how labels are fitted
 * @param elements atomic numbers of the basis
 * @param task what was absorbed, and how
 * @param before labels absorbed before those of the task
 * @param findings labels of the task that were left out
 */
record SumsHeader(
    FitSpec spec, SortedSet<Integer> elements, Digest task, int before, List<Finding> findings) {
  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("basis", spec.basis().text());
    ArrayNode species = json.putArray("elements");
    elements.forEach(species::add);
    ArrayNode weights = json.putArray("weights");
    weights.add(spec.weights().energyPerAtom());
    weights.add(spec.weights().force());
    weights.add(spec.weights().virialPerAtom());
    if (Double.isFinite(spec.weights().softForce())) {
      weights.add(spec.weights().softForce());
    }
    json.put("prior", spec.prior().name());
    json.put("source", spec.source().name());
    spec.references()
        .ifPresent(
            e0 -> {
              ObjectNode references = json.putObject("references");
              e0.forEach((z, energy) -> references.put("" + z, energy));
            });
    json.put("task", task.hex());
    json.put("before", before);
    ArrayNode found = json.putArray("findings");
    for (Finding finding : findings) {
      ObjectNode one = found.addObject();
      one.put("index", finding.index());
      one.put("fault", finding.fault().name());
      one.put("words", finding.words());
    }
    return json;
  }

  static SumsHeader of(JsonNode json) {
    SortedSet<Integer> elements = new TreeSet<>();
    json.get("elements").forEach(z -> elements.add(z.asInt()));
    JsonNode weights = json.get("weights");
    List<Finding> findings = new ArrayList<>();
    for (JsonNode one : json.get("findings")) {
      findings.add(
          new Finding(
              one.get("index").asInt(),
              Fault.valueOf(one.get("fault").asText()),
              one.get("words").asText()));
    }
    FitSpec spec =
        new FitSpec(
            new BasisSpec(json.get("basis").asText()),
            new FitWeights(
                weights.get(0).asDouble(),
                weights.get(1).asDouble(),
                weights.get(2).asDouble(),
                weights.path(3).asDouble(Double.POSITIVE_INFINITY)),
            Prior.valueOf(json.get("prior").asText()),
            Source.valueOf(json.get("source").asText()),
            references(json),
            1,
            false);
    return new SumsHeader(
        spec,
        elements,
        new Digest(json.get("task").asText()),
        json.get("before").asInt(),
        findings);
  }

  private static Optional<SortedMap<Integer, Double>> references(JsonNode json) {
    if (!json.has("references")) {
      return Optional.empty();
    }
    SortedMap<Integer, Double> references = new TreeMap<>();
    json.get("references")
        .properties()
        .forEach(e -> references.put(Integer.valueOf(e.getKey()), e.getValue().asDouble()));
    return Optional.of(references);
  }
}
