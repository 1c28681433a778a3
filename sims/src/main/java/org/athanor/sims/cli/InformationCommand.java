package org.athanor.sims.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.athanor.persistence.formats.Destination;
import org.athanor.persistence.formats.Frame;
import org.athanor.potentials.matching.Information;
import org.athanor.potentials.matching.LabelJacobian;
import org.athanor.potentials.matching.LabelKind;
import org.athanor.potentials.potential.Parameter;
import org.athanor.potentials.potential.ParametricPotential;
import org.athanor.potentials.potential.Sensitivity;
import org.athanor.potentials.structure.Structure;
import org.athanor.sims.phases.StructureSpec;
import org.athanor.sims.potential.PotentialSpec;
import org.athanor.sims.properties.Ticker;
import org.athanor.sims.properties.sensitivity.Indicator;
import org.athanor.sims.properties.sensitivity.PropertyJacobian;
import org.athanor.sims.properties.sensitivity.Reading;
import org.athanor.sims.properties.sensitivity.Wanted;
import org.athanor.sims.report.Table;
import org.athanor.sims.status.Format;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code information POOL.extxyz --potential SPEC --structure SPEC --target a=1%,C11=5 --output
 * PROBLEM.json}.
 */
@Command(
    name = "information",
    description = {
      "Writes the problem that match solves: what labels of a pool say about the parameters of a",
      "potential, and what wanted accuracies of a crystal's properties ask for.",
      "Potentials: zhou:Ta, zhou:W, sw:FILE:ELEMENT (one element), the folder of a fitted potential",
      "Properties: " + Indicator.FORMS
    })
