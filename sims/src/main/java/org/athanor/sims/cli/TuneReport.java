package org.athanor.sims.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.athanor.potentials.potential.Parameter;
import org.athanor.potentials.potential.ParametricPotential;
import org.athanor.potentials.structure.Scalars;
import org.athanor.sims.matching.Bootstrap;
import org.athanor.sims.matching.Outcome;
import org.athanor.sims.matching.Plan;
import org.athanor.sims.potential.PotentialSpec;
import org.athanor.sims.properties.sensitivity.Reading;
import org.athanor.sims.report.Table;
import org.athanor.sims.status.Format;

/**
 * What {@code tune} says.
 *
 * @param random the fit to as many labels at random, if it was asked for
 * @param check of the standard deviations by bootstrap, if it was asked for
 * @param truth the properties under the potential that labelled; empty if there is none
 */
record TuneReport(
    ParametricPotential start,
    Plan plan,
    Outcome outcome,
    Optional<Outcome> random,
    Optional<Bootstrap> check,
    List<Reading> truth) {
  List<String> text() {
    List<String> lines = new ArrayList<>(labels().text());
    lines.add("");
    lines.addAll(parameters().text());
    lines.add("");
    lines.addAll(properties().text());
    lines.add("");
    count(lines);
    cautions(lines);
    check.ifPresent(drawn -> lines.add(drawn(drawn)));
    word().ifPresent(word -> lines.add("Tuned: " + word));
    return lines;
  }

  private void count(List<String> lines) {
    lines.add(
        "%d of %d labels, of %d structures, in %d rounds%s"
            .formatted(
                outcome.weights().size(),
                outcome.count().offers(),
                outcome.count().structures(),
                outcome.rounds(),
                outcome.settled() ? "" : "; the weights have not settled"));
    if (outcome.count().repeats() > 0) {
      lines.add(
          outcome.count().repeats()
              + " structures of the pool repeat earlier ones, and share their labels.");
    }
    if (outcome.count().missing() > 0) {
      lines.add(
          outcome.count().missing()
              + " structures were chosen and could not be labelled; others stand for them.");
    }
  }

  private void cautions(List<String> lines) {
    outcome
        .ridge()
        .ifPresent(
            ridge ->
                lines.add(
                    "The last fit was held to the one before by a ridge of "
                        + Format.figures(ridge, 1)
                        + ": freely, the crystal had no minimum."));
    if (!outcome.calibration().settled()) {
      lines.add(
          "The last fit did not come to rest: some direction of the parameters is hardly held.");
    }
    double inflation = outcome.calibration().inflation();
    lines.add(
        outcome.calibration().limitedByForm()
            ? "The residuals are √T = %s times what the weights ask for: the potential's form, not the data, is the limit; trust the inflated σ and the misfit σ alone."
                .formatted(Format.figures(inflation, 3))
            : "Inflation √T of the standard deviations: " + Format.figures(inflation, 3));
  }

  private static String drawn(Bootstrap check) {
    return "Bootstrap: "
        + check.draws()
        + " draws, each deviation good to "
        + Format.figures(100 * check.relativeError(), 2)
        + " %"
        + (check.lost() > 0 ? "; " + check.lost() + " more gave no crystal at rest" : "");
  }

  private Optional<String> word() {
    return PotentialSpec.word(outcome.calibration().potential());
  }

  private Table labels() {
    List<List<String>> rows = new ArrayList<>();
    for (Map.Entry<String, Double> weight : outcome.weights().entrySet()) {
      rows.add(
          List.of(
              weight.getKey(),
              Format.figures(weight.getValue(), 5),
              Format.figures(1 / Math.sqrt(weight.getValue()), 3)));
    }
    return Table.of(1, List.of("label", "weight w = 1/σ²", "σ (eV/atom, eV/Å, GPa)"), rows);
  }

  private Table parameters() {
    List<Parameter> before = start.parameters();
    List<Parameter> after = outcome.calibration().potential().parameters();
    List<List<String>> rows = new ArrayList<>();
    for (int p = 0; p < before.size(); p++) {
      rows.add(
          List.of(
              before.get(p).name(),
              before.get(p).unit(),
              Format.figures(before.get(p).value(), 7),
              Format.figures(after.get(p).value(), 7)));
    }
    return Table.of(2, List.of("parameter", "unit", "start", "fitted"), rows);
  }

  private Table properties() {
    List<String> heads =
        new ArrayList<>(
            List.of("property", "unit", "value", "wanted σ", "σ", "inflated σ", "misfit σ"));
    check.ifPresent(drawn -> heads.add("bootstrap σ"));
    random.ifPresent(other -> heads.addAll(List.of("at random", "its inflated σ", "its misfit σ")));
    if (!truth.isEmpty()) {
      heads.add("truth");
    }
    List<List<String>> rows = new ArrayList<>();
    for (int q = 0; q < outcome.readings().size(); q++) {
      Reading reading = outcome.readings().get(q);
      List<String> row =
          new ArrayList<>(List.of(reading.indicator().word(), reading.indicator().unit()));
      row.add(Format.figures(reading.value(), 6));
      row.add(Format.figures(plan.target().get(q).deviation(reading.value()), 3));
      row.add(Format.figures(outcome.deviations().get(q), 3));
      row.add(Format.figures(outcome.inflatedDeviations().get(q), 3));
      row.add(Format.figures(outcome.misfitDeviations().get(q), 3));
      if (check.isPresent()) {
        row.add(Format.figures(check.get().deviations().get(q), 3));
      }
      if (random.isPresent()) {
        row.add(Format.figures(random.get().readings().get(q).value(), 6));
        row.add(Format.figures(random.get().inflatedDeviations().get(q), 3));
        row.add(Format.figures(random.get().misfitDeviations().get(q), 3));
      }
      if (!truth.isEmpty()) {
        row.add(Format.figures(truth.get(q).value(), 6));
      }
      rows.add(row);
    }
    return Table.of(2, heads, rows);
  }

  void write(JsonGenerator json) throws IOException {
    course(json);
    fit(json);
    parameters(json);
    properties(json, "properties", outcome);
    if (check.isPresent()) {
      bootstrap(json, check.get());
    }
    if (random.isPresent()) {
      properties(json, "random", random.get());
    }
  }

  private void course(JsonGenerator json) throws IOException {
    json.writeNumberField("rounds", outcome.rounds());
    json.writeBooleanField("settled", outcome.settled());
    json.writeNumberField("offers", outcome.count().offers());
    json.writeNumberField("repeats", outcome.count().repeats());
    json.writeNumberField("structures", outcome.count().structures());
    json.writeNumberField("missing", outcome.count().missing());
    json.writeObjectFieldStart("weights");
    for (Map.Entry<String, Double> weight : outcome.weights().entrySet()) {
      json.writeNumberField(weight.getKey(), weight.getValue());
    }
    json.writeEndObject();
  }

  private void fit(JsonGenerator json) throws IOException {
    json.writeBooleanField("fitSettled", outcome.calibration().settled());
    if (outcome.ridge().isPresent()) {
      json.writeNumberField("ridge", outcome.ridge().get());
    }
    json.writeNumberField("misfit", outcome.calibration().misfit());
    json.writeNumberField("inflation", outcome.calibration().inflation());
    json.writeBooleanField("limitedByForm", outcome.calibration().limitedByForm());
    if (word().isPresent()) {
      json.writeStringField("potential", word().get());
    }
    json.writeStringField("structure", plan.crystal().text());
    rows(json, "information", outcome.calibration().information().entries());
    rows(json, "misfitCovariance", outcome.calibration().corrections().covariance());
  }

  private static void rows(JsonGenerator json, String name, List<Scalars> rows) throws IOException {
    json.writeArrayFieldStart(name);
    for (Scalars row : rows) {
      Json.numbers(json, row);
    }
    json.writeEndArray();
  }

  private void parameters(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("parameters");
    List<Parameter> after = outcome.calibration().potential().parameters();
    for (int p = 0; p < after.size(); p++) {
      json.writeStartObject();
      json.writeStringField("name", after.get(p).name());
      json.writeStringField("unit", after.get(p).unit());
      json.writeNumberField("start", start.parameters().get(p).value());
      json.writeNumberField("fitted", after.get(p).value());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void bootstrap(JsonGenerator json, Bootstrap drawn) throws IOException {
    json.writeObjectFieldStart("bootstrap");
    json.writeNumberField("draws", drawn.draws());
    json.writeNumberField("lost", drawn.lost());
    json.writeFieldName("standardDeviations");
    Json.numbers(json, drawn.deviations());
    json.writeEndObject();
  }

  private void properties(JsonGenerator json, String name, Outcome of) throws IOException {
    json.writeArrayFieldStart(name);
    for (int q = 0; q < of.readings().size(); q++) {
      Reading reading = of.readings().get(q);
      json.writeStartObject();
      json.writeStringField("property", reading.indicator().word());
      json.writeStringField("unit", reading.indicator().unit());
      json.writeNumberField("value", reading.value());
      json.writeNumberField("wanted", plan.target().get(q).deviation(reading.value()));
      finite(json, "standardDeviation", of.deviations().get(q));
      finite(json, "inflated", of.inflatedDeviations().get(q));
      finite(json, "misfitDeviation", of.misfitDeviations().get(q));
      if (!truth.isEmpty()) {
        json.writeNumberField("truth", truth.get(q).value());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** What the labels do not determine has no number. */
  private static void finite(JsonGenerator json, String name, double value) throws IOException {
    if (Double.isFinite(value)) {
      json.writeNumberField(name, value);
    } else {
      json.writeNullField(name);
    }
  }
}
