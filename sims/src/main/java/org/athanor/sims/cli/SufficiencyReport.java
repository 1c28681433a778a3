package org.athanor.sims.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.athanor.potentials.potential.Parameter;
import org.athanor.potentials.potential.ParametricPotential;
import org.athanor.potentials.structure.Scalars;
import org.athanor.sims.report.Table;
import org.athanor.sims.status.Format;
import org.athanor.sims.sufficiency.Gradient;
import org.athanor.sims.sufficiency.Propagation;
import org.athanor.sims.sufficiency.Quantity;
import org.athanor.sims.sufficiency.Study;

/** What {@code sufficiency} says. */
record SufficiencyReport(TunedFile tuned, ParametricPotential at, Study.Finding finding) {
  List<String> text() {
    List<String> lines = new ArrayList<>(strengths().text());
    lines.add("");
    lines.addAll(slopes().text());
    lines.add("");
    for (Quantity quantity : Quantity.values()) {
      Gradient gradient = finding.gradients().get(quantity);
      lines.add(
          String.format(
              Locale.ROOT,
              "%s: Σ (v·v_k)² = %s ± %s over the %d directions that the target's properties see;"
                  + " χ² of the other %d: %s; noise of a run %s GPa, %d runs.",
              Format.word(quantity),
              Format.figures(gradient.share(), 3),
              Format.figures(gradient.shareError(), 2),
              gradient.seen(),
              gradient.slopes().size() - gradient.seen(),
              Format.figures(gradient.unseenChiSquare(), 3),
              Format.figures(gradient.noise(), 2),
              finding.runs()));
      double open = propagated(quantity).open();
      if (open > 1e-6) {
        lines.add(
            "The labels say nothing about "
                + Format.figures(100 * open, 2)
                + " % of the slope: the σ of "
                + Format.word(quantity)
                + " leaves that out.");
      }
    }
    return lines;
  }

  private Propagation propagated(Quantity quantity) {
    return Propagation.of(finding.gradients().get(quantity).byParameters(), tuned.information());
  }

  /** √(σ² + gᵀ cov g), cov that of the parameters over the labels' pointwise corrections. */
  private OptionalDouble misfit(Quantity quantity) {
    if (tuned.misfitCovariance().isEmpty()) {
      return OptionalDouble.empty();
    }
    Scalars slope = finding.gradients().get(quantity).byParameters();
    double variance = 0;
    for (int p = 0; p < slope.size(); p++) {
      for (int q = 0; q < slope.size(); q++) {
        variance += slope.get(p) * tuned.misfitCovariance().get(p).get(q) * slope.get(q);
      }
    }
    double bare = propagated(quantity).deviation();
    return OptionalDouble.of(StrictMath.hypot(bare, Math.sqrt(variance)));
  }

  private Table strengths() {
    List<List<String>> rows = new ArrayList<>();
    for (Quantity quantity : Quantity.values()) {
      double bare = propagated(quantity).deviation();
      rows.add(
          List.of(
              Format.word(quantity),
              mean(finding.here().get(quantity)),
              Format.figures(bare, 3),
              Format.figures(tuned.inflation() * bare, 3),
              misfit(quantity).isPresent()
                  ? Format.figures(misfit(quantity).getAsDouble(), 3)
                  : "–",
              mean(finding.truth().get(quantity))));
    }
    return Table.of(
        1, List.of("strength, GPa", "tuned", "σ", "inflated σ", "misfit σ", "truth"), rows);
  }

  private static String mean(Scalars values) {
    double sum = 0;
    for (int k = 0; k < values.size(); k++) {
      sum += values.get(k);
    }
    return values.size() == 0 ? "–" : Format.figures(sum / values.size(), 4);
  }

  private Table slopes() {
    List<Parameter> parameters = at.parameters();
    Scalars flow = finding.gradients().get(Quantity.FLOW).byParameters();
    Scalars yield = finding.gradients().get(Quantity.YIELD).byParameters();
    List<List<String>> rows = new ArrayList<>();
    for (int p = 0; p < parameters.size(); p++) {
      rows.add(
          List.of(
              parameters.get(p).name(),
              Format.figures(flow.get(p), 3),
              Format.figures(yield.get(p), 3)));
    }
    return Table.of(1, List.of("by ln|p| of", "∂flow, GPa", "∂yield, GPa"), rows);
  }

  void write(JsonGenerator json) throws IOException {
    json.writeStringField("potential", tuned.potential());
    json.writeNumberField("inflation", tuned.inflation());
    json.writeNumberField("runs", finding.runs());
    for (Quantity quantity : Quantity.values()) {
      json.writeObjectFieldStart(Format.word(quantity));
      write(json, quantity);
      json.writeEndObject();
    }
  }

  private void write(JsonGenerator json, Quantity quantity) throws IOException {
    Gradient gradient = finding.gradients().get(quantity);
    Propagation propagated = propagated(quantity);
    numbers(json, "valuesGPa", finding.here().get(quantity));
    numbers(json, "truthGPa", finding.truth().get(quantity));
    json.writeNumberField("standardDeviationGPa", propagated.deviation());
    json.writeNumberField("inflatedGPa", tuned.inflation() * propagated.deviation());
    if (misfit(quantity).isPresent()) {
      json.writeNumberField("misfitDeviationGPa", misfit(quantity).getAsDouble());
    }
    json.writeNumberField("openShare", propagated.open());
    numbers(json, "gradient", gradient.byParameters());
    numbers(json, "slopes", gradient.slopes());
    numbers(json, "slopeErrors", gradient.errors());
    json.writeNumberField("seen", gradient.seen());
    json.writeNumberField("noiseGPa", gradient.noise());
    json.writeNumberField("share", gradient.share());
    json.writeNumberField("shareError", gradient.shareError());
    json.writeNumberField("unseenChiSquare", gradient.unseenChiSquare());
  }

  private static void numbers(JsonGenerator json, String name, Scalars values) throws IOException {
    json.writeFieldName(name);
    Json.numbers(json, values);
  }
}