final class InformationCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "POOL.extxyz", description = "structures that may be labelled")
  private Path file;

  @Option(
      names = "--potential",
      required = true,
      paramLabel = "SPEC",
      description = "a potential with parameters, at their present values")
  private String potential;

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
      description =
          "wanted standard deviations, in the property's unit or in percent of its value: a=0.01,"
              + "C11=5%%")
  private List<String> targets;

  @Option(
      names = "--labels",
      split = ",",
      defaultValue = "energy,forces",
      paramLabel = "KIND",
      description =
          "what is bought of a structure, each by itself: energy (eV/atom), forces (eV/Å),"
              + " atom-forces (of every atom by itself), centre-force (of the first atom), stress (GPa);"
              + " energy,forces unless given")
  private List<String> labels;

  @Option(
      names = "--known",
      description =
          "also write what the labels and the prior of a fitted potential say of its coefficients")
  private boolean known;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "PROBLEM.json",
      description = "for match")
  private Path output;

  @Option(names = "--json", description = "print JSON, schema athanor/information")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    Destination.file("--output", output);
    ParametricPotential resolved = PotentialSpec.parametric(potential);
    Optional<Information> inHand =
        known ? Optional.of(PotentialSpec.known(potential, resolved)) : Optional.empty();
    StructureSpec crystal = StructureSpec.parse(structure);
    List<Wanted> wanted = targets.stream().map(Wanted::parse).toList();
    List<LabelKind> kinds = labels.stream().map(LabelKind::parse).toList();
    List<Frame> frames = Frames.of(file);
    List<Reading> readings =
        PropertyJacobian.of(resolved, crystal, wanted.stream().map(Wanted::indicator).toList());
    int candidates = write(resolved, frames, kinds, readings, wanted, inHand);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      print(out, resolved, readings, wanted, candidates);
    } else {
      table(readings, wanted).text().forEach(out::println);
      out.printf("%d candidates written to %s%n", candidates, output);
      out.flush();
    }
    return 0;
  }

  private int write(
      ParametricPotential resolved,
      List<Frame> frames,
      List<LabelKind> kinds,
      List<Reading> readings,
      List<Wanted> wanted,
      Optional<Information> inHand)
      throws IOException {
    Path part = part(output);
    Optional<Path> jacobians =
        ProblemWriter.large(frames, kinds, resolved.parameters().size())
            ? Optional.of(ProblemWriter.jacobians(output))
            : Optional.empty();
    int candidates = 0;
    Ticker ticker = StepLine.of(spec.commandLine().getErr(), "information");
    try (ProblemWriter writer =
        jacobians.isPresent()
            ? ProblemWriter.create(part, jacobians.get(), resolved.parameters().size())
            : ProblemWriter.create(part)) {
      for (int k = 0; k < frames.size(); k++) {
        for (LabelJacobian candidate : candidates(resolved, frames.get(k), k + 1, kinds)) {
          writer.candidate(candidate);
          candidates++;
        }
        ticker.done(k + 1, frames.size());
      }
      writer.target(readings, deviations(readings, wanted), inHand);
      writer.origin(origin(resolved));
    } catch (IllegalArgumentException refused) {
      Files.deleteIfExists(part);
      if (jacobians.isPresent()) {
        Files.deleteIfExists(part(jacobians.get()));
      }
      throw refused;
    }
    if (jacobians.isPresent()) {
      replace(jacobians.get());
    }
    replace(output);
    return candidates;
  }

  private String origin(ParametricPotential resolved) {
    return "%s of %s under %s, parameters %s"
        .formatted(
            String.join(", ", targets),
            structure,
            potential,
            resolved.parameters().stream().map(Parameter::name).toList());
  }

  private static Path part(Path file) {
    return file.resolveSibling(file.getFileName() + ".part");
  }

  private static void replace(Path file) throws IOException {
    Files.move(
        part(file), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private List<LabelJacobian> candidates(
      ParametricPotential resolved, Frame frame, int number, List<LabelKind> kinds) {
    Structure of = frame.structure();
    try {
      Sensitivity sensitivity = resolved.sensitivity(of);
      List<LabelJacobian> all = new ArrayList<>();
      for (LabelKind kind : kinds) {
        all.addAll(LabelJacobian.of("" + number, of, sensitivity, kind));
      }
      return all;
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ", frame " + number + ": " + e.getMessage(), e);
    }
  }

  private static List<Double> deviations(List<Reading> readings, List<Wanted> wanted) {
    List<Double> all = new ArrayList<>();
    for (int q = 0; q < readings.size(); q++) {
      all.add(wanted.get(q).deviation(readings.get(q).value()));
    }
    return all;
  }

  private static Table table(List<Reading> readings, List<Wanted> wanted) {
    List<List<String>> rows = new ArrayList<>();
    for (int q = 0; q < readings.size(); q++) {
      Reading reading = readings.get(q);
      rows.add(
          List.of(
              reading.indicator().word(),
              reading.indicator().unit(),
              Format.figures(reading.value(), 6),
              Format.figures(wanted.get(q).deviation(reading.value()), 3)));
    }
    return Table.of(2, List.of("property", "unit", "value", "wanted σ"), rows);
  }

  private static void print(
      PrintWriter out,
      ParametricPotential resolved,
      List<Reading> readings,
      List<Wanted> wanted,
      int candidates)
      throws IOException {
    JsonGenerator document = Json.open(out, "athanor/information", 1);
    document.writeArrayFieldStart("parameters");
    for (Parameter parameter : resolved.parameters()) {
      document.writeStartObject();
      document.writeStringField("name", parameter.name());
      document.writeStringField("unit", parameter.unit());
      document.writeNumberField("value", parameter.value());
      document.writeBooleanField("logarithmic", parameter.scale() == Parameter.Scale.LOGARITHM);
      document.writeEndObject();
    }
    document.writeEndArray();
    document.writeArrayFieldStart("targets");
    for (int q = 0; q < readings.size(); q++) {
      Reading reading = readings.get(q);
      document.writeStartObject();
      document.writeStringField("property", reading.indicator().word());
      document.writeStringField("unit", reading.indicator().unit());
      document.writeNumberField("value", reading.value());
      document.writeNumberField("standardDeviation", wanted.get(q).deviation(reading.value()));
      document.writeFieldName("slopes");
      Json.numbers(document, reading.slopes());
      document.writeEndObject();
    }
    document.writeEndArray();
    document.writeNumberField("candidates", candidates);
    Json.end(out, document);
  }
}
