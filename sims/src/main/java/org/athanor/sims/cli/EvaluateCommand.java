package org.athanor.sims.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.athanor.persistence.formats.Destination;
import org.athanor.persistence.formats.ExtxyzWriter;
import org.athanor.persistence.formats.Frame;
import org.athanor.persistence.formats.WholeFile;
import org.athanor.potentials.linear.ErrorSums;
import org.athanor.potentials.potential.Potential;
import org.athanor.potentials.potential.Prediction;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Neighbours;
import org.athanor.potentials.uncertainty.Deviations;
import org.athanor.potentials.uncertainty.Uncertainty;
import org.athanor.protocol.campaign.Errors;
import org.athanor.sims.fit.FitJson;
import org.athanor.sims.potential.PotentialSpec;
import org.athanor.sims.report.Trust;
import org.athanor.sims.status.Accuracy;
import org.athanor.sims.status.Format;
import org.athanor.sims.status.StatusJson;
import org.athanor.sims.status.StatusText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code athanor evaluate --potential SPEC STRUCTURES.extxyz --output OUT.extxyz [--json]}. */
@Command(
    name = "evaluate",
    description = {
      "Computes energies, forces and stresses of structures, and their errors where the file has",
      "REF_ values. Potentials: " + PotentialSpec.FORMS
    })
final class EvaluateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "STRUCTURES.extxyz", description = "structures, with or without labels")
  private Path file;

  @Option(
      names = "--potential",
      required = true,
      paramLabel = "SPEC",
      description = "which potential")
  private String potential;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "OUT.extxyz",
      description =
          "frames in the same order with energy (eV), forces (eV/Å), stress (eV/Å³, tension"
              + " positive)")
  private Path output;

  @Option(
      names = "--uncertainty",
      description =
          "beside them energy_std, forces_std and stress_std, calibrated, and each atom's"
              + " extrapolation grade; of labelled structures how many errors lie within"
              + " intervals of 50, 90 and 95 %; for a fitted potential with its uncertainty.bin")
  private boolean doubts;

  @Option(names = "--json", description = "print JSON, schema athanor/evaluate")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    Destination.file("--output", output);
    Potential resolved = PotentialSpec.resolve(potential);
    Optional<Uncertainty> uncertainty =
        doubts
            ? Optional.of(PotentialSpec.uncertainty("--uncertainty", potential, resolved))
            : Optional.empty();
    List<Frame> frames = Frames.of(file);
    ErrorSums sums = new ErrorSums();
    Trust trust = new Trust();
    WholeFile.write(
        output,
        part -> {
          try (ExtxyzWriter writer = ExtxyzWriter.create(part)) {
            for (int k = 0; k < frames.size(); k++) {
              Frame frame = frames.get(k);
              Prediction prediction = predict(resolved, frame, k + 1);
              Optional<Deviations> said = uncertainty.map(all -> all.of(frame.structure()));
              write(writer, frame, labels(prediction), said);
              if (said.isPresent() && frame.labels().isPresent()) {
                trust.add(said.get(), prediction, frame.labels().get());
              }
              frame
                  .labels()
                  .ifPresent(labels -> sums.add(frame.structure().cell(), prediction, labels));
            }
          }
        });
    print(frames.size(), sums.statistics().map(Accuracy::of), trust);
    return 0;
  }

  private static void write(
      ExtxyzWriter writer, Frame frame, Labels prediction, Optional<Deviations> deviations) {
    if (deviations.isEmpty()) {
      writer.write(frame, Optional.of(prediction));
      return;
    }
    Deviations said = deviations.get();
    SortedMap<String, String> info = new TreeMap<>(frame.info());
    info.put("energy_std", Double.toString(said.energy()));
    info.put("stress_std", numbers(said.virial().times(1 / frame.structure().cell().volume())));
    info.put("grade", Double.toString(said.grade()));
    writer.write(
        new Frame(frame.structure(), frame.labels(), info),
        prediction,
        new TreeMap<>(Map.of("forces_std", said.forces())),
        new TreeMap<>(Map.of("grade", said.grades())));
  }

  private static String numbers(Matrix3 matrix) {
    return Arrays.stream(matrix.toArray())
        .mapToObj(Double::toString)
        .collect(Collectors.joining(" "));
  }

  private Prediction predict(Potential resolved, Frame frame, int number) {
    try {
      Prediction prediction = resolved.predict(frame.structure());
      if (!Double.isFinite(prediction.energy()) || !prediction.forces().allFinite()) {
        double closest = Neighbours.of(frame.structure(), resolved.cutoff()).shortestDistance();
        throw new IllegalArgumentException(
            "expected a structure with a finite energy and forces, got "
                + prediction.energy()
                + " eV; its closest two atoms are "
                + Format.figures(closest, 3)
                + " Å apart");
      }
      return prediction;
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ", frame " + number + ": " + e.getMessage(), e);
    }
  }

  private static Labels labels(Prediction prediction) {
    return new Labels(prediction.energy(), prediction.forces(), Optional.of(prediction.virial()));
  }

  private void print(int structures, Optional<Errors> errors, Trust trust) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      ObjectNode document = JsonNodeFactory.instance.objectNode();
      document.put("schema", "athanor/evaluate");
      document.put("version", 1);
      document.put("potential", potential);
      document.put("structures", structures);
      document.put("output", output.toString());
      document.set("errors", StatusJson.errors(errors));
      document.set("coverage", doubts && errors.isPresent() ? FitJson.coverages(trust) : null);
      Json.print(out, document);
      return;
    }
    out.println(structures + " structures written to " + output);
    errors.ifPresent(
        found ->
            out.println(
                "mean absolute errors over "
                    + found.labels()
                    + " labelled structures: "
                    + StatusText.errors(found)));
    if (doubts && errors.isPresent()) {
      out.println("errors within intervals that should hold so many (%):");
      trust.text().forEach(out::println);
    }
    out.flush();
  }
}
