package org.athanor.sims.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.athanor.persistence.formats.Frame;
import org.athanor.potentials.entropy.EntropyDataset;
import org.athanor.potentials.entropy.LocalEntropy;
import org.athanor.potentials.entropy.Mode;
import org.athanor.potentials.entropy.Samples;
import org.athanor.potentials.fingerprint.FingerprintSettings;
import org.athanor.potentials.fingerprint.Fingerprints;
import org.athanor.potentials.fingerprint.GaussianOverlap;
import org.athanor.sims.report.Table;
import org.athanor.sims.status.Format;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code athanor entropy FILE.extxyz --cutoff R --length L [--mode M] [--dataset OTHER.extxyz]}.
 *
 * <p>Gains are ΔH = H(dataset + structure) − H(dataset). Without a dataset of its own the file
 * itself is the dataset, and a gain says what one more of the same structure would add.
 */
@Command(
    name = "entropy",
    description = {
      "Computes the local entropy of every structure, the global entropy of a dataset, and what each",
      "structure would add to it (all dimensionless). Without --dataset, the file is the dataset."
    })
final class EntropyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE.extxyz", description = "structures")
  private Path file;

  @Mixin private FingerprintOptions options;

  @Option(
      names = "--mode",
      defaultValue = "per-atom",
      converter = ModeWord.class,
      paramLabel = "per-atom|per-configuration",
      description = "what a sample of the global entropy is; per-atom unless given")
  private Mode mode;

  @Option(
      names = "--regularisation",
      defaultValue = "1e-3",
      paramLabel = "ρ",
      description = "added to the diagonal of the covariance; 1e-3 unless given, as published")
  private double regularisation;

  @Option(
      names = "--dataset",
      paramLabel = "OTHER.extxyz",
      description = "the dataset that gains refer to; the file itself unless given")
  private Optional<Path> other;

  @Option(names = "--json", description = "print JSON, schema athanor/entropy")
  private boolean json;

  /** What is said about one structure. */
  private record Line(OptionalDouble local, double gain, double novelty) {}

  @Override
  public Integer call() throws IOException {
    if (!(regularisation > 0) || regularisation == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException(
          "--regularisation: expected a positive number, got " + regularisation);
    }
    FingerprintSettings settings = options.settings();
    List<Fingerprints> structures = fingerprints(file, settings);
    EntropyDataset dataset = new EntropyDataset(mode, settings.length(), regularisation);
    other
        .map(path -> fingerprints(path, settings))
        .orElse(structures)
        .forEach(one -> dataset.add(Samples.of(one, mode)));
    List<Line> lines = structures.stream().map(one -> line(dataset, one)).toList();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      print(out, dataset, lines);
    } else {
      table(lines).text().forEach(out::println);
      out.println("global entropy " + Format.figures(dataset.entropy(), 8));
      out.flush();
    }
    return 0;
  }

  private Line line(EntropyDataset dataset, Fingerprints one) {
    Samples samples = Samples.of(one, mode);
    return new Line(LocalEntropy.of(one), dataset.gain(samples), dataset.novelty(samples));
  }

  private void print(PrintWriter out, EntropyDataset dataset, List<Line> lines) throws IOException {
    JsonGenerator document = Json.open(out, "athanor/entropy", 1);
    document.writeStringField("mode", mode.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    document.writeNumberField("regularisation", regularisation);
    document.writeNumberField("samples", dataset.count());
    document.writeNumberField("globalEntropy", dataset.entropy());
    document.writeArrayFieldStart("structures");
    for (Line line : lines) {
      document.writeStartObject();
      if (line.local().isPresent()) {
        document.writeNumberField("localEntropy", line.local().getAsDouble());
      } else {
        document.writeNullField("localEntropy");
      }
      document.writeNumberField("gain", line.gain());
      document.writeNumberField("novelty", line.novelty());
      document.writeEndObject();
    }
    document.writeEndArray();
    Json.end(out, document);
  }

  private static Table table(List<Line> lines) {
    List<List<String>> rows = new ArrayList<>();
    for (int s = 0; s < lines.size(); s++) {
      Line line = lines.get(s);
      rows.add(
          List.of(
              "" + s,
              line.local().isPresent() ? Format.figures(line.local().getAsDouble(), 6) : "–",
              Format.figures(line.gain(), 6),
              Format.figures(line.novelty(), 6)));
    }
    return Table.of(0, List.of("structure", "local entropy", "gain ΔH", "novelty ν"), rows);
  }

  private static List<Fingerprints> fingerprints(Path path, FingerprintSettings settings) {
    return Frames.of(path).stream()
        .map(Frame::structure)
        .map(structure -> GaussianOverlap.of(structure, settings))
        .toList();
  }
}
