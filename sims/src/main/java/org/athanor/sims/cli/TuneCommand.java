package org.athanor.sims.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import org.athanor.persistence.formats.Frame;
import org.athanor.potentials.matching.LabelKind;
import org.athanor.potentials.potential.ParametricPotential;
import org.athanor.potentials.potential.Potential;
import org.athanor.potentials.potential.Prediction;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Structure;
import org.athanor.sims.matching.Outcome;
import org.athanor.sims.matching.Plan;
import org.athanor.sims.matching.Rounds;
import org.athanor.sims.matching.Untuned;
import org.athanor.sims.phases.StructureSpec;
import org.athanor.sims.potential.PotentialSpec;
import org.athanor.sims.properties.sensitivity.Indicator;
import org.athanor.sims.properties.sensitivity.PropertyJacobian;
import org.athanor.sims.properties.sensitivity.Reading;
import org.athanor.sims.properties.sensitivity.Wanted;
import org.athanor.sims.status.Format;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code tune POOL.extxyz --potential SPEC --structure SPEC --target a=1%,C11=5% [--truth SPEC]
 * [--control SEED]}.
 */
@Command(
    name = "tune",
    description = {
      "Tunes the parameters of a potential with just the labels that wanted accuracies of a",
      "crystal's properties ask for: rounds of information matching, labels and fits.",
      "Potentials: zhou:Ta, zhou:W, zhou:W@Ta (tungsten's parameters for tantalum),",
      "sw:FILE:ELEMENT (one element), the folder of a fitted potential",
      "Properties: " + Indicator.FORMS
    })
final class TuneCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "POOL.extxyz",
      description = "structures that may be labelled; without --truth, with REF_ labels to reveal")
  private Path file;

  @Option(
      names = "--potential",
      required = true,
      paramLabel = "SPEC",
      description = "a potential with parameters, where it starts")
  private String potential;

  @Option(
      names = "--truth",
      paramLabel = "SPEC",
      description = "a potential that labels, of any kind; its own properties are shown beside")
  private Optional<String> truth;

  @Option(
      names = "--structure",
      required = true,
      paramLabel = "SPEC",
      description = "the crystal of the target properties")
  private String structure;

  @Option(
      names = "--target",
      required = true,
      split = ",",
      paramLabel = "PROPERTY=DEVIATION",
      description = "wanted standard deviations, in the property's unit or in percent of its value")
  private List<String> targets;

  @Option(
      names = "--labels",
      split = ",",
      defaultValue = "energy,forces",
      paramLabel = "KIND",
      description = "energy, forces, atom-forces, stress; energy,forces unless given")
  private List<String> labels;

  @Option(
      names = "--per-target",
      description = "bound every property by itself, instead of all their combinations together")
  private boolean perTarget;

  @Option(
      names = "--rounds",
      defaultValue = "20",
      paramLabel = "N",
      description = "at most; 20 unless given")
  private int rounds;

  @Option(
      names = "--control",
      paramLabel = "SEED",
      description = "also fit to as many labels drawn at random by this seed, for comparison")
  private Optional<Long> control;

  @Option(names = "--json", description = "print JSON, schema athanor/tune")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    if (rounds < 1) {
      throw new IllegalArgumentException("--rounds: expected at least 1, got " + rounds);
    }
    ParametricPotential start = PotentialSpec.parametric(potential);
    List<Frame> frames = Frames.of(file);
    List<Structure> pool = frames.stream().map(Frame::structure).toList();
    Plan plan =
        new Plan(
            StructureSpec.parse(structure),
            targets.stream().map(Wanted::parse).toList(),
            labels.stream().map(LabelKind::parse).toList(),
            perTarget,
            rounds);
    Optional<Potential> judge = truth.isPresent() ? Optional.of(resolved()) : Optional.empty();
    IntFunction<Labels> reference = judge.map(of -> said(of, pool)).orElseGet(() -> given(frames));
    PrintWriter out = spec.commandLine().getOut();
    Outcome outcome = Rounds.of(start, plan, pool, reference, this::news);
    Optional<Outcome> random =
        control.isPresent()
            ? Optional.of(Rounds.random(start, plan, pool, reference, outcome, control.get()))
            : Optional.empty();
    List<Reading> judged = judge.map(of -> properties(of, plan)).orElse(List.of());
    TuneReport report = new TuneReport(start, plan, outcome, random, judged);
    if (json) {
      JsonGenerator document = Json.open(out, "athanor/tune", 1);
      report.write(document);
      Json.end(out, document);
    } else {
      report.text().forEach(out::println);
      out.flush();
    }
    return outcome.settled() ? 0 : 1;
  }

  private Potential resolved() throws IOException {
    return PotentialSpec.resolve(truth.orElseThrow());
  }

  private void news(int round, int chosen, int structures, Optional<Double> change) {
    PrintWriter err = spec.commandLine().getErr();
    if (!json) {
      err.printf(
          "round %d: %d labels of %d structures%s%n",
          round,
          chosen,
          structures,
          change.map(c -> ", weights changed by " + Format.figures(c, 2)).orElse(""));
      err.flush();
    }
  }

  private static IntFunction<Labels> said(Potential truth, List<Structure> pool) {
    return frame -> {
      Prediction prediction = truth.predict(pool.get(frame));
      return new Labels(prediction.energy(), prediction.forces(), Optional.of(prediction.virial()));
    };
  }

  private IntFunction<Labels> given(List<Frame> frames) {
    return frame ->
        frames
            .get(frame)
            .labels()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        file
                            + ", frame "
                            + (frame + 1)
                            + ": expected REF_energy and REF_forces, or --truth to label it;"
                            + " got neither"));
  }

  private static List<Reading> properties(Potential truth, Plan plan) {
    return PropertyJacobian.of(
        new Untuned(truth), plan.crystal(), plan.target().stream().map(Wanted::indicator).toList());
  }
}
