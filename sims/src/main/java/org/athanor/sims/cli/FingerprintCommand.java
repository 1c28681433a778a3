package org.athanor.sims.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.athanor.persistence.formats.Frame;
import org.athanor.potentials.fingerprint.FingerprintSettings;
import org.athanor.potentials.fingerprint.Fingerprints;
import org.athanor.potentials.fingerprint.GaussianOverlap;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Scalars;
import org.athanor.potentials.structure.Structure;
import org.athanor.sims.report.Table;
import org.athanor.sims.status.Format;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code athanor fingerprint FILE.extxyz --cutoff 5.0 --length 50 [--orbitals sp] [--json]}. */
@Command(
    name = "fingerprint",
    description = "Computes the Gaussian-overlap-matrix fingerprint of every atom (dimensionless).")
final class FingerprintCommand implements Callable<Integer> {
  private static final int SHOWN = 6;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE.extxyz", description = "structures")
  private Path file;

  @Mixin private FingerprintOptions options;

  @Option(names = "--json", description = "print JSON, schema athanor/fingerprint")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    FingerprintSettings settings = options.settings();
    List<Frame> frames = Frames.of(file);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      print(out, frames, settings);
    } else {
      table(frames, settings).text().forEach(out::println);
      out.flush();
    }
    return 0;
  }

  private void print(PrintWriter out, List<Frame> frames, FingerprintSettings settings)
      throws IOException {
    JsonGenerator document = Json.open(out, "athanor/fingerprint", 1);
    document.writeNumberField("cutoffAngstrom", settings.cutoff());
    document.writeNumberField("length", settings.length());
    document.writeStringField("orbitals", options.orbitals());
    document.writeArrayFieldStart("structures");
    for (Frame frame : frames) {
      Fingerprints fingerprints = GaussianOverlap.of(frame.structure(), settings);
      document.writeStartObject();
      document.writeArrayFieldStart("atoms");
      for (int i = 0; i < fingerprints.atoms(); i++) {
        Json.numbers(document, fingerprint(fingerprints, i));
      }
      document.writeEndArray();
      document.writeEndObject();
    }
    document.writeEndArray();
    Json.end(out, document);
  }

  private static Table table(List<Frame> frames, FingerprintSettings settings) {
    int shown = Math.min(SHOWN, settings.length());
    List<String> heads = new ArrayList<>(List.of("element", "structure", "atom", "sum of all"));
    for (int m = 1; m <= shown; m++) {
      heads.add("eigenvalue " + m);
    }
    List<List<String>> rows = new ArrayList<>();
    for (int s = 0; s < frames.size(); s++) {
      Structure structure = frames.get(s).structure();
      Fingerprints fingerprints = GaussianOverlap.of(structure, settings);
      for (int i = 0; i < structure.size(); i++) {
        String element = Element.of(structure.species().get(i)).symbol();
        List<String> row = new ArrayList<>(List.of(element, "" + s, "" + i));
        double[] q = fingerprint(fingerprints, i).toArray();
        row.add(Format.figures(Arrays.stream(q).sum(), 6));
        for (int m = 0; m < shown; m++) {
          row.add(Format.figures(q[m], 6));
        }
        rows.add(row);
      }
    }
    return Table.of(1, heads, rows);
  }

  private static Scalars fingerprint(Fingerprints fingerprints, int atom) {
    double[] q = new double[fingerprints.length()];
    for (int m = 0; m < q.length; m++) {
      q[m] = fingerprints.get(atom, m);
    }
    return Scalars.of(q);
  }
}
