package org.athanor.sims.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import org.athanor.persistence.formats.Frame;
import org.athanor.potentials.matching.LabelKind;
import org.athanor.potentials.potential.ParametricPotential;
import org.athanor.potentials.potential.Potential;
import org.athanor.potentials.potential.Prediction;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Scalars;
import org.athanor.potentials.structure.Structure;
import org.athanor.sims.matching.Bootstrap;
import org.athanor.sims.matching.Outcome;
import org.athanor.sims.matching.Plan;
import org.athanor.sims.matching.PoolReference;
import org.athanor.sims.matching.Rounds;
import org.athanor.sims.matching.Untuned;
import org.athanor.sims.phases.StructureSpec;
import org.athanor.sims.potential.PotentialSpec;
import org.athanor.sims.properties.sensitivity.Indicator;
import org.athanor.sims.properties.sensitivity.PropertyJacobian;
import org.athanor.sims.properties.sensitivity.Reading;
import org.athanor.sims.properties.sensitivity.Wanted;
import org.athanor.sims.run.Interruption;
import org.athanor.sims.run.PaidLabels;
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
  /** As shells say it of a process that was interrupted. */
  private static final int STOPPED = 130;

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
      names = "--expected",
      split = ",",
      paramLabel = "PROPERTY=VALUE",
      description =
          "values of the target's properties that are known otherwise, in their order, to show"
              + " beside the result")
  private List<String> expected = List.of();

  @Option(
      names = "--plot",
      paramLabel = "FILE.svg",
      description = "a plot of the properties against --truth or --expected")
  private Optional<Path> plot;

  @Option(
      names = "--reference",
      paramLabel = "FILE.conf",
      description = {
        "what labels instead: a file with a label section as in a campaign file, or a campaign file.",
        "No label is paid for twice; after Ctrl-C or a kill the same command goes on"
      })
  private Optional<Path> reference;

  @Option(
      names = "--directory",
      paramLabel = "DIR",
      defaultValue = "runs/tune",
      description = "of the reference's labels and journals (default ${DEFAULT-VALUE})")
  private Path directory;

  @Option(
      names = "--cache",
      paramLabel = "DIR",
      description = "labels shared with campaigns; label.cache of the file unless given")
  private Optional<Path> cache;

  @Option(
      names = "--e0",
      paramLabel = "Ta=-1.8,…",
      description =
          "energies of isolated atoms in eV, taken off the labels of --reference or of the pool")
  private Optional<String> atoms;

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
      description = "energy, forces, atom-forces, centre-force, stress; energy,forces unless given")
  private List<String> labels;

  @Option(
      names = "--per-target",
      description = "bound every property by itself, instead of all their combinations together")
  private boolean perTarget;

  @Option(
      names = "--known",
      description = {
        "count what the labels and the prior of a fitted potential say of its coefficients, and",
        "keep to it in fits"
      })
  private boolean known;

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

  @Option(
      names = "--bootstrap",
      paramLabel = "N",
      description = "check the standard deviations by N sets of labels drawn anew and fitted")
  private Optional<Integer> bootstrap;

  @Option(names = "--json", description = "print JSON, schema athanor/tune")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    check();
    ParametricPotential start = PotentialSpec.parametric(potential);
    List<Frame> frames = Frames.of(file);
    List<Structure> pool = frames.stream().map(Frame::structure).toList();
    Plan plan = plan(start);
    Optional<Potential> judge = truth.isPresent() ? Optional.of(resolved()) : Optional.empty();
    Outcome outcome;
    Optional<Outcome> random = Optional.empty();
    Optional<PaidLabels> paid = reference.map(this::paid);
    PoolReference says = says(frames, judge, paid);
    try (var _ = Interruption.ofThisThread()) {
      outcome = Rounds.of(start, plan, pool, says, this::news);
      if (control.isPresent()) {
        random = Optional.of(Rounds.random(start, plan, pool, says, outcome, control.get()));
      }
    } catch (InterruptedException stopped) {
      System.err.println("stopped; the same command goes on where this one was");
      return STOPPED;
    }
    List<Reading> judged = judge.map(of -> properties(of, plan)).orElseGet(() -> expected(plan));
    Outcome found = outcome;
    Optional<Bootstrap> check =
        bootstrap.map(draws -> Bootstrap.of(found, plan, draws, control.orElse(1L)));
    TuneReport report = new TuneReport(start, plan, outcome, random, check, judged);
    if (plot.isPresent()) {
      TunePlot.write(report, plot.get());
    }
    print(report);
    return outcome.settled() ? 0 : 1;
  }

  private void check() {
    if (rounds < 1) {
      throw new IllegalArgumentException("--rounds: expected at least 1, got " + rounds);
    }
    if (truth.isPresent() && !expected.isEmpty()) {
      throw new IllegalArgumentException("--expected: expected no --truth beside it, got both");
    }
  }

  private Plan plan(ParametricPotential start) throws IOException {
    return new Plan(
        StructureSpec.parse(structure),
        targets.stream().map(Wanted::parse).toList(),
        labels.stream().map(LabelKind::parse).toList(),
        perTarget,
        rounds,
        known ? Optional.of(PotentialSpec.known(potential, start)) : Optional.empty());
  }

  private void print(TuneReport report) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      JsonGenerator document = Json.open(out, "athanor/tune", 1);
      report.write(document);
      Json.end(out, document);
    } else {
      report.text().forEach(out::println);
      out.flush();
    }
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

  private PaidLabels paid(Path file) {
    if (truth.isPresent()) {
      throw new IllegalArgumentException("--reference: expected no --truth beside it, got both");
    }
    return PaidLabels.of(file, cache, directory, System.err);
  }

  private PoolReference says(
      List<Frame> frames, Optional<Potential> judge, Optional<PaidLabels> paid) {
    List<Structure> pool = frames.stream().map(Frame::structure).toList();
    PoolReference raw =
        paid.map(shop -> bought(shop, pool))
            .orElseGet(
                () ->
                    PoolReference.each(
                        judge.map(of -> said(of, pool)).orElseGet(() -> given(frames))));
    if (atoms.isEmpty()) {
      return raw;
    }
    SortedMap<Integer, Double> energies =
        AtomEnergies.parse(atoms.get(), "energies in eV such as Ta=-1.8");
    return some -> {
      SortedMap<Integer, Labels> labels = raw.labels(some);
      labels.replaceAll((frame, of) -> AtomEnergies.without(energies, pool.get(frame), of));
      return labels;
    };
  }

  private static PoolReference bought(PaidLabels shop, List<Structure> pool) {
    return some -> {
      List<Integer> frames = List.copyOf(some);
      List<Optional<Labels>> labels = shop.of(frames.stream().map(pool::get).toList());
      SortedMap<Integer, Labels> there = new TreeMap<>();
      for (int k = 0; k < frames.size(); k++) {
        int frame = frames.get(k);
        labels.get(k).ifPresent(of -> there.put(frame, of));
      }
      return there;
    };
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
                            + ": expected REF_energy and REF_forces, or --truth or --reference to"
                            + " label it;"
                            + " got neither"));
  }

  private static List<Reading> properties(Potential truth, Plan plan) {
    return PropertyJacobian.of(
        new Untuned(truth), plan.crystal(), plan.target().stream().map(Wanted::indicator).toList());
  }

  private List<Reading> expected(Plan plan) {
    List<Wanted> values = expected.stream().map(Wanted::parse).toList();
    List<Indicator> wanted = plan.target().stream().map(Wanted::indicator).toList();
    if (!values.isEmpty() && !values.stream().map(Wanted::indicator).toList().equals(wanted)) {
      throw new IllegalArgumentException(
          "--expected: expected a value of "
              + wanted.stream().map(Indicator::word).toList()
              + ", in this order, got "
              + expected);
    }
    return values.stream()
        .map(value -> new Reading(value.indicator(), value.size(), Scalars.of()))
        .toList();
  }
}
