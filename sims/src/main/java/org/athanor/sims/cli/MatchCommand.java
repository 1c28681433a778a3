package org.athanor.sims.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.athanor.potentials.matching.InformationMatching;
import org.athanor.potentials.matching.MarginalMatching;
import org.athanor.potentials.matching.Matching;
import org.athanor.potentials.matching.MatchingProblem;
import org.athanor.potentials.matching.Objective;
import org.athanor.potentials.structure.Scalars;
import org.athanor.sims.report.Table;
import org.athanor.sims.status.Format;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code athanor match PROBLEM.json [--objective plain|frobenius|price|l2] [--per-target]}. */
@Command(
    name = "match",
    description = {
      "Picks the labels, and their weights 1/σ², that give a target the information it needs at",
      "the least cost, with certified bounds of that cost. For any Fisher information matrices."
    })
final class MatchCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "PROBLEM.json",
      description = "candidates and a target; docs/commands.md has the format")
  private Path file;

  @Option(
      names = "--objective",
      defaultValue = "plain",
      converter = ObjectiveWord.class,
      paramLabel = "plain|frobenius|price|l2",
      description = "what is made small: Σ w, Σ ‖I‖w, Σ price·w or √Σ w²; plain unless given")
  private Objective objective;

  @Option(
      names = "--per-target",
      description =
          "bound every target quantity by itself, instead of all their combinations together")
  private boolean perTarget;

  @Option(
      names = "--sparsest",
      description = "reweight a few times towards fewer labels (they may cost a little more)")
  private boolean sparsest;

  @Option(names = "--json", description = "print JSON, schema athanor/match")
  private boolean json;

  /** Words of {@code --objective}. */
  static final class ObjectiveWord implements ITypeConverter<Objective> {
    @Override
    public Objective convert(String word) {
      for (Objective objective : Objective.values()) {
        if (objective.name().toLowerCase(Locale.ROOT).equals(word)) {
          return objective;
        }
      }
      throw new TypeConversionException("expected plain, frobenius, price or l2, got " + word);
    }
  }

  @Override
  public Integer call() throws IOException {
    if (perTarget && sparsest) {
      throw new IllegalArgumentException("--sparsest: expected no --per-target beside it");
    }
    MatchingProblem problem = MatchingFile.read(file);
    long start = System.nanoTime();
    Matching matching = solve(problem);
    double seconds = (System.nanoTime() - start) * 1e-9;
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      print(out, problem, matching, seconds);
    } else {
      say(out, problem, matching, seconds);
      out.flush();
    }
    return 0;
  }

  private Matching solve(MatchingProblem problem) {
    if (perTarget) {
      return MarginalMatching.solve(problem, objective);
    }
    return sparsest
        ? InformationMatching.sparsest(problem, objective)
        : InformationMatching.solve(problem, objective);
  }

  private void print(PrintWriter out, MatchingProblem problem, Matching matching, double seconds)
      throws IOException {
    JsonGenerator document = Json.open(out, "athanor/match", 1);
    document.writeStringField("objective", objective.name().toLowerCase(Locale.ROOT));
    document.writeBooleanField("perTarget", perTarget);
    document.writeNumberField("candidates", problem.candidates().size());
    document.writeNumberField("parameters", problem.target().parameters());
    switch (matching) {
      case Matching.Optimal optimal -> optimal(document, optimal);
      case Matching.Infeasible infeasible -> infeasible(document, infeasible);
    }
    document.writeNumberField("seconds", seconds);
    Json.end(out, document);
  }

  private static void optimal(JsonGenerator document, Matching.Optimal optimal) throws IOException {
    document.writeStringField("status", "optimal");
    document.writeNumberField("lowerBound", optimal.lowerBound());
    document.writeNumberField("upperBound", optimal.upperBound());
    document.writeNumberField("relativeGap", optimal.relativeGap());
    document.writeObjectFieldStart("weights");
    for (Map.Entry<String, Double> weight : optimal.weights().entrySet()) {
      document.writeNumberField(weight.getKey(), weight.getValue());
    }
    document.writeEndObject();
    document.writeFieldName("achievedStandardDeviations");
    if (optimal.achievedDeviations().isPresent()) {
      Json.numbers(document, optimal.achievedDeviations().get());
    } else {
      document.writeNull();
    }
  }

  private static void infeasible(JsonGenerator document, Matching.Infeasible infeasible)
      throws IOException {
    document.writeStringField("status", "infeasible");
    document.writeNullField("lowerBound");
    document.writeNullField("upperBound");
    document.writeObjectFieldStart("weights");
    document.writeEndObject();
    document.writeNullField("achievedStandardDeviations");
    document.writeObjectFieldStart("missing");
    if (infeasible.quantity().isPresent()) {
      document.writeNumberField("quantity", infeasible.quantity().getAsInt());
    } else {
      document.writeNullField("quantity");
    }
    document.writeFieldName("direction");
    Json.numbers(document, infeasible.direction());
    document.writeEndObject();
  }

  private void say(PrintWriter out, MatchingProblem problem, Matching matching, double seconds) {
    switch (matching) {
      case Matching.Optimal optimal -> {
        weights(optimal).text().forEach(out::println);
        out.printf(
            Locale.ROOT,
            "%d of %d candidates; cost %s (certified: at least %s, gap %.1e); %.2f s%n",
            optimal.weights().size(),
            problem.candidates().size(),
            Format.figures(optimal.upperBound(), 8),
            Format.figures(optimal.lowerBound(), 8),
            optimal.relativeGap(),
            seconds);
        optimal
            .achievedDeviations()
            .ifPresent(all -> deviations(problem, all).text().forEach(out::println));
      }
      case Matching.Infeasible infeasible ->
          out.println(
              "infeasible: all candidates together do not give what is wanted"
                  + (infeasible.quantity().isPresent()
                      ? " of target quantity " + infeasible.quantity().getAsInt()
                      : "")
                  + "; what is missing lies mostly along parameters (from 0) "
                  + infeasible.parameters());
    }
  }

  private static Table deviations(MatchingProblem problem, Scalars achieved) {
    double[] wanted = problem.target().wantedDeviations().orElseThrow().toArray();
    List<List<String>> rows = new ArrayList<>();
    for (int k = 0; k < wanted.length; k++) {
      rows.add(List.of("" + k, Format.figures(wanted[k], 5), Format.figures(achieved.get(k), 5)));
    }
    return Table.of(0, List.of("target quantity", "wanted σ", "achieved σ"), rows);
  }

  private static Table weights(Matching.Optimal optimal) {
    List<List<String>> rows = new ArrayList<>();
    optimal
        .weights()
        .forEach(
            (id, weight) ->
                rows.add(
                    List.of(
                        id,
                        Format.figures(weight, 8),
                        weight > 0 ? Format.figures(1 / Math.sqrt(weight), 4) : "–")));
    return Table.of(1, List.of("candidate", "weight w = 1/σ²", "σ"), rows);
  }
}
